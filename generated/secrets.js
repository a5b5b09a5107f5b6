// Generated from openapi.yaml by `npm run generate`. Do not edit.
export const secretPaths = {
  ServiceOrchestrationRequest: [
    {"steps":["service","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["credentials","*","SecretBinary"],"writeOnly":true},
    {"steps":["credentials","*","SecretString"],"writeOnly":true},
  ],
  ServiceOrchestration: [
    {"steps":["taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["service","deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  ServiceDetails: [
    {"steps":["deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  ServiceOrchestrationUpdateRequest: [
    {"steps":["service","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["credentials","*","SecretBinary"],"writeOnly":true},
    {"steps":["credentials","*","SecretString"],"writeOnly":true},
  ],
  ServiceOrchestrationUpdate: [
    {"steps":["service","deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  TaskDefinitionOrchestrationRequest: [
    {"steps":["taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["credentials","*","SecretBinary"],"writeOnly":true},
    {"steps":["credentials","*","SecretString"],"writeOnly":true},
  ],
  TaskDefinitionOrchestration: [
    {"steps":["taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  TaskDefinitionOrchestrationUpdateRequest: [
    {"steps":["taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["credentials","*","SecretBinary"],"writeOnly":true},
    {"steps":["credentials","*","SecretString"],"writeOnly":true},
  ],
  TaskDefinitionOrchestrationUpdate: [
    {"steps":["taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  ManagedTaskDefinition: [
    {"steps":["taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  Tasks: [
    {"steps":["tasks","*","overrides","containerOverrides","*","environment","*","value"]},
  ],
  TaskDefinitionAnswer: [
    {"steps":["taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  SecretUpdateRequest: [
    {"steps":["Secret"],"writeOnly":true},
  ],
  ParameterUpdateRequest: [
    {"steps":["Value"],"writeOnly":true},
  ],
  LoadBalancerDetails: [
    {"steps":["Listeners","*","DefaultActions","*","AuthenticateOidcConfig","ClientSecret"]},
    {"steps":["Listeners","*","Rules","*","Actions","*","AuthenticateOidcConfig","ClientSecret"]},
  ],
  ListenerDetails: [
    {"steps":["DefaultActions","*","AuthenticateOidcConfig","ClientSecret"]},
    {"steps":["Rules","*","Actions","*","AuthenticateOidcConfig","ClientSecret"]},
  ],
  RuleDetails: [
    {"steps":["Actions","*","AuthenticateOidcConfig","ClientSecret"]},
  ],
  Plan: [
    {"steps":["taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  Operations: [
    {"steps":["operations","*","result","taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["operations","*","result","taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["operations","*","result","service","deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["operations","*","result","deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  OperationSummary: [
    {"steps":["result","taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["result","taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["result","service","deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["result","deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  Operation: [
    {"steps":["result","taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["result","taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["result","service","deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["result","deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  OperationResult: [
    {"steps":["taskDefinition","containerDefinitions","*","environment","*","value"]},
    {"steps":["taskDefinition","containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["service","deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  RegisterTaskDefinitionRequest: [
    {"steps":["containerDefinitions","*","environment","*","value"]},
    {"steps":["containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  ContainerDefinition: [
    {"steps":["environment","*","value"]},
    {"steps":["logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  EnvironmentVariable: [
    {"steps":["value"]},
  ],
  LogConfiguration: [
    {"steps":["options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  CreateServiceRequest: [
    {"steps":["serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  ServiceConnectConfiguration: [
    {"steps":["logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  UpdateServiceRequest: [
    {"steps":["serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  RunTaskRequest: [
    {"steps":["overrides","containerOverrides","*","environment","*","value"]},
  ],
  TaskOverride: [
    {"steps":["containerOverrides","*","environment","*","value"]},
  ],
  ContainerOverride: [
    {"steps":["environment","*","value"]},
  ],
  ServiceBase: [
    {"steps":["deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  Service: [
    {"steps":["deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  DeletedService: [
    {"steps":["deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
    {"steps":["service","deployments","*","serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  Deployment: [
    {"steps":["serviceConnectConfiguration","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  TaskDefinition: [
    {"steps":["containerDefinitions","*","environment","*","value"]},
    {"steps":["containerDefinitions","*","logConfiguration","options",{"matching":"api_?key|auth|credential|header|license|passw|secret|shared_?key|token"}]},
  ],
  Task: [
    {"steps":["overrides","containerOverrides","*","environment","*","value"]},
  ],
  CreateSecretRequest: [
    {"steps":["SecretBinary"],"writeOnly":true},
    {"steps":["SecretString"],"writeOnly":true},
  ],
  RepositoryCredential: [
    {"steps":["SecretBinary"],"writeOnly":true},
    {"steps":["SecretString"],"writeOnly":true},
  ],
  PutParameterRequest: [
    {"steps":["Value"],"writeOnly":true},
  ],
  Listener: [
    {"steps":["DefaultActions","*","AuthenticateOidcConfig","ClientSecret"]},
  ],
  Action: [
    {"steps":["AuthenticateOidcConfig","ClientSecret"]},
  ],
  AuthenticateOidcActionConfig: [
    {"steps":["ClientSecret"]},
  ],
  Rule: [
    {"steps":["Actions","*","AuthenticateOidcConfig","ClientSecret"]},
  ],
};
