import type { Rate } from '../concurrency/token-bucket.js';

/** A token bucket of AWS, per account and Region, and the actions that share it. */
export interface Bucket extends Rate {
  /** Its name in metrics. */
  name: string;
  actions: string[];
}

/** Source: Amazon ECS API Reference, "Request throttling". Actions that it does not name are not limited. */
const ECS: Bucket[] = [
  bucket('cluster modify', 20, 1, [
    'CreateCluster',
    'DeleteCluster',
    'PutClusterCapacityProviders',
    'UpdateCluster',
    'UpdateClusterSettings',
  ]),
  bucket('cluster read', 50, 20, ['DescribeClusters', 'ListClusters']),
  bucket('task definition modify', 20, 1, ['DeregisterTaskDefinition', 'RegisterTaskDefinition']),
  bucket('task definition read', 50, 20, [
    'DescribeTaskDefinition',
    'ListTaskDefinitionFamilies',
    'ListTaskDefinitions',
  ]),
  bucket('task definition deletion', 5, 1, ['DeleteTaskDefinitions']),
  bucket('tag modify', 20, 10, ['TagResource', 'UntagResource']),
  bucket('cluster resource modify', 100, 40, ['RunTask', 'StopTask']),
  bucket('cluster resource read', 100, 20, ['DescribeTasks', 'ListTasks']),
  bucket('service modify', 50, 5, ['CreateService', 'DeleteService', 'UpdateService']),
  bucket('service read', 100, 20, ['DescribeServices', 'ListServices']),
  bucket('service deployment', 50, 20, ['DescribeServiceDeployments', 'ListServiceDeployments']),
  bucket('service revision', 50, 20, ['DescribeServiceRevisions']),
];

/** The actions that only read share the bucket of the account. Source: Elastic Load Balancing User Guide, "Request throttling". */
const ELASTIC_LOAD_BALANCING: Bucket[] = [
  bucket('read', 40, 10, [
    'DescribeListeners',
    'DescribeLoadBalancers',
    'DescribeRules',
    'DescribeTags',
    'DescribeTargetGroups',
    'DescribeTargetHealth',
  ]),
];

/** Calls per second. Source: Amazon CloudWatch Logs User Guide, "CloudWatch Logs quotas". */
const LOGS: Bucket[] = [
  ...each(10, ['CreateLogGroup', 'DeleteLogGroup', 'DescribeLogGroups']),
  ...each(5, ['ListTagsForResource', 'PutRetentionPolicy', 'TagResource', 'UntagResource']),
];

/** Regions that allow 10 calls of GetLogEvents per second; the others allow 25 or more. Source: as for LOGS. */
const SLOW_LOG_EVENTS = [
  'ap-northeast-3',
  'ap-southeast-3',
  'ca-west-1',
  'eu-central-1',
  'eu-west-1',
  'il-central-1',
  'us-west-2',
];

/** Calls per second. Source: AWS Secrets Manager User Guide, "AWS Secrets Manager quotas". */
const SECRETS_MANAGER: Bucket[] = [
  bucket('value modify', 50, 50, ['PutSecretValue', 'UpdateSecret', 'UpdateSecretVersionStage']),
  bucket('tag modify', 50, 50, ['TagResource', 'UntagResource']),
  ...each(50, ['RestoreSecret']),
  ...each(100, ['ListSecrets']),
];

/** Source: Tagging AWS Resources User Guide, "Service quotas". */
const TAGGING: Bucket[] = each(15, ['GetResources']);

/**
 * The documented buckets of a service. AWS documents none of Parameter Store's actions that are called, nor of Cloud Map and IAM.
 * @param service as in ARNs.
 */
export function bucketsOf(service: string, region: string): Bucket[] {
  if (service === 'logs') return [...LOGS, ...each(SLOW_LOG_EVENTS.includes(region) ? 10 : 25, ['GetLogEvents'])];
  return BUCKETS[service] ?? [];
}

const BUCKETS: Record<string, Bucket[]> = {
  ecs: ECS,
  elasticloadbalancing: ELASTIC_LOAD_BALANCING,
  secretsmanager: SECRETS_MANAGER,
  tagging: TAGGING,
};

/** AWS's rate with nine tenths of its burst: AWS may refill in steps, and the account may have other users. */
export function withMargin({ burst, perSecond }: Rate): Rate {
  return { burst: Math.floor(burst * 0.9), perSecond };
}

function bucket(name: string, burst: number, perSecond: number, actions: string[]): Bucket {
  return { name, burst, perSecond, actions };
}

/** A bucket for each action. AWS documents their rates as calls per second, without a larger burst. */
function each(perSecond: number, actions: string[]): Bucket[] {
  return actions.map(action => bucket(action, perSecond, perSecond, [action]));
}
