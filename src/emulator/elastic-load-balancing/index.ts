import type { Account } from '../account.js';
import type { Backend } from '../backend.js';
import { plainJson } from '../plain-json.js';
import { listenerActions } from './listener-actions.js';
import { loadBalancerActions } from './load-balancer-actions.js';
import { ruleActions } from './rule-actions.js';
import { newElb } from './state.js';
import { tagActions } from './tag-actions.js';
import { deregister, register, targetActions } from './target-actions.js';
import { targetGroupActions } from './target-group-actions.js';

/** Elastic Load Balancing v2: application and network load balancers. */
export function elasticLoadBalancingBackend(account: Account): Backend {
  const elb = newElb();
  const { loadBalancers, listeners, rules, targetGroups } = elb;

  account.links.targetGroupExists = arn => targetGroups.find(arn) !== undefined;
  // A task may start or stop after its target group was deleted.
  account.links.registerTarget = (arn, { id, port }) => {
    const group = targetGroups.find(arn);
    if (group) register(group, { id, port, availabilityZone: undefined });
  };
  account.links.deregisterTarget = (arn, { id, port }) => {
    const group = targetGroups.find(arn);
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
      ...loadBalancerActions(account, elb),
      ...listenerActions(elb),
      ...ruleActions(elb),
      ...targetGroupActions(account, elb),
      ...targetActions(elb),
      ...tagActions(elb),
    },
    *taggedResources() {
      const all = [...loadBalancers.all(), ...listeners.all(), ...rules.all(), ...targetGroups.all()];
      for (const { arn, tags } of all) yield { arn, type: `elasticloadbalancing:${typeOf(arn)}`, tags };
    },
    snapshot: () =>
      plainJson({
        loadBalancers: byArn(loadBalancers.all()),
        listeners: byArn(listeners.all()),
        rules: byArn(rules.all()),
        targetGroups: byArn(targetGroups.all()),
      }),
  };
}

/** For example `loadbalancer/app`, `listener/net` or `targetgroup`. Only target groups lack the load balancer's type. */
function typeOf(arn: string): string {
  const [kind = '', balancerType = ''] = arn.slice(arn.lastIndexOf(':') + 1).split('/');
  return kind === 'targetgroup' ? kind : `${kind}/${balancerType}`;
}

function byArn<T extends { arn: string }>(resources: T[]): Record<string, T> {
  return Object.fromEntries(resources.map(resource => [resource.arn, resource]));
}
