import { AwsError } from './backend.js';
import type { Clock } from './clock.js';

/** A token bucket: its size, its refill rate, and the actions that share it. */
interface Bucket {
  burst: number;
  perSecond: number;
  actions: string[];
}

/** The documented buckets by service. Actions that are not named are not limited. */
const BUCKETS: Record<string, Bucket[]> = {
  // Source: Amazon ECS API Reference, "Request throttling".
  ecs: [
    {
      burst: 20,
      perSecond: 1,
      actions: [
        'CreateCluster',
        'DeleteCluster',
        'UpdateCluster',
        'UpdateClusterSettings',
        'PutClusterCapacityProviders',
      ],
    },
    { burst: 50, perSecond: 20, actions: ['DescribeClusters', 'ListClusters'] },
    { burst: 20, perSecond: 1, actions: ['RegisterTaskDefinition', 'DeregisterTaskDefinition'] },
    {
      burst: 50,
      perSecond: 20,
      actions: ['DescribeTaskDefinition', 'ListTaskDefinitions', 'ListTaskDefinitionFamilies'],
    },
    { burst: 5, perSecond: 1, actions: ['DeleteTaskDefinitions'] },
    { burst: 50, perSecond: 20, actions: ['DescribeCapacityProviders'] },
    { burst: 50, perSecond: 5, actions: ['CreateService', 'UpdateService', 'DeleteService'] },
    { burst: 100, perSecond: 20, actions: ['DescribeServices', 'ListServices'] },
    { burst: 100, perSecond: 40, actions: ['RunTask', 'StopTask', 'ExecuteCommand'] },
    {
      burst: 100,
      perSecond: 20,
      actions: ['DescribeTasks', 'ListTasks', 'ListAttributes', 'ListContainerInstances'],
    },
    { burst: 50, perSecond: 20, actions: ['ListServiceDeployments', 'DescribeServiceDeployments'] },
    { burst: 50, perSecond: 20, actions: ['DescribeServiceRevisions'] },
    { burst: 200, perSecond: 80, actions: ['GetTaskProtection', 'UpdateTaskProtection'] },
    { burst: 20, perSecond: 10, actions: ['TagResource', 'UntagResource'] },
    { burst: 50, perSecond: 20, actions: ['ListTagsForResource'] },
    { burst: 50, perSecond: 20, actions: ['ListAccountSettings'] },
    { burst: 10, perSecond: 1, actions: ['ListServicesByNamespace'] },
  ],
  // Source: Elastic Load Balancing User Guide, "Request throttling". The bucket of the whole account is not enforced.
  elasticloadbalancing: [
    {
      burst: 40,
      perSecond: 10,
      actions: [
        'DescribeListeners',
        'DescribeLoadBalancers',
        'DescribeRules',
        'DescribeTags',
        'DescribeTargetGroups',
        'DescribeTargetHealth',
      ],
    },
  ],
  // Source: Amazon CloudWatch Logs User Guide, "CloudWatch Logs quotas", for us-east-1.
  logs: [
    ...each(10, ['CreateLogGroup', 'DeleteLogGroup', 'DescribeLogGroups']),
    ...each(25, ['FilterLogEvents', 'GetLogEvents', 'DescribeLogStreams']),
    ...each(5, ['DeleteRetentionPolicy', 'ListTagsForResource', 'PutRetentionPolicy', 'TagResource', 'UntagResource']),
  ],
  // Source: AWS Secrets Manager User Guide, "AWS Secrets Manager quotas".
  secretsmanager: [
    { burst: 50, perSecond: 50, actions: ['PutSecretValue', 'UpdateSecret', 'UpdateSecretVersionStage'] },
    { burst: 50, perSecond: 50, actions: ['TagResource', 'UntagResource'] },
    ...each(50, ['RestoreSecret']),
    ...each(100, ['BatchGetSecretValue', 'ListSecrets']),
  ],
  // Source: Tagging AWS Resources User Guide, "Service quotas".
  tagging: each(15, ['GetResources']),
};

/** A bucket for each action. AWS documents their rates as calls per second, without a larger burst. */
function each(perSecond: number, actions: string[]): Bucket[] {
  return actions.map(action => ({ burst: perSecond, perSecond, actions: [action] }));
}

/** How the documented rates are enforced. */
export interface Rates {
  /** The factor by which buckets refill faster than AWS's. Their size is always AWS's. */
  speed: number;
}

/**
 * Enforces the documented rates by the emulator's clock.
 * @returns a function that takes a token for a call, and throws AwsError if none is left
 */
export function newRateLimiter(clock: Clock, { speed }: Rates): (service: string, action: string) => void {
  const started = clock.now().getTime();
  const byAction = new Map(
    Object.entries(BUCKETS).flatMap(([service, buckets]) =>
      buckets.flatMap(bucket => {
        const filled = { ...bucket, tokens: bucket.burst, filledAt: started };
        return bucket.actions.map(action => [`${service} ${action}`, filled] as const);
      }),
    ),
  );
  return (service, action) => {
    const bucket = byAction.get(`${service} ${action}`);
    if (!bucket) return;
    const now = clock.now().getTime();
    const gained = ((now - bucket.filledAt) / 1000) * bucket.perSecond * speed;
    bucket.tokens = Math.min(bucket.burst, bucket.tokens + gained);
    bucket.filledAt = now;
    if (bucket.tokens < 1) throw throttling(service);
    bucket.tokens -= 1;
  };
}

/** Source: Resource Groups Tagging API Reference, GetResources (ThrottledException); the others: Common Errors. */
function throttling(service: string): AwsError {
  return new AwsError(service === 'tagging' ? 'ThrottledException' : 'ThrottlingException', 'Rate exceeded');
}
