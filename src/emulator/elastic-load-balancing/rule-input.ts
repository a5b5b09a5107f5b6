import type { ActionInput, ListenerAction, RuleCondition } from './rule-members.js';
import { type Elb, fail, type LoadBalancer, loadBalancerArnsOf, type TargetGroup, targetGroupArnsOf } from './state.js';

/** The protocols of listeners and target groups, by the type of the load balancer. */
export const protocols = {
  application: ['HTTP', 'HTTPS'],
  network: ['TCP', 'TLS', 'UDP', 'TCP_UDP'],
};

/** Completes the actions of a rule as AWS returns them. Their target groups must fit the load balancer. */
export function checkedActions(elb: Elb, loadBalancer: LoadBalancer, input: ActionInput[]) {
  const actions = input.map(complete);
  for (const arn of targetGroupArnsOf(actions)) {
    checkTargetGroup(elb, loadBalancer, elb.targetGroups.get(arn));
  }
  return actions;
}

function complete({ ForwardConfig, ...action }: ActionInput, index: number): ListenerAction {
  const { Type, TargetGroupArn, RedirectConfig, FixedResponseConfig } = action;
  const Order = action.Order ?? index + 1;
  if (Type === 'redirect') return RedirectConfig ? { ...action, Order } : failWithoutConfiguration(Type);
  if (Type === 'fixed-response') return FixedResponseConfig ? { ...action, Order } : failWithoutConfiguration(Type);
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

/** The member that has a condition's values, by the condition's field. */
const configMembers = {
  'host-header': 'HostHeaderConfig',
  'path-pattern': 'PathPatternConfig',
  'http-header': 'HttpHeaderConfig',
  'http-request-method': 'HttpRequestMethodConfig',
  'query-string': 'QueryStringConfig',
  'source-ip': 'SourceIpConfig',
} as const satisfies Record<NonNullable<RuleCondition['Field']>, keyof RuleCondition>;

/** Completes conditions as AWS returns them: those of a host or a path have their values in the older and the newer member. */
export function checkedConditions(conditions: RuleCondition[]): RuleCondition[] {
  if (!conditions.length) fail('ValidationError', 'A rule needs at least one condition');
  return conditions.map(condition => {
    const { Field, Values: olderValues } = condition;
    if (Field === undefined) return fail('ValidationError', 'A condition needs a field');
    if (Field === 'host-header' || Field === 'path-pattern') {
      const Values = condition[configMembers[Field]]?.Values ?? olderValues;
      return Values?.length ? { ...condition, Values, [configMembers[Field]]: { Values } } : failWithoutValues(Field);
    }
    return condition[configMembers[Field]]?.Values?.length ? condition : failWithoutValues(Field);
  });
}

function failWithoutValues(field: string): never {
  return fail('ValidationError', `A condition of field '${field}' needs values`);
}
