import type { Listener, LoadBalancer, TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  describeLoadBalancers as describeBalancers,
  describeListeners,
  describeRules,
  describeTargetGroups,
  describeTargetHealth,
} from '../aws/elastic-load-balancing-v2.js';
import { ofSpace } from '../domain/tags.js';
import { ownedCluster, ownedTagged } from '../tenancy.js';
import type { AccountContext } from './context.js';
import type { Handler } from './handler.js';

export const listTargetGroups: Handler<'listTargetGroups'> = async ({ query }, context) => {
  const groups = await targetGroups(context, query.space);
  return {
    body: Object.fromEntries(
      groups.map(({ TargetGroupName = '', TargetGroupArn = '' }) => [TargetGroupName, TargetGroupArn]),
    ),
  };
};

export const describeLoadBalancers: Handler<'describeLoadBalancers'> = async ({ path }, context) => {
  const { aws } = context;
  const [tagged, groups] = await Promise.all([
    ownedTagged(context, 'elasticloadbalancing:loadbalancer', ofSpace(path.space), context.signal),
    targetGroups(context, path.space),
  ]);
  // A space that has nothing here may still be a space of the org's.
  if (tagged.length === 0 && groups.length === 0) await ownedCluster(context, path.space);
  const balancers = await describeBalancers(
    aws,
    tagged.map(({ arn }) => arn),
  );
  return { body: await Promise.all(balancers.map(balancer => balancerDetails(context, balancer, groups))) };
};

async function targetGroups(context: AccountContext, space: string | undefined): Promise<TargetGroup[]> {
  const tags = space === undefined ? {} : ofSpace(space);
  const tagged = await ownedTagged(context, 'elasticloadbalancing:targetgroup', tags, context.signal);
  return describeTargetGroups(
    context.aws,
    tagged.map(({ arn }) => arn),
  );
}

async function balancerDetails(context: AccountContext, balancer: LoadBalancer, groups: TargetGroup[]) {
  const { LoadBalancerArn = '' } = balancer;
  const own = groups.filter(group => group.LoadBalancerArns?.includes(LoadBalancerArn));
  const [Listeners, TargetGroups] = await Promise.all([
    describeListeners(context.aws, LoadBalancerArn, context.signal).then(listeners =>
      Promise.all(listeners.map(listener => listenerDetails(context, listener))),
    ),
    Promise.all(own.map(group => targetGroupDetails(context, group))),
  ]);
  return { ...balancer, Listeners, TargetGroups };
}

async function listenerDetails({ aws, signal }: AccountContext, listener: Listener) {
  return { ...listener, Rules: await describeRules(aws, listener.ListenerArn ?? '', signal) };
}

async function targetGroupDetails({ aws }: AccountContext, group: TargetGroup) {
  return { ...group, Targets: await describeTargetHealth(aws, group.TargetGroupArn ?? '') };
}
