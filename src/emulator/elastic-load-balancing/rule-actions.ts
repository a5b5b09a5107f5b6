import type { Backend } from '../backend.js';
import { pageOf } from '../paging.js';
import { randomText } from '../random.js';
import { actionBuilder, listOf, number, required, text } from '../shape.js';
import { paging, tagList } from './members.js';
import { checkedConditions } from './rule-conditions.js';
import { checkedActions } from './rule-input.js';
import { actionList, conditionList } from './rule-members.js';
import { type Elb, fail, type Listener, type Rule, rulesOf, tagMap } from './state.js';

const action = actionBuilder('elasticloadbalancing');
const createRuleMembers = {
  ListenerArn: required(text),
  Conditions: conditionList,
  Priority: required(number),
  Actions: actionList,
  Tags: tagList,
};

/** Creating, describing and deleting the rules of application load balancers' listeners. */
export function ruleActions(elb: Elb): Backend['actions'] {
  return {
    CreateRule: action(createRuleMembers, input => {
      const listener = elb.listeners.get(input.ListenerArn);
      const loadBalancer = elb.loadBalancers.get(listener.loadBalancerArn);
      if (loadBalancer.type !== 'application') {
        fail('UnsupportedProtocol', 'Only the listeners of application load balancers have rules');
      }
      if (rulesOf(elb, listener).some(({ priority }) => priority === input.Priority)) {
        fail('PriorityInUse', `Priority '${input.Priority}' is currently in use`);
      }
      const conditions = checkedConditions(input.Conditions);
      const actions = checkedActions(elb, loadBalancer, input.Actions);
      const rule = newRule(listener, { priority: input.Priority, conditions, actions, tags: tagMap(input.Tags) });
      elb.rules.add(rule);
      return { Rules: [describe(rule)] };
    }),
    DescribeRules: action({ ListenerArn: text, RuleArns: listOf(text), ...paging }, input => {
      const page = pageOf(selectRules(elb, input.ListenerArn, input.RuleArns), {
        // Rules are returned in order of evaluation, the default rule last.
        key: ({ priority, arn }) => `${priority === 'default' ? 'default' : String(priority).padStart(5, '0')} ${arn}`,
        token: input.Marker,
        size: input.PageSize ?? 400,
        invalidCode: 'ValidationError',
      });
      return { Rules: page.items.map(describe), NextMarker: page.next };
    }),
    DeleteRule: action({ RuleArn: required(text) }, ({ RuleArn }) => {
      const rule = elb.rules.get(RuleArn);
      if (rule.priority === 'default') fail('OperationNotPermitted', `Default rule '${RuleArn}' cannot be deleted`);
      elb.rules.remove(rule);
      return {};
    }),
  };
}

/** A rule of this listener, with a new ARN. */
export function newRule(listener: Listener, rule: Pick<Rule, 'priority' | 'actions'> & Partial<Rule>): Rule {
  const arn = `${listener.arn.replace(':listener/', ':listener-rule/')}/${randomText.hexadecimal(16)}`;
  return { conditions: [], tags: new Map(), ...rule, arn, listenerArn: listener.arn };
}

function selectRules(elb: Elb, listenerArn: string | undefined, arns: string[] | undefined): Rule[] {
  // The Query protocol does not tell an empty list from none.
  if ((listenerArn === undefined) === !arns?.length) {
    fail('ValidationError', 'You must specify either listener rule ARNs or a listener ARN');
  }
  if (arns?.length) return arns.map(arn => elb.rules.get(arn));
  return rulesOf(elb, elb.listeners.get(listenerArn ?? ''));
}

function describe({ arn, priority, conditions, actions }: Rule) {
  return {
    RuleArn: arn,
    Priority: String(priority),
    Conditions: conditions,
    Actions: actions,
    IsDefault: priority === 'default',
  };
}
