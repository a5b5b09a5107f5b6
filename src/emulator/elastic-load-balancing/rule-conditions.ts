import type { RuleCondition } from './rule-members.js';
import { fail } from './state.js';

type Field = NonNullable<RuleCondition['Field']>;

/** The member that has a condition's values, by the condition's field. */
const configMembers = {
  'host-header': 'HostHeaderConfig',
  'path-pattern': 'PathPatternConfig',
  'http-header': 'HttpHeaderConfig',
  'http-request-method': 'HttpRequestMethodConfig',
  'query-string': 'QueryStringConfig',
  'source-ip': 'SourceIpConfig',
} as const satisfies Record<Field, keyof RuleCondition>;

/** The fields of which a rule can have several conditions. Source: User Guide for Application Load Balancers, "Listener rules". */
const REPEATABLE: (Field | undefined)[] = ['http-header', 'query-string'];

/**
 * Completes conditions as AWS returns them: those of a host or a path have their values in the older and the newer member.
 * Source of the limits: API reference, RuleCondition and the types of its members.
 */
export function checkedConditions(conditions: RuleCondition[]): RuleCondition[] {
  if (!conditions.length) fail('ValidationError', 'A rule needs at least one condition');
  const fields = conditions.map(({ Field }) => Field);
  const repeated = fields.find((field, index) => !REPEATABLE.includes(field) && fields.indexOf(field) < index);
  if (repeated) fail('ValidationError', `A rule can only have one condition of field '${repeated}'`);
  return conditions.map(checkedCondition);
}

function checkedCondition(condition: RuleCondition): RuleCondition {
  const { Field } = condition;
  if (Field === undefined) return fail('ValidationError', 'A condition needs a field');
  if (Field === 'host-header' || Field === 'path-pattern') {
    const Values = valuesOf(condition, Field);
    return { ...condition, Values, [configMembers[Field]]: { Values } };
  }
  const config = configMembers[Field];
  const { Values = [] } =
    condition[config] ?? fail('ValidationError', `A '${config}' must be specified with '${Field}'`);
  if (!Values.length) return fail('ValidationError', `A '${Field}' value must be specified`);
  checkValues(condition);
  return condition;
}

/** The older member takes one value. */
function valuesOf(condition: RuleCondition, field: 'host-header' | 'path-pattern'): string[] {
  const newer = condition[configMembers[field]]?.Values;
  const values = newer ?? condition.Values ?? [];
  if (!values.length) return fail('ValidationError', 'A condition value must be specified');
  if (!newer && values.length > 1)
    return fail('ValidationError', `The '${field}' field contains too many values; the limit is '1'`);
  for (const value of values) checkLength(field, value, 128);
  return values;
}

function checkValues({ HttpHeaderConfig, HttpRequestMethodConfig, QueryStringConfig }: RuleCondition): void {
  checkLength('HttpHeaderName', HttpHeaderConfig?.HttpHeaderName, 40);
  for (const value of HttpHeaderConfig?.Values ?? []) checkLength('http-header', value, 128);
  for (const value of HttpRequestMethodConfig?.Values ?? []) checkMethod(value);
  for (const { Key, Value } of QueryStringConfig?.Values ?? []) {
    checkLength('Key', Key, 128);
    checkLength('Value', Value, 128);
    if (Value === undefined) fail('ValidationError', "A 'Value' must be specified in 'QueryStringKeyValuePair'");
  }
}

function checkMethod(value: string): void {
  const field = 'http-request-method';
  checkLength(field, value, 40);
  if (/^[A-Z_-]+$/.test(value)) return;
  fail('ValidationError', `The '${field}' value is invalid; the allowed characters are A-Z, hyphen and underscore`);
}

function checkLength(name: string, value: string | undefined, limit: number): void {
  if ((value ?? '').length > limit) fail('ValidationError', `The '${name}' value is too long; the limit is '${limit}'`);
}
