import type { Listener, LoadBalancer, TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import * as elasticLoadBalancing from '../aws/elastic-load-balancing-v2.js';
import { ofSpace } from '../domain/tags.js';
import { ownedCluster, ownedTagged } from '../tenancy.js';
import type { AccountContext } from './context.js';
import type { Handler } from './handler.js';

export const listTargetGroups: Handler<'listTargetGroups'> = async ({ query }, context) => {
  const groups = await targetGroups(context, query.space);
  const arns = groups.map(({ TargetGroupName = '', TargetGroupArn = '' }) => [TargetGroupName, TargetGroupArn]);
  return { body: Object.fromEntries(arns) };
};

export const describeLoadBalancers: Handler<'describeLoadBalancers'> = async ({ path }, context) => {
  const [balancers, groups] = await Promise.all([
    balancersWithListeners(context, path.space),
    groupsWithTargets(context, path.space),
  ]);
  // A space without load balancers may still be a space of the org.
  if (balancers.length === 0 && groups.length === 0) await ownedCluster(context, path.space);
  return {
    body: balancers.map(balancer => ({
      ...balancer,
      TargetGroups: groups.filter(group => group.LoadBalancerArns?.includes(balancer.LoadBalancerArn ?? '')),
    })),
  };
};

async function balancersWithListeners(context: AccountContext, space: string) {
  const { aws, signal } = context;
  const tagged = await ownedTagged(context, 'elasticloadbalancing:loadbalancer', ofSpace(space), signal);
  const arns = tagged.map(({ arn }) => arn);
  const balancers = await elasticLoadBalancing.describeLoadBalancers(aws, arns, signal);
  const withListeners = async (balancer: LoadBalancer) => {
    const listeners = await elasticLoadBalancing.describeListeners(aws, balancer.LoadBalancerArn ?? '', signal);
    return { ...balancer, Listeners: await Promise.all(listeners.map(listener => withRules(context, listener))) };
  };
  return Promise.all(balancers.map(withListeners));
}

async function withRules({ aws, signal }: AccountContext, listener: Listener) {
  return { ...listener, Rules: await elasticLoadBalancing.describeRules(aws, listener.ListenerArn ?? '', signal) };
}

async function groupsWithTargets(context: AccountContext, space: string) {
  const groups = await targetGroups(context, space);
  const withTargets = async (group: TargetGroup) => ({
    ...group,
    Targets: await elasticLoadBalancing.describeTargetHealth(context.aws, group.TargetGroupArn ?? ''),
  });
  return Promise.all(groups.map(withTargets));
}

async function targetGroups(context: AccountContext, space: string | undefined): Promise<TargetGroup[]> {
  const tags = space === undefined ? {} : ofSpace(space);
  const tagged = await ownedTagged(context, 'elasticloadbalancing:targetgroup', tags, context.signal);
  const arns = tagged.map(({ arn }) => arn);
  return elasticLoadBalancing.describeTargetGroups(context.aws, arns, context.signal);
}
