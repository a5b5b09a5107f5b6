// Generated from openapi.yaml by `npm run generate`. Do not edit.
/** The steps to a secret, and whether answers never contain it. */
export interface SecretPath {
  /** A property, `*` for all items of a list or values of a map, or the keys of a map that match a pattern. */
  steps: (string | { matching: string })[];
  writeOnly?: true;
}

/** The schemas that have secrets. */
export type SchemaWithSecrets =
  | 'ServiceOrchestrationRequest'
  | 'ServiceOrchestration'
  | 'ServiceDetails'
  | 'ServiceOrchestrationUpdateRequest'
  | 'ServiceOrchestrationUpdate'
  | 'TaskDefinitionOrchestrationRequest'
  | 'TaskDefinitionOrchestration'
  | 'TaskDefinitionOrchestrationUpdateRequest'
  | 'TaskDefinitionOrchestrationUpdate'
  | 'ManagedTaskDefinition'
  | 'Tasks'
  | 'TaskDefinitionAnswer'
  | 'SecretUpdateRequest'
  | 'ParameterUpdateRequest'
  | 'LoadBalancerDetails'
  | 'ListenerDetails'
  | 'RuleDetails'
  | 'Plan'
  | 'Operations'
  | 'OperationSummary'
  | 'Operation'
  | 'OperationResult'
  | 'RegisterTaskDefinitionRequest'
  | 'ContainerDefinition'
  | 'EnvironmentVariable'
  | 'LogConfiguration'
  | 'CreateServiceRequest'
  | 'ServiceConnectConfiguration'
  | 'UpdateServiceRequest'
  | 'RunTaskRequest'
  | 'TaskOverride'
  | 'ContainerOverride'
  | 'ServiceBase'
  | 'Service'
  | 'DeletedService'
  | 'Deployment'
  | 'TaskDefinition'
  | 'Task'
  | 'CreateSecretRequest'
  | 'RepositoryCredential'
  | 'PutParameterRequest'
  | 'Listener'
  | 'Action'
  | 'AuthenticateOidcActionConfig'
  | 'Rule';

/** Where the secrets of each schema are, in the SDK's spelling. */
export declare const secretPaths: Record<SchemaWithSecrets, SecretPath[]>;
