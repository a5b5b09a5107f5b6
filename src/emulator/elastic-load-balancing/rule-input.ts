import type { ActionInput, ListenerAction } from './rule-members.js';
import {
  type Elb,
  fail,
  kindOf,
  type LoadBalancer,
  loadBalancerArnsOf,
  type TargetGroup,
  targetGroupArnsOf,
} from './state.js';

/** The protocols of listeners and target groups, by the type of the load balancer. */
export const protocols = {
  application: ['HTTP', 'HTTPS'],
  network: ['UDP', 'TCP', 'TLS', 'TCP_UDP'],
};

/** Completes the actions of a rule as AWS returns them. Their target groups must fit the load balancer. */
export function checkedActions(elb: Elb, loadBalancer: LoadBalancer, input: ActionInput[]) {
  if (!input.length) fail('ValidationError', 'At least one action must be specified');
  const actions = input.map(complete);
  for (const arn of targetGroupArnsOf(actions)) {
    const group = elb.targetGroups.find(arn);
    if (!group && kindOf(arn) === 'targetgroup') fail('TargetGroupNotFound', `Target groups '${arn}' not found`);
    checkTargetGroup(elb, loadBalancer, group ?? elb.targetGroups.get(arn));
  }
  return actions;
}

function complete({ ForwardConfig, ...action }: ActionInput, index: number): ListenerAction {
  const { Type, TargetGroupArn, RedirectConfig, FixedResponseConfig } = action;
  const Order = action.Order ?? index + 1;
  if (Type === 'redirect') return RedirectConfig ? { ...action, Order } : failWithoutConfiguration(Type);
  if (Type === 'fixed-response') {
    if (!FixedResponseConfig) return failWithoutConfiguration(Type);
    checkContentType(FixedResponseConfig.ContentType);
    return { ...action, Order };
  }
  const groups = ForwardConfig?.TargetGroups ?? (TargetGroupArn === undefined ? [] : [{ TargetGroupArn, Weight: 1 }]);
  if (!groups.length) return failWithoutConfiguration(Type);
  const isGivenTwice = TargetGroupArn !== undefined && ForwardConfig?.TargetGroups !== undefined;
  if (isGivenTwice && groups.some(group => group.TargetGroupArn !== TargetGroupArn)) {
    fail('ValidationError', 'TargetGroupArn and ForwardConfig name different target groups');
  }
  const { Enabled = false, DurationSeconds } = ForwardConfig?.TargetGroupStickinessConfig ?? {};
  return {
    ...action,
    Order,
    TargetGroupArn: groups.length === 1 ? groups[0]?.TargetGroupArn : undefined,
    ForwardConfig: {
      TargetGroups: groups.map(group => ({ ...group, Weight: group.Weight ?? 1 })),
      TargetGroupStickinessConfig: { Enabled, DurationSeconds },
    },
  };
}

/** Source: API reference, FixedResponseActionConfig. */
const CONTENT_TYPES = ['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json'];

function checkContentType(type: string | undefined): void {
  if (type === undefined || CONTENT_TYPES.includes(type)) return;
  fail('InvalidLoadBalancerAction', `The ContentType must be one of: ${CONTENT_TYPES.join(', ')}`);
}

function failWithoutConfiguration(type: string): never {
  return fail('ValidationError', `An action of type '${type}' needs its configuration`);
}

function checkTargetGroup(elb: Elb, loadBalancer: LoadBalancer, group: TargetGroup): void {
  if (!protocols[loadBalancer.type].includes(group.protocol)) {
    const message = `Protocol '${group.protocol}' of target group '${group.arn}' does not fit its load balancer`;
    fail('IncompatibleProtocols', message);
  }
  if (loadBalancerArnsOf(elb, group).some(arn => arn !== loadBalancer.arn)) {
    const message = `The following target groups cannot be associated with more than one load balancer: ${group.arn}`;
    fail('TargetGroupAssociationLimit', message);
  }
}
