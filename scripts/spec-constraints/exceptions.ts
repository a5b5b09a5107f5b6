/**
 * The constraints of the spec that differ from those of AWS's models on purpose, by the reason or the source that makes them right. The
 * models state hardly any limit of ECS; its documents do.
 */
const BY_REASON: Record<string, string[]> = {
  'An empty value counts as absent, as the contract requires.': [
    'RegisterTaskDefinitionRequest.TaskRoleArn minLength',
    'RegisterTaskDefinitionRequest.ExecutionRoleArn minLength',
    'RegisterTaskDefinitionRequest.Cpu minLength',
    'RegisterTaskDefinitionRequest.Memory minLength',
    'RollbackRequest.TaskDefinition minLength',
  ],
  'The path of the request names it, or a rule of the operation requires it.': [
    'UpdateServiceRequest.Service required',
    'RunTaskRequest.TaskDefinition required',
  ],
  'The configuration has a default: the subnets of the account.': ['AwsVpcConfiguration.Subnets required'],
  'This API makes the name of a credential if none is given.': ['RepositoryCredential.Name required'],
  'An update without it keeps the present value or tags.': [
    'SecretUpdateRequest.Tags required',
    'ParameterUpdateRequest.Value required',
    'ParameterUpdateRequest.Tags required',
  ],
  'Tags have a rule of their own, tagFaults: AWS’s models differ in what they require.': [
    'Tag.Key required',
    'Tag.Value required',
  ],
  'A tag reaches several services. Source: AWS General Reference, "Tag naming limits and requirements".': [
    'Tag.Key pattern',
    'Tag.Value pattern',
    'CreateDiscoveryServiceRequest.Tags maxItems',
    'CreateSecretRequest.Tags maxItems',
    'RepositoryCredential.Tags maxItems',
    'SecretUpdateRequest.Tags maxItems',
    'PutParameterRequest.Tags maxItems',
    'ParameterUpdateRequest.Tags maxItems',
  ],
  'Source: Amazon ECS API Reference, RegisterTaskDefinition, ContainerDefinition, CreateService, CreateCluster and Volume: names.':
    [
      'RegisterTaskDefinitionRequest.Family pattern',
      'ContainerDefinition.Name pattern',
      'Volume.Name pattern',
      'CreateServiceRequest.ServiceName pattern',
      'CreateClusterRequest.ClusterName pattern',
    ],
  'Source: AWS General Reference, "Amazon ECS endpoints and quotas": containers of a definition.': [
    'RegisterTaskDefinitionRequest.ContainerDefinitions maxItems',
  ],
  'Each is read, and a definition, which has at most 64 KiB, has fewer.': ['LogConfiguration.SecretOptions maxItems'],
  'The role of each is read. AWS states no number; no service has so many.': [
    'CreateServiceRequest.VpcLatticeConfigurations maxItems',
    'UpdateServiceRequest.VpcLatticeConfigurations maxItems',
    'DeploymentConfiguration.LifecycleHooks maxItems',
  ],
  'Source: AWS General Reference, "Amazon ECS endpoints and quotas": capacity providers of a cluster.': [
    'CreateClusterRequest.CapacityProviders maxItems',
  ],
  'Source: Amazon ECS Developer Guide, "Service load balancing": five target groups.': [
    'CreateServiceRequest.LoadBalancers maxItems',
    'UpdateServiceRequest.LoadBalancers maxItems',
  ],
  'AWS refuses an empty list with a message of its own: "Container definitions should not be null or empty."': [
    'RegisterTaskDefinitionRequest.ContainerDefinitions minItems',
  ],
  'Source: Amazon ECS API Reference, the member’s description.': [
    'ContainerDefinition.Memory minimum',
    'ContainerDefinition.MemoryReservation minimum',
    'ContainerDefinition.EnvironmentFiles maxItems',
    'ContainerDefinition.CredentialSpecs maxItems',
    'PortMapping.Name pattern',
    'ContainerRestartPolicy.IgnoredExitCodes maxItems',
    'ContainerRestartPolicy.RestartAttemptPeriod minimum',
    'ContainerRestartPolicy.RestartAttemptPeriod maximum',
    'HealthCheck.Command minItems',
    'HealthCheck.Interval minimum',
    'HealthCheck.Interval maximum',
    'HealthCheck.Timeout minimum',
    'HealthCheck.Timeout maximum',
    'HealthCheck.Retries minimum',
    'HealthCheck.Retries maximum',
    'HealthCheck.StartPeriod minimum',
    'HealthCheck.StartPeriod maximum',
    'EphemeralStorage.SizeInGiB minimum',
    'EphemeralStorage.SizeInGiB maximum',
    'RegisterTaskDefinitionRequest.PlacementConstraints maxItems',
    'TaskDefinitionPlacementConstraint.Expression maxLength',
    'CreateServiceRequest.ClientToken pattern',
    'CreateServiceRequest.CapacityProviderStrategy maxItems',
    'CreateServiceRequest.PlacementConstraints maxItems',
    'CreateServiceRequest.PlacementStrategy maxItems',
    'CreateServiceRequest.HealthCheckGracePeriodSeconds maximum',
    'CreateServiceRequest.ServiceRegistries maxItems',
    'PlacementConstraint.Expression maxLength',
    'DeploymentConfiguration.BakeTimeInMinutes maximum',
    'AwsVpcConfiguration.Subnets maxItems',
    'AwsVpcConfiguration.SecurityGroups maxItems',
    'ServiceConnectService.DiscoveryName pattern',
    'ServiceConnectService.ClientAliases maxItems',
    'ServiceConnectClientAlias.DnsName pattern',
    'UpdateServiceRequest.CapacityProviderStrategy maxItems',
    'UpdateServiceRequest.PlacementConstraints maxItems',
    'UpdateServiceRequest.PlacementStrategy maxItems',
    'UpdateServiceRequest.HealthCheckGracePeriodSeconds maximum',
    'UpdateServiceRequest.ServiceRegistries maxItems',
    'RunTaskRequest.CapacityProviderStrategy maxItems',
    'RunTaskRequest.ClientToken pattern',
    'RunTaskRequest.Count maximum',
    'RunTaskRequest.PlacementConstraints maxItems',
    'RunTaskRequest.PlacementStrategy maxItems',
    'RunTaskRequest.StartedBy pattern',
    'ContainerOverride.EnvironmentFiles maxItems',
    'CreateClusterRequest.DefaultCapacityProviderStrategy maxItems',
  ],
  'Source: Amazon ECS Developer Guide, "Use Amazon EBS volumes with Amazon ECS": at most one volume for a task.': [
    'CreateServiceRequest.VolumeConfigurations maxItems',
    'UpdateServiceRequest.VolumeConfigurations maxItems',
    'RunTaskRequest.VolumeConfigurations maxItems',
  ],
  'The tasks that have to keep running are at most all of the desired ones. Source: Amazon ECS API Reference, DeploymentConfiguration.':
    ['DeploymentConfiguration.MinimumHealthyPercent maximum'],
  'A number of things, of seconds or of percent is not negative.': [
    'ContainerDefinition.Cpu minimum',
    'ContainerDefinition.StartTimeout minimum',
    'ContainerDefinition.StopTimeout minimum',
    'CreateServiceRequest.DesiredCount minimum',
    'CreateServiceRequest.HealthCheckGracePeriodSeconds minimum',
    'DeploymentConfiguration.MaximumPercent minimum',
    'DeploymentConfiguration.MinimumHealthyPercent minimum',
    'DeploymentConfiguration.BakeTimeInMinutes minimum',
    'UpdateServiceRequest.DesiredCount minimum',
    'UpdateServiceRequest.HealthCheckGracePeriodSeconds minimum',
    'RunTaskRequest.Count minimum',
  ],
  'A port has 16 bits; port 0 has a meaning only as a host port, where ECS then chooses one.': [
    'PortMapping.ContainerPort minimum',
    'PortMapping.ContainerPort maximum',
  ],
  'The pattern of AWS’s model looks ahead for the length, which has keywords of its own here.': [
    'CreateDiscoveryServiceRequest.Name minLength',
    'CreateDiscoveryServiceRequest.Name maxLength',
    'CreateDiscoveryServiceRequest.Name pattern',
  ],
  'The pattern includes the length. Source: Secrets Manager API Reference, CreateSecret.': [
    'CreateSecretRequest.Name pattern',
    'CreateSecretRequest.Name minLength',
    'CreateSecretRequest.Name maxLength',
    'RepositoryCredential.Name pattern',
    'RepositoryCredential.Name minLength',
    'RepositoryCredential.Name maxLength',
  ],
  'AWS counts bytes, the spec counts the characters of their Base64.': [
    'CreateSecretRequest.SecretBinary maxLength',
    'RepositoryCredential.SecretBinary maxLength',
  ],
  'This API adds the path; without it, no name contains slashes. Source: Systems Manager API Reference, PutParameter.':
    ['PutParameterRequest.Name pattern', 'PutParameterRequest.Name minLength', 'PutParameterRequest.Name maxLength'],
  'Source: Systems Manager User Guide, "Managing parameter tiers": an advanced parameter has at most 8 KB; none is empty.':
    [
      'PutParameterRequest.Value minLength',
      'PutParameterRequest.Value maxLength',
      'ParameterUpdateRequest.Value minLength',
      'ParameterUpdateRequest.Value maxLength',
    ],
};

/** The reason of each exception. */
export const EXCEPTIONS: Record<string, string> = Object.fromEntries(
  Object.entries(BY_REASON).flatMap(([reason, places]) => places.map(place => [place, reason])),
);
