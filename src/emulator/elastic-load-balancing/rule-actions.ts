import type { Backend } from '../backend.js';
import { pageOf } from '../paging.js';
import { randomText } from '../random.js';
import { actionsOf, between, listOf, required, text } from '../shape.js';
import { type Balancing, fail, type Listener, type Rule, rulesOf, tagMap } from './balancing.js';
import { paging, tagList } from './members.js';
import { checkedActions, checkedConditions } from './rule-input.js';
import { actionList, conditionList } from './rule-members.js';

const action = actionsOf('ValidationError');
const creation = {
  ListenerArn: required(text),
  Conditions: conditionList,
  Priority: required(between(1, 50_000)),
  Actions: actionList,
  Tags: tagList,
};

/** Making, describing and deleting the rules of application load balancers' listeners. */
export function ruleActions(balancing: Balancing): Backend['actions'] {
  return {
    CreateRule: action(creation, input => {
      const listener = balancing.listeners.get(input.ListenerArn);
      const loadBalancer = balancing.loadBalancers.get(listener.loadBalancerArn);
      if (loadBalancer.type !== 'application') {
        fail('UnsupportedProtocol', 'Only the listeners of application load balancers have rules');
      }
      if (rulesOf(balancing, listener).some(({ priority }) => priority === input.Priority)) {
        fail('PriorityInUse', `Priority '${input.Priority}' is currently in use`);
      }
      const conditions = checkedConditions(input.Conditions);
      const actions = checkedActions(balancing, loadBalancer, input.Actions);
      const rule = newRule(listener, { priority: input.Priority, conditions, actions, tags: tagMap(input.Tags) });
      balancing.rules.add(rule);
      return { Rules: [describe(rule)] };
    }),
    DescribeRules: action({ ListenerArn: text, RuleArns: listOf(text), ...paging }, input => {
      const page = pageOf(wanted(balancing, input.ListenerArn, input.RuleArns), {
        // Rules are shown in the order in which they are tried: the default one last.
        key: ({ priority, arn }) => `${priority === 'default' ? 'default' : String(priority).padStart(5, '0')} ${arn}`,
        token: input.Marker,
        size: input.PageSize ?? 400,
        invalidCode: 'ValidationError',
      });
      return { Rules: page.items.map(describe), NextMarker: page.next };
    }),
    DeleteRule: action({ RuleArn: required(text) }, ({ RuleArn }) => {
      const rule = balancing.rules.get(RuleArn);
      if (rule.priority === 'default') fail('OperationNotPermitted', `Default rule '${RuleArn}' cannot be deleted`);
      balancing.rules.remove(rule);
      return {};
    }),
  };
}

/** A rule of this listener, with an ARN of its own. */
export function newRule(listener: Listener, rule: Pick<Rule, 'priority' | 'actions'> & Partial<Rule>): Rule {
  const arn = `${listener.arn.replace(':listener/', ':listener-rule/')}/${randomText.hexadecimal(16)}`;
  return { conditions: [], tags: new Map(), ...rule, arn, listenerArn: listener.arn };
}

function wanted(balancing: Balancing, listenerArn: string | undefined, arns: string[] | undefined): Rule[] {
  if ((listenerArn === undefined) === (arns === undefined)) {
    fail('ValidationError', 'You must specify either listener rule ARNs or a listener ARN');
  }
  if (arns) return arns.map(arn => balancing.rules.get(arn));
  return rulesOf(balancing, balancing.listeners.get(listenerArn ?? ''));
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
