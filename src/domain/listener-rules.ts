import type { Answered, Schemas } from './schemas.js';

type Rule = Answered<Schemas['Rule']>;
type Condition = Answered<Schemas['RuleCondition']>;
type Action = Answered<Schemas['Action']>;

/** What a rule asks of a request, as the predecessor wrote it: `Default`, or `path-pattern: /api/* or /v1/* and host-header: a.example.com`. */
export function conditionText({ IsDefault, Conditions = [] }: Rule): string {
  return IsDefault ? 'Default' : Conditions.map(textOf).join(' and ');
}

/**
 * Where a rule sends its requests. An action that routes comes after those that authenticate.
 * Source: Elastic Load Balancing API Reference, 2015-12-01, CreateRule ("Actions").
 * @param nameOf the name of a target group by its ARN.
 */
export function actionText(rule: Rule, nameOf: (arn: string) => string): string {
  const action = rule.Actions?.at(-1);
  const redirect = action?.RedirectConfig;
  if (redirect) {
    const { Protocol = '', Host = '', Port = '', Path = '', Query = '' } = redirect;
    return `redirect to ${Protocol}://${Host}:${Port}${Path}?${Query}`;
  }
  if (action?.FixedResponseConfig) return `fixed response: status code ${action.FixedResponseConfig.StatusCode ?? ''}`;
  if (action?.Type === 'forward') return `forward to ${forwardArns([action]).map(nameOf).join(', ')}`;
  return action?.Type ?? '';
}

/** The ARNs of the target groups that actions forward to. */
export function forwardArns(actions: Action[] = []): string[] {
  const arns = actions.flatMap(({ TargetGroupArn, ForwardConfig }) => [
    TargetGroupArn,
    ...(ForwardConfig?.TargetGroups ?? []).map(group => group.TargetGroupArn),
  ]);
  return [...new Set(arns.filter(arn => arn !== undefined))];
}

function textOf(condition: Condition): string {
  const { Field = '', Values = [] } = condition;
  const given = [
    condition.HostHeaderConfig?.Values,
    condition.PathPatternConfig?.Values,
    condition.HttpHeaderConfig?.Values,
    condition.HttpRequestMethodConfig?.Values,
    condition.SourceIpConfig?.Values,
    condition.QueryStringConfig?.Values?.map(({ Key, Value = '' }) => (Key === undefined ? Value : `${Key}=${Value}`)),
  ].find(values => values !== undefined);
  const values = given ?? Values;
  return values.length > 0 ? `${Field}: ${values.join(' or ')}` : Field;
}
