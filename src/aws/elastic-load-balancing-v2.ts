import type {
  Listener,
  LoadBalancer,
  Rule,
  TargetGroup,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Tag } from '../domain/tags.js';
import type { AwsAccount } from './account.js';
import { allPages, inBatches } from './pages.js';
import { fromPascal } from './tags.js';

/** The limit of names or ARNs per describe call. Source: Elastic Load Balancing API Reference, 2015-12-01. */
const ARNS_PER_CALL = 20;

/** @param arns an empty list returns nothing, though AWS would return all. @throws {NotFound} where one does not exist. */
export async function describeLoadBalancers(
  aws: AwsAccount,
  arns: string[],
  signal?: AbortSignal,
): Promise<LoadBalancer[]> {
  const client = await aws.elasticLoadBalancing();
  return inBatches(signal, arns, ARNS_PER_CALL, async LoadBalancerArns => {
    const { LoadBalancers = [] } = await client.describeLoadBalancers({ LoadBalancerArns });
    return LoadBalancers;
  });
}

/** @param arns an empty list returns nothing, though AWS would return all. @throws {NotFound} where one does not exist. */
export async function describeTargetGroups(
  aws: AwsAccount,
  arns: string[],
  signal?: AbortSignal,
): Promise<TargetGroup[]> {
  const client = await aws.elasticLoadBalancing();
  return inBatches(signal, arns, ARNS_PER_CALL, async TargetGroupArns => {
    const { TargetGroups = [] } = await client.describeTargetGroups({ TargetGroupArns });
    return TargetGroups;
  });
}

/** The listeners of a load balancer. */
export async function describeListeners(aws: AwsAccount, arn: string, signal?: AbortSignal): Promise<Listener[]> {
  const client = await aws.elasticLoadBalancing();
  return allPages(signal, async Marker => {
    const page = await client.describeListeners({ LoadBalancerArn: arn, Marker });
    return { items: page.Listeners, next: page.NextMarker };
  });
}

/** The rules of a listener, its default one included. */
export async function describeRules(aws: AwsAccount, arn: string, signal?: AbortSignal): Promise<Rule[]> {
  const client = await aws.elasticLoadBalancing();
  return allPages(signal, async Marker => {
    const page = await client.describeRules({ ListenerArn: arn, Marker });
    return { items: page.Rules, next: page.NextMarker };
  });
}

/** The tags of load balancers, listeners, rules and target groups. @throws {NotFound} where one does not exist. */
export async function tagsOfBalancing(aws: AwsAccount, arns: string[]): Promise<{ arn: string; tags: Tag[] }[]> {
  const client = await aws.elasticLoadBalancing();
  return inBatches(undefined, arns, ARNS_PER_CALL, async ResourceArns => {
    const { TagDescriptions = [] } = await client.describeTags({ ResourceArns });
    return TagDescriptions.map(({ ResourceArn = '', Tags }) => ({ arn: ResourceArn, tags: fromPascal(Tags) }));
  });
}

/** The targets of a target group with their health. */
export async function describeTargetHealth(aws: AwsAccount, arn: string): Promise<TargetHealthDescription[]> {
  const client = await aws.elasticLoadBalancing();
  const { TargetHealthDescriptions = [] } = await client.describeTargetHealth({ TargetGroupArn: arn });
  return TargetHealthDescriptions;
}
