import type { Backend } from '../backend.js';
import { plain } from '../plain.js';
import type { World } from '../world.js';
import { emptyBalancing } from './balancing.js';
import { listenerActions } from './listener-actions.js';
import { loadBalancerActions } from './load-balancer-actions.js';
import { ruleActions } from './rule-actions.js';
import { tagActions } from './tag-actions.js';
import { deregister, register, targetActions } from './target-actions.js';
import { targetGroupActions } from './target-group-actions.js';

/** Elastic Load Balancing, version 2: application and network load balancers. */
export function elasticLoadBalancingBackend(world: World): Backend {
  const balancing = emptyBalancing();
  const { loadBalancers, listeners, rules, targetGroups } = balancing;

  world.links.targetGroupExists = arn => targetGroups.peek(arn) !== undefined;
  // A task may come or go when its target group is no more.
  world.links.registerTarget = (arn, { id, port }) => {
    const group = targetGroups.peek(arn);
    if (group) register(group, { id, port, availabilityZone: undefined });
  };
  world.links.deregisterTarget = (arn, { id, port }) => {
    const group = targetGroups.peek(arn);
    if (group) deregister(group, { id, port, availabilityZone: undefined });
  };

  return {
    service: 'elasticloadbalancing',
    protocol: {
      kind: 'query',
      version: '2015-12-01',
      namespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
    },
    actions: {
      ...loadBalancerActions(world, balancing),
      ...listenerActions(balancing),
      ...ruleActions(balancing),
      ...targetGroupActions(world, balancing),
      ...targetActions(balancing),
      ...tagActions(balancing),
    },
    *taggedResources() {
      const all = [...loadBalancers.all(), ...listeners.all(), ...rules.all(), ...targetGroups.all()];
      for (const { arn, tags } of all) yield { arn, type: `elasticloadbalancing:${typeOf(arn)}`, tags };
    },
    snapshot: () =>
      plain({
        loadBalancers: byArn(loadBalancers.all()),
        listeners: byArn(listeners.all()),
        rules: byArn(rules.all()),
        targetGroups: byArn(targetGroups.all()),
      }),
  };
}

/** As `loadbalancer/app`, `listener/net` or `targetgroup`: only the ARNs of target groups lack the balancer's type. */
function typeOf(arn: string): string {
  const [kind = '', balancerType = ''] = arn.slice(arn.lastIndexOf(':') + 1).split('/');
  return kind === 'targetgroup' ? kind : `${kind}/${balancerType}`;
}

function byArn<T extends { arn: string }>(resources: T[]): Record<string, T> {
  return Object.fromEntries(resources.map(resource => [resource.arn, resource]));
}
