import type {
  Listener,
  LoadBalancer,
  Rule,
  TargetGroup,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Tag } from '../domain/tags.js';
import type { AwsAccount } from './account.js';
import { undefinedIfNotFound } from './errors.js';
import { allPages, forEachConcurrently, inBatches } from './pages.js';
import { fromPascal } from './tags.js';

/** The limit of names or ARNs per describe call. Source: Elastic Load Balancing API Reference, 2015-12-01. */
const ARNS_PER_CALL = 20;

/** The load balancers of the account. */
export async function listLoadBalancers(aws: AwsAccount, signal?: AbortSignal): Promise<LoadBalancer[]> {
  return allPages(signal, 'LoadBalancers', Marker => aws.elasticLoadBalancing.describeLoadBalancers({ Marker }));
}

/** The target groups of the account. */
export async function listTargetGroups(aws: AwsAccount, signal?: AbortSignal): Promise<TargetGroup[]> {
  return allPages(signal, 'TargetGroups', Marker => aws.elasticLoadBalancing.describeTargetGroups({ Marker }));
}

/** @param arns an empty list returns nothing, though AWS would return all. @throws {NotFound} where one does not exist. */
export async function describeTargetGroups(
  aws: AwsAccount,
  arns: string[],
  signal?: AbortSignal,
): Promise<TargetGroup[]> {
  return inBatches(signal, 'TargetGroups', arns, ARNS_PER_CALL, TargetGroupArns =>
    aws.elasticLoadBalancing.describeTargetGroups({ TargetGroupArns }),
  );
}

/** The listeners of a load balancer. */
export async function describeListeners(aws: AwsAccount, arn: string, signal?: AbortSignal): Promise<Listener[]> {
  return allPages(signal, 'Listeners', Marker =>
    aws.elasticLoadBalancing.describeListeners({ LoadBalancerArn: arn, Marker }),
  );
}

/** The rules of a listener, its default one included. */
export async function describeRules(aws: AwsAccount, arn: string, signal?: AbortSignal): Promise<Rule[]> {
  return allPages(signal, 'Rules', Marker => aws.elasticLoadBalancing.describeRules({ ListenerArn: arn, Marker }));
}

/** The tags of load balancers, listeners, rules and target groups. @throws {NotFound} where one does not exist. */
export async function tagsOfBalancing(aws: AwsAccount, arns: string[]): Promise<{ arn: string; tags: Tag[] }[]> {
  const found = await inBatches(undefined, 'TagDescriptions', arns, ARNS_PER_CALL, ResourceArns =>
    aws.elasticLoadBalancing.describeTags({ ResourceArns }),
  );
  return found.map(({ ResourceArn = '', Tags }) => ({ arn: ResourceArn, tags: fromPascal(Tags) }));
}

/** As tagsOfBalancing, without those that do not exist. */
export async function tagsOfExistingBalancing(
  aws: AwsAccount,
  arns: string[],
): Promise<{ arn: string; tags: Tag[] }[]> {
  const all = await undefinedIfNotFound(() => tagsOfBalancing(aws, arns));
  if (all) return all;
  const each = await forEachConcurrently(undefined, arns, arn =>
    undefinedIfNotFound(() => tagsOfBalancing(aws, [arn])),
  );
  return each.flatMap(found => found ?? []);
}

/** The targets of a target group with their health. */
export async function describeTargetHealth(aws: AwsAccount, arn: string): Promise<TargetHealthDescription[]> {
  const response = await aws.elasticLoadBalancing.describeTargetHealth({ TargetGroupArn: arn });
  return response.TargetHealthDescriptions ?? [];
}
