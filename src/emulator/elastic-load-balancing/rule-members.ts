import { between, emulated, flag, listOf, number, oneOf, type Parsed, required, structure, text } from '../shape.js';

const weightedGroup = structure({ TargetGroupArn: required(text), Weight: between(0, 999) });
const actionMembers = {
  Type: required(emulated('forward', 'redirect', 'fixed-response')),
  Order: number,
  TargetGroupArn: text,
  ForwardConfig: structure({
    TargetGroups: listOf(weightedGroup, 5),
    TargetGroupStickinessConfig: structure({ Enabled: flag, DurationSeconds: between(1, 604_800) }),
  }),
  RedirectConfig: structure({
    Protocol: text,
    Port: text,
    Host: text,
    Path: text,
    Query: text,
    StatusCode: required(oneOf('HTTP_301', 'HTTP_302')),
  }),
  FixedResponseConfig: structure({ StatusCode: required(text), ContentType: text, MessageBody: text }),
};
const values = structure({ Values: listOf(text) });
const conditionMembers = {
  Field: oneOf('host-header', 'path-pattern', 'http-header', 'http-request-method', 'query-string', 'source-ip'),
  /** The older member for the values of host-header and path-pattern. */
  Values: listOf(text),
  HostHeaderConfig: values,
  PathPatternConfig: values,
  HttpHeaderConfig: structure({ HttpHeaderName: text, Values: listOf(text) }),
  QueryStringConfig: structure({ Values: listOf(structure({ Key: text, Value: text })) }),
  HttpRequestMethodConfig: values,
  SourceIpConfig: values,
};

export const actionList = required(listOf(structure(actionMembers)));
export const conditionList = required(listOf(structure(conditionMembers)));
export type ActionInput = Parsed<typeof actionMembers>;
export type RuleCondition = Parsed<typeof conditionMembers>;

/** An action as AWS returns it: its target groups are in ForwardConfig, even if the request has TargetGroupArn. */
export interface ListenerAction extends Omit<ActionInput, 'ForwardConfig'> {
  ForwardConfig?: {
    TargetGroups: { TargetGroupArn: string; Weight: number }[];
    TargetGroupStickinessConfig: { Enabled: boolean | undefined; DurationSeconds: number | undefined };
  };
}
