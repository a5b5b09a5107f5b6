/** A shape as in botocore's `service-2.json`. */
export interface ModelShape {
  type: string;
  members?: Record<string, { shape: string }>;
  member?: { shape: string };
  key?: { shape: string };
  value?: { shape: string };
  [constraint: string]: unknown;
}

/**
 * Shapes that are newer than those of the models, by service. Source: Amazon ECS API Reference, ResourceRequirement, SharingStrategy and
 * NvidiaMpsAllocation. Whether a resource requirement has a value depends on its other members.
 */
export const NEWER_SHAPES: Record<string, Record<string, ModelShape>> = {
  ecs: {
    ResourceRequirement: {
      type: 'structure',
      required: ['type'],
      members: {
        value: { shape: 'String' },
        type: { shape: 'ResourceType' },
        sharingStrategy: { shape: 'SharingStrategy' },
      },
    },
    ResourceType: { type: 'string', enum: ['GPU', 'InferenceAccelerator', 'NeuronDevice'] },
    SharingStrategy: { type: 'structure', members: { nvidiaMps: { shape: 'NvidiaMpsAllocation' } } },
    NvidiaMpsAllocation: {
      type: 'structure',
      required: ['memory'],
      members: { memory: { shape: 'Integer' }, maxComputePercent: { shape: 'BoxedInteger' } },
    },
  },
};

type Range = [min: number, max?: number];

const PORT: Range = [0, 65_535];
const MINUTES_OF_A_DAY: Range = [0, 1440];
/** Source: Amazon ECS API Reference, ServiceManagedEBSVolumeConfiguration; the same in TaskManagedEBSVolumeConfiguration. */
const VOLUME: Record<string, Range> = {
  sizeInGiB: [1],
  throughput: [0, 1000],
  iops: [0],
  volumeInitializationRate: [0],
};

/**
 * The ranges of numbers that the models leave out, by service and `Shape.member`. Source: Amazon ECS API Reference, the description of the
 * member. A port has 16 bits, and a number of things or of MiB is not negative.
 */
export const DOCUMENTED_RANGES: Record<string, Record<string, Range>> = {
  ecs: {
    'LinuxParameters.swappiness': [0, 100],
    'LinuxParameters.maxSwap': [0],
    'LinuxParameters.sharedMemorySize': [0],
    'Tmpfs.size': [0],
    'NvidiaMpsAllocation.memory': [1],
    'PortMapping.hostPort': PORT,
    'EFSVolumeConfiguration.transitEncryptionPort': PORT,
    'S3FilesVolumeConfiguration.transitEncryptionPort': PORT,
    'LoadBalancer.containerPort': PORT,
    'ServiceRegistry.port': PORT,
    'ServiceRegistry.containerPort': PORT,
    'LinearConfiguration.stepPercent': [3, 100],
    'LinearConfiguration.stepBakeTimeInMinutes': MINUTES_OF_A_DAY,
    'CanaryConfiguration.canaryPercent': [0.1, 100],
    'CanaryConfiguration.canaryBakeTimeInMinutes': MINUTES_OF_A_DAY,
    'ContainerOverride.cpu': [0],
    'ContainerOverride.memory': [4],
    'ContainerOverride.memoryReservation': [4],
    ...rangesOf('ServiceManagedEBSVolumeConfiguration', VOLUME),
    ...rangesOf('TaskManagedEBSVolumeConfiguration', VOLUME),
  },
};

function rangesOf(shape: string, members: Record<string, Range>): Record<string, Range> {
  return Object.fromEntries(Object.entries(members).map(([member, range]) => [`${shape}.${member}`, range]));
}
