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
    "right": null,
    "spaces": [],
    "status": 200,
    "mediaType": "text/plain",
    "body": "none",
    "parameters": [],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "getVersion",
    "method": "GET",
    "paths": [
      "/v1/ecs/version"
    ],
    "tag": "health",
    "right": null,
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "getMetrics",
    "method": "GET",
    "paths": [
      "/v1/ecs/metrics"
    ],
    "tag": "health",
    "right": null,
    "spaces": [],
    "status": 200,
    "mediaType": "text/plain",
    "body": "none",
    "parameters": [],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "getReadiness",
    "method": "GET",
    "paths": [
      "/v1/ecs/ready"
    ],
    "tag": "health",
    "right": null,
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "inspectImage",
    "method": "GET",
    "paths": [
      "/v1/ecs/images"
    ],
    "tag": "images",
    "right": "read",
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "query.image",
      "header.x-registry-auth",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "verifyImage",
    "method": "HEAD",
    "paths": [
      "/v1/ecs/images"
    ],
    "tag": "images",
    "right": "read",
    "spaces": [],
    "status": 200,
    "mediaType": null,
    "body": "none",
    "parameters": [
      "query.image",
      "header.x-registry-auth"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "createService",
    "method": "POST",
    "paths": [
      "/v1/ecs/:account/services"
    ],
    "tag": "services",
    "right": "deploy",
    "spaces": [
      "body.cluster.clusterName",
      "body.service.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "required",
    "parameters": [
      "path.account",
      "query.dryRun",
      "query.strict",
      "query.verify",
      "query.wait",
      "query.timeout",
      "header.prefer",
      "header.idempotency-key"
    ],
    "booleans": [
      "dryRun",
      "strict",
      "verify"
    ],
    "integers": [
      "timeout"
    ],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "listServices",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/services"
    ],
    "tag": "services",
    "right": "read",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "query.all",
      "header.if-none-match"
    ],
    "booleans": [
      "all"
    ],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "updateServiceNamedInBody",
    "method": "PUT",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/services"
    ],
    "tag": "services",
    "right": "deploy",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "required",
    "parameters": [
      "path.account",
      "path.cluster",
      "query.dryRun",
      "query.strict",
      "query.verify",
      "query.wait",
      "query.timeout",
      "header.prefer",
      "header.idempotency-key",
      "header.if-match"
    ],
    "booleans": [
      "dryRun",
      "strict",
      "verify"
    ],
    "integers": [
      "timeout"
    ],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "getService",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/services/:service"
    ],
    "tag": "services",
    "right": "read",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.service",
      "query.all",
      "header.if-none-match"
    ],
    "booleans": [
      "all"
    ],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "updateService",
    "method": "PUT",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/services/:service"
    ],
    "tag": "services",
    "right": "deploy",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "required",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.service",
      "query.dryRun",
      "query.strict",
      "query.verify",
      "query.wait",
      "query.timeout",
      "header.prefer",
      "header.idempotency-key",
      "header.if-match"
    ],
    "booleans": [
      "dryRun",
      "strict",
      "verify"
    ],
    "integers": [
      "timeout"
    ],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "deleteService",
    "method": "DELETE",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/services/:service"
    ],
    "tag": "services",
    "right": "admin",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.service",
      "query.recursive",
      "query.dryRun",
      "header.prefer",
      "header.idempotency-key",
      "header.if-match"
    ],
    "booleans": [
      "recursive",
      "dryRun"
    ],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "listServiceEvents",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/services/:service/events"
    ],
    "tag": "services",
    "right": "read",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.service",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "getServiceLogs",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/services/:service/logs"
    ],
    "tag": "services",
    "right": "read",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.service",
      "query.task",
      "query.container",
      "query.limit",
      "query.seq",
      "query.start",
      "query.end",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [
      "limit",
      "start",
      "end"
    ],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "listServiceDeployments",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/services/:service/deployments"
    ],
    "tag": "services",
    "right": "read",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.service",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "rollbackService",
    "method": "POST",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/services/:service/rollback"
    ],
    "tag": "services",
    "right": "deploy",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "optional",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.service",
      "query.dryRun",
      "query.wait",
      "query.timeout",
      "header.prefer",
      "header.idempotency-key",
      "header.if-match"
    ],
    "booleans": [
      "dryRun"
    ],
    "integers": [
      "timeout"
    ],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "listClusters",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters"
    ],
    "tag": "clusters",
    "right": "read",
    "spaces": [
      "answer"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "createCluster",
    "method": "POST",
    "paths": [
      "/v1/ecs/:account/clusters"
    ],
    "tag": "clusters",
    "right": "deploy",
    "spaces": [
      "body.clusterName"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "required",
    "parameters": [
      "path.account"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "getCluster",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster"
    ],
    "tag": "clusters",
    "right": "read",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "deleteCluster",
    "method": "DELETE",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster"
    ],
    "tag": "clusters",
    "right": "admin",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "listTasks",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/tasks"
    ],
    "tag": "tasks",
    "right": "read",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "query.service",
      "query.family",
      "query.status",
      "query.startedBy",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [
      "status"
    ],
    "freeQuery": null
  },
  {
    "operationId": "runTask",
    "method": "POST",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/tasks"
    ],
    "tag": "tasks",
    "right": "deploy",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "required",
    "parameters": [
      "path.account",
      "path.cluster"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "getTask",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/tasks/:task"
    ],
    "tag": "tasks",
    "right": "read",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.task",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "stopTask",
    "method": "DELETE",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/tasks/:task"
    ],
    "tag": "tasks",
    "right": "deploy",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.task",
      "query.reason"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "listTaskDefinitions",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/taskdefs"
    ],
    "tag": "taskdefs",
    "right": "read",
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "query.status",
      "query.prefix",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "createTaskDefinition",
    "method": "POST",
    "paths": [
      "/v1/ecs/:account/taskdefs"
    ],
    "tag": "taskdefs",
    "right": "deploy",
    "spaces": [
      "body.cluster.clusterName"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "required",
    "parameters": [
      "path.account",
      "query.dryRun",
      "query.strict",
      "query.verify",
      "header.prefer",
      "header.idempotency-key"
    ],
    "booleans": [
      "dryRun",
      "strict",
      "verify"
    ],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "getTaskDefinition",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/taskdefs/:taskdef"
    ],
    "tag": "taskdefs",
    "right": "read",
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.taskdef",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "deleteTaskDefinition",
    "method": "DELETE",
    "paths": [
      "/v1/ecs/:account/taskdefs/:taskdef"
    ],
    "tag": "taskdefs",
    "right": "admin",
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.taskdef"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "listManagedTaskDefinitions",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/taskdefs"
    ],
    "tag": "managed-taskdefs",
    "right": "read",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "getManagedTaskDefinition",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/taskdefs/:taskdef"
    ],
    "tag": "managed-taskdefs",
    "right": "read",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.taskdef",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "updateManagedTaskDefinition",
    "method": "PUT",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/taskdefs/:taskdef"
    ],
    "tag": "managed-taskdefs",
    "right": "deploy",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "required",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.taskdef",
      "query.dryRun",
      "query.strict",
      "query.verify",
      "header.prefer",
      "header.idempotency-key"
    ],
    "booleans": [
      "dryRun",
      "strict",
      "verify"
    ],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "deleteManagedTaskDefinition",
    "method": "DELETE",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/taskdefs/:taskdef"
    ],
    "tag": "managed-taskdefs",
    "right": "admin",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.taskdef",
      "query.recursive",
      "query.force",
      "query.dryRun",
      "header.prefer",
      "header.idempotency-key"
    ],
    "booleans": [
      "recursive",
      "force",
      "dryRun"
    ],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "listManagedTasks",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/taskdefs/:taskdef/tasks"
    ],
    "tag": "managed-taskdefs",
    "right": "read",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.taskdef",
      "query.status",
      "query.startedBy",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [
      "status"
    ],
    "freeQuery": null
  },
  {
    "operationId": "runManagedTaskDefinition",
    "method": "POST",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/taskdefs/:taskdef/tasks"
    ],
    "tag": "managed-taskdefs",
    "right": "deploy",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "optional",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.taskdef"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "getManagedTask",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/taskdefs/:taskdef/tasks/:task"
    ],
    "tag": "managed-taskdefs",
    "right": "read",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.taskdef",
      "path.task",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "stopManagedTask",
    "method": "DELETE",
    "paths": [
      "/v1/ecs/:account/clusters/:cluster/taskdefs/:taskdef/tasks/:task"
    ],
    "tag": "managed-taskdefs",
    "right": "deploy",
    "spaces": [
      "path.cluster"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.cluster",
      "path.taskdef",
      "path.task",
      "query.reason"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "listDiscoveryServices",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/servicediscovery/services"
    ],
    "tag": "servicediscovery",
    "right": "read",
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "createDiscoveryService",
    "method": "POST",
    "paths": [
      "/v1/ecs/:account/servicediscovery/services"
    ],
    "tag": "servicediscovery",
    "right": "deploy",
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "required",
    "parameters": [
      "path.account"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "getDiscoveryService",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/servicediscovery/services/:id"
    ],
    "tag": "servicediscovery",
    "right": "read",
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.id",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "deleteDiscoveryService",
    "method": "DELETE",
    "paths": [
      "/v1/ecs/:account/servicediscovery/services/:id"
    ],
    "tag": "servicediscovery",
    "right": "admin",
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.id"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "listSecrets",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/secrets"
    ],
    "tag": "secrets",
    "right": "read",
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "query.tags",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": "tags"
  },
  {
    "operationId": "createSecret",
    "method": "POST",
    "paths": [
      "/v1/ecs/:account/secrets"
    ],
    "tag": "secrets",
    "right": "deploy",
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "required",
    "parameters": [
      "path.account"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "getSecret",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/secrets/:secret",
      "/v1/ecs/:account/secret/:secret"
    ],
    "tag": "secrets",
    "right": "read",
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.secret",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "updateSecret",
    "method": "PUT",
    "paths": [
      "/v1/ecs/:account/secrets/:secret",
      "/v1/ecs/:account/secret/:secret"
    ],
    "tag": "secrets",
    "right": "deploy",
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "required",
    "parameters": [
      "path.account",
      "path.secret"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "deleteSecret",
    "method": "DELETE",
    "paths": [
      "/v1/ecs/:account/secrets/:secret",
      "/v1/ecs/:account/secret/:secret"
    ],
    "tag": "secrets",
    "right": "admin",
    "spaces": [],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.secret",
      "query.window"
    ],
    "booleans": [],
    "integers": [
      "window"
    ],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "listParameters",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/params/:prefix"
    ],
    "tag": "params",
    "right": "read",
    "spaces": [
      "path.prefix"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.prefix",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "createParameter",
    "method": "POST",
    "paths": [
      "/v1/ecs/:account/params/:prefix"
    ],
    "tag": "params",
    "right": "deploy",
    "spaces": [
      "path.prefix"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "required",
    "parameters": [
      "path.account",
      "path.prefix"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "deleteParameters",
    "method": "DELETE",
    "paths": [
      "/v1/ecs/:account/params/:prefix"
    ],
    "tag": "params",
    "right": "admin",
    "spaces": [
      "path.prefix"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.prefix"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "getParameter",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/params/:prefix/:param"
    ],
    "tag": "params",
    "right": "read",
    "spaces": [
      "path.prefix"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.prefix",
      "path.param",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "updateParameter",
    "method": "PUT",
    "paths": [
      "/v1/ecs/:account/params/:prefix/:param"
    ],
    "tag": "params",
    "right": "deploy",
    "spaces": [
      "path.prefix"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "required",
    "parameters": [
      "path.account",
      "path.prefix",
      "path.param"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "deleteParameter",
    "method": "DELETE",
    "paths": [
      "/v1/ecs/:account/params/:prefix/:param"
    ],
    "tag": "params",
    "right": "admin",
    "spaces": [
      "path.prefix"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.prefix",
      "path.param"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "listTargetGroups",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/lbs"
    ],
    "tag": "lbs",
    "right": "read",
    "spaces": [
      "query.space"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "query.space",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "describeLoadBalancers",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/lbs/:space"
    ],
    "tag": "lbs",
    "right": "read",
    "spaces": [
      "path.space"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.space",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "listOperations",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/operations"
    ],
    "tag": "operations",
    "right": "read",
    "spaces": [
      "answer"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "query.state",
      "query.kind",
      "query.target",
      "query.include",
      "query.limit",
      "query.next",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [
      "limit"
    ],
    "lists": [
      "include"
    ],
    "freeQuery": null
  },
  {
    "operationId": "getOperation",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/operations/:operation"
    ],
    "tag": "operations",
    "right": "read",
    "spaces": [
      "answer"
    ],
    "status": 200,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.operation",
      "header.if-none-match"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "cancelOperation",
    "method": "DELETE",
    "paths": [
      "/v1/ecs/:account/operations/:operation"
    ],
    "tag": "operations",
    "right": "deploy",
    "spaces": [
      "answer"
    ],
    "status": 202,
    "mediaType": "application/json",
    "body": "none",
    "parameters": [
      "path.account",
      "path.operation"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  },
  {
    "operationId": "streamOperation",
    "method": "GET",
    "paths": [
      "/v1/ecs/:account/operations/:operation/events"
    ],
    "tag": "operations",
    "right": "read",
    "spaces": [
      "answer"
    ],
    "status": 200,
    "mediaType": "text/event-stream",
    "body": "none",
    "parameters": [
      "path.account",
      "path.operation",
      "header.last-event-id"
    ],
    "booleans": [],
    "integers": [],
    "lists": [],
    "freeQuery": null
  }
];
