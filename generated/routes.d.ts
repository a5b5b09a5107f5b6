// Generated from openapi.yaml by `npm run generate`. Do not edit.
export type OperationId =
  | 'ping'
  | 'getVersion'
  | 'getMetrics'
  | 'getReadiness'
  | 'inspectImage'
  | 'verifyImage'
  | 'createService'
  | 'listServices'
  | 'updateServiceNamedInBody'
  | 'getService'
  | 'updateService'
  | 'deleteService'
  | 'listServiceEvents'
  | 'getServiceLogs'
  | 'listServiceDeployments'
  | 'rollbackService'
  | 'listClusters'
  | 'createCluster'
  | 'getCluster'
  | 'deleteCluster'
  | 'listTasks'
  | 'runTask'
  | 'getTask'
  | 'stopTask'
  | 'listTaskDefinitions'
  | 'createTaskDefinition'
  | 'getTaskDefinition'
  | 'deleteTaskDefinition'
  | 'listManagedTaskDefinitions'
  | 'getManagedTaskDefinition'
  | 'updateManagedTaskDefinition'
  | 'deleteManagedTaskDefinition'
  | 'listManagedTasks'
  | 'runManagedTaskDefinition'
  | 'getManagedTask'
  | 'stopManagedTask'
  | 'listDiscoveryServices'
  | 'createDiscoveryService'
  | 'getDiscoveryService'
  | 'deleteDiscoveryService'
  | 'listSecrets'
  | 'createSecret'
  | 'getSecret'
  | 'updateSecret'
  | 'deleteSecret'
  | 'listParameters'
  | 'createParameter'
  | 'deleteParameters'
  | 'getParameter'
  | 'updateParameter'
  | 'deleteParameter'
  | 'listTargetGroups'
  | 'describeLoadBalancers'
  | 'listOperations'
  | 'getOperation'
  | 'cancelOperation'
  | 'streamOperation';

export type Right = 'read' | 'deploy' | 'admin';

export interface Route {
  operationId: OperationId;
  method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD' | 'PATCH';
  /** In Fastify's syntax: the path of the spec, and its synonyms (`x-also-at`). */
  paths: string[];
  tag: string;
  /** The right that it needs; null for a public operation, which takes requests without a token. */
  right: Right | null;
  /** The places of the request that name its space, such as `path.cluster` and `body.service.cluster`; `answer` where the answer is limited to spaces. */
  spaces: string[];
  /** The success status. */
  status: number;
  mediaType: string | null;
  body: 'none' | 'optional' | 'required';
  /** Place and name of each parameter, as `query.dryRun`; names of headers are in lower case. */
  parameters: string[];
  /** Names of the query parameters that are booleans. */
  booleans: string[];
  /** Names of the query parameters that are integers. */
  integers: string[];
  /** Names of the query parameters that are lists. */
  lists: string[];
  /** The query parameter whose members are all parameters of the query, if there is one. */
  freeQuery: string | null;
}

export declare const basePath: string;
export declare const routes: Route[];
