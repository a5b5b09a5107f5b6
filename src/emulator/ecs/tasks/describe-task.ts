import { tagsToList } from '../members.js';
import { type Container, healthOf, type Task } from '../state.js';

/** A task as DescribeTasks returns it. Without `withTags`, its tags are an empty list. */
export function describeTask(task: Task, withTags = false) {
  const { definition } = task;
  return {
    taskArn: task.arn,
    clusterArn: task.cluster.arn,
    taskDefinitionArn: definition.arn,
    group: task.group,
    startedBy: task.startedBy,
    launchType: 'FARGATE',
    capacityProviderName: task.capacityProviderName,
    platformVersion: task.platformVersion,
    platformFamily: 'Linux',
    availabilityZone: task.networkInterface.availabilityZone,
    desiredStatus: task.desiredStatus,
    lastStatus: task.lastStatus,
    healthStatus: healthOf(task),
    connectivity: task.connectivityAt && 'CONNECTED',
    connectivityAt: task.connectivityAt,
    createdAt: task.createdAt,
    pullStartedAt: task.pullStartedAt,
    pullStoppedAt: task.pullStoppedAt,
    startedAt: task.startedAt,
    stoppingAt: task.stoppingAt,
    executionStoppedAt: task.stoppingAt,
    stoppedAt: task.stoppedAt,
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    cpu: task.overrides.cpu ?? definition.cpu,
    memory: task.overrides.memory ?? definition.memory,
    ephemeralStorage: definition.ephemeralStorage ?? { sizeInGiB: 20 },
    enableExecuteCommand: task.enableExecuteCommand,
    overrides: {
      ...task.overrides,
      containerOverrides:
        task.overrides.containerOverrides ?? definition.containerDefinitions.map(({ name }) => ({ name })),
      inferenceAcceleratorOverrides: [],
    },
    attachments: [describeAttachment(task)],
    attributes: [
      {
        name: 'ecs.cpu-architecture',
        value: definition.runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64',
      },
    ],
    containers: task.containers.map(container => describeContainer(task, container)),
    inferenceAccelerators: [],
    tags: withTags ? tagsToList(task.tags) : [],
    version: task.version,
  };
}

/** The network interface is PRECREATED until it exists, and DELETED when the task has stopped. */
function describeAttachment({ networkInterface, lastStatus }: Task) {
  const shared = { id: networkInterface.attachmentId, type: 'ElasticNetworkInterface' };
  const subnet = { name: 'subnetId', value: networkInterface.subnetId };
  if (lastStatus === 'PROVISIONING') return { ...shared, status: 'PRECREATED', details: [subnet] };
  return {
    ...shared,
    status: lastStatus === 'STOPPED' ? 'DELETED' : 'ATTACHED',
    details: [
      subnet,
      { name: 'networkInterfaceId', value: networkInterface.id },
      { name: 'macAddress', value: networkInterface.macAddress },
      { name: 'privateDnsName', value: `ip-${networkInterface.privateAddress.replaceAll('.', '-')}.ec2.internal` },
      { name: 'privateIPv4Address', value: networkInterface.privateAddress },
    ],
  };
}

function describeContainer(task: Task, container: Container) {
  const { definition } = container;
  const isConnected = task.lastStatus !== 'PROVISIONING';
  const { attachmentId, privateAddress } = task.networkInterface;
  return {
    containerArn: container.arn,
    taskArn: task.arn,
    name: definition.name,
    image: definition.image,
    imageDigest: task.pullStoppedAt ? digestOf(definition.image) : undefined,
    runtimeId: task.startedAt && container.runtimeId,
    lastStatus: container.lastStatus,
    exitCode: container.exitCode,
    reason: container.reason,
    networkBindings: [],
    networkInterfaces: isConnected ? [{ attachmentId, privateIpv4Address: privateAddress }] : [],
    healthStatus: container.healthStatus,
    cpu: String(definition.cpu),
    memory: definition.memory?.toString(),
    memoryReservation: definition.memoryReservation?.toString(),
  };
}

/** Only the digest of an image that is referenced by its digest is known. */
function digestOf(image: string): string | undefined {
  return image.match(/@(sha256:[0-9a-f]{64})$/)?.[1];
}
