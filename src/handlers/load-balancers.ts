import type {
  Listener,
  LoadBalancer,
  Rule,
  TargetGroup,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import * as elasticLoadBalancing from '../aws/elastic-load-balancing-v2.js';
import { actionText, conditionText, forwardArns } from '../domain/listener-rules.js';
import { belongsToAnother, ofSpace } from '../domain/tags.js';
import { ownedLoadBalancers, ownedTargetGroups } from '../owned-lists.js';
import type { AccountContext } from './context.js';
import type { Handler } from './handler.js';

export const listTargetGroups: Handler<'listTargetGroups'> = async ({ query }, context) => {
  const tags = query.space === undefined ? {} : ofSpace(query.space);
  const groups = await ownedTargetGroups(context, tags, context.signal);
  return {
    body: Object.fromEntries(
      groups.map(({ TargetGroupName = '', TargetGroupArn = '' }) => [TargetGroupName, TargetGroupArn]),
    ),
  };
};

/** A listener with its rules. */
interface RuledListener {
  listener: Listener;
  rules: Rule[];
}

type TargetGroupsByArn = Map<string, ReturnType<typeof withTargets>>;

export const describeLoadBalancers: Handler<'describeLoadBalancers'> = async ({ path }, context) => {
  const balancers = await ownedLoadBalancers(context, ofSpace(path.space), context.signal);
  const ruled = await Promise.all(
    balancers.map(({ LoadBalancerArn = '' }) => ruledListeners(context, LoadBalancerArn)),
  );
  const listeners = ruled.flat();
  const groups = await targetGroups(context, listeners.flatMap(groupsOfListener));
  return { body: balancers.map(balancer => balancerBody(balancer, listeners, groups)) };
};

async function ruledListeners({ aws, signal }: AccountContext, balancer: string): Promise<RuledListener[]> {
  const listeners = await elasticLoadBalancing.describeListeners(aws, balancer, signal);
  return Promise.all(
    listeners.map(async listener => ({
      listener,
      rules: await elasticLoadBalancing.describeRules(aws, listener.ListenerArn ?? '', signal),
    })),
  );
}

/** The ARNs of the target groups that a listener forwards to. */
function groupsOfListener({ listener, rules }: RuledListener): string[] {
  return [...forwardArns(listener.DefaultActions), ...rules.flatMap(({ Actions }) => forwardArns(Actions))];
}

/** Target groups with the health of their targets, by ARN. Those of other orgs are left out. */
async function targetGroups({ aws, org, signal }: AccountContext, forwarded: string[]): Promise<TargetGroupsByArn> {
  const arns = [...new Set(forwarded)];
  const health = (arn: string) => elasticLoadBalancing.describeTargetHealth(aws, arn);
  const [groups, tagged, targets] = await Promise.all([
    elasticLoadBalancing.describeTargetGroups(aws, arns, signal),
    elasticLoadBalancing.tagsOfBalancing(aws, arns),
    Promise.all(arns.map(async arn => [arn, await health(arn)] as const)),
  ]);
  const others = new Set(tagged.filter(({ tags }) => belongsToAnother(org, tags)).map(({ arn }) => arn));
  const targetsByArn = new Map(targets);
  return new Map(
    groups.flatMap(group => {
      const { TargetGroupArn: arn = '' } = group;
      return others.has(arn) ? [] : [[arn, withTargets(group, targetsByArn.get(arn) ?? [])]];
    }),
  );
}

/** AWS's own members stand beside those of the predecessor, here and below. */
function withTargets(group: TargetGroup, targets: TargetHealthDescription[]) {
  return {
    ...group,
    Targets: targets.map(target => {
      const { Target: { Id, Port } = {}, TargetHealth: { State, Reason = '', Description } = {} } = target;
      return {
        ...target,
        Id,
        Port: String(Port ?? 0),
        State,
        Reason: Description ? `${Reason} (${Description})` : Reason,
      };
    }),
  };
}

function balancerBody(balancer: LoadBalancer, all: RuledListener[], groups: TargetGroupsByArn) {
  const own = all.filter(({ listener }) => listener.LoadBalancerArn === balancer.LoadBalancerArn);
  const arns = [...new Set(own.flatMap(groupsOfListener))];
  return {
    ...balancer,
    LoadBalancerType: balancer.Type,
    Listeners: own.map(({ listener, rules }) => ({
      ...listener,
      ListenerName: `${listener.Protocol}:${listener.Port}`,
      Rules: rules.map(rule => ruleBody(rule, groups)),
    })),
    TargetGroups: arns.flatMap(arn => groups.get(arn) ?? []),
  };
}

function ruleBody(rule: Rule, groups: TargetGroupsByArn) {
  const forwarded = forwardArns(rule.Actions).flatMap(arn => groups.get(arn) ?? []);
  return {
    ...rule,
    If: conditionText(rule),
    Then: actionText(rule, arn => groups.get(arn)?.TargetGroupName ?? 'a target group of another org'),
    ...(forwarded.length > 0 && { TargetGroups: forwarded }),
  };
}
