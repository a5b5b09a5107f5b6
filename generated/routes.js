// Generated from openapi.yaml by `npm run generate`. Do not edit.
export const basePath = "/v1/ecs";

export const routes = [
  {
    "operationId": "ping",
    "method": "GET",
    "paths": [
      "/v1/ecs/ping"
    ],
    "tag": "health",
    "public": true,
    "status": 200,
    "mediaType": "text/plain",
    "body": "none",
    "booleans": [],
    "integers": [],
    "freeQuery": null
  },
  {
    "operationId": "createService",
    "method": "POST",
    "paths": [
      "/v1/ecs/:account/services"
    ],
    "tag": "services",
    "public": false,
    "status": 200,
    "mediaType": "application/json",
    "body": "required",
    "booleans": [
      "dryRun"
    ],
    "integers": [],
    "freeQuery": null
  },
  {
    "operationId": "getVersion",
    "method": "GET",
    "paths": [
      "/v1/ecs/version"
    ],
    "tag": "health",
    "public": true,
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "booleans": [],
    "integers": [],
    "freeQuery": null
  },
  {
    "operationId": "getMetrics",
    "method": "GET",
    "paths": [
      "/v1/ecs/metrics"
    ],
    "tag": "health",
    "public": true,
    "status": 200,
    "mediaType": "text/plain",
    "body": "none",
    "booleans": [],
    "integers": [],
    "freeQuery": null
  },
  {
    "operationId": "getReadiness",
    "method": "GET",
    "paths": [
      "/v1/ecs/ready"
    ],
    "tag": "health",
    "public": true,
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "booleans": [],
    "integers": [],
    "freeQuery": null
  },
  {
    "operationId": "getService",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/services/:service"
    ],
    "tag": "services",
    "public": false,
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "booleans": [],
    "integers": [],
    "freeQuery": null
  },
  {
    "operationId": "listServiceEvents",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/services/:service/events"
    ],
    "tag": "services",
    "public": false,
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "booleans": [],
    "integers": [],
    "freeQuery": null
  }
];
