import type { Action, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Test } from 'tap';
import { noSuchRule, noSuchTargetGroup } from '../../../emulator/elastic-load-balancing/account.js';
import { matchExactly } from '../../../support/match-exactly.js';
import { type Behaviour, differs, errorOf, of } from '../support.js';
import { assertTagsChange, FIRST_TAG, fixedResponse, listeningAccount, validationError } from './account.js';

const FILE = 'test_elbv2_listener_rules';
const RULES_GUIDE = 'User Guide for Application Load Balancers, "Listener rules"';
const ruleNotFound = { name: 'RuleNotFoundException', message: 'One or more rules not found', status: 400 };
const long = 'x'.repeat(256);

/** A listener, and a function that creates a rule of it. */
async function ruledListener(t: Test) {
  const account = await listeningAccount(t);
  const { elb, listenerArn: ListenerArn } = account;
  const create = async (condition: RuleCondition, Actions: Action[] = [fixedResponse], Priority = 100) =>
    (await elb.createRule({ ListenerArn, Priority, Conditions: [condition], Actions })).Rules?.[0];
  return { ...account, ListenerArn, create };
}

const host: RuleCondition = { Field: 'host-header', HostHeaderConfig: { Values: ['example.com'] } };

/** Conditions, each as AWS returns it. */
const CONDITIONS: RuleCondition[] = [
  host,
  { Field: 'host-header', HostHeaderConfig: { Values: ['example.com', 'www.example.com'] } },
  { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'User-Agent', Values: ['Mozilla'] } },
  { Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['GET', 'POST'] } },
  { Field: 'path-pattern', Values: ['/home'] },
  { Field: 'path-pattern', PathPatternConfig: { Values: ['/home', '/about'] } },
  { Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'hello', Value: 'world' }] } },
  { Field: 'source-ip', SourceIpConfig: { Values: ['172.28.7.0/24'] } },
];

const INVALID: [condition: RuleCondition, message: string][] = [
  [{ Field: 'host-header', Values: [long] }, "The 'host-header' value is too long; the limit is '128'"],
  [
    { Field: 'host-header', HostHeaderConfig: { Values: [long] } },
    "The 'host-header' value is too long; the limit is '128'",
  ],
  [
    { Field: 'host-header', Values: ['one', 'two'] },
    "The 'host-header' field contains too many values; the limit is '1'",
  ],
  [{ Field: 'host-header' }, 'A condition value must be specified'],
  [{ Field: 'host-header', HostHeaderConfig: { Values: [] } }, 'A condition value must be specified'],
  [{ Field: 'path-pattern', Values: [long] }, "The 'path-pattern' value is too long; the limit is '128'"],
  [
    { Field: 'path-pattern', PathPatternConfig: { Values: [long] } },
    "The 'path-pattern' value is too long; the limit is '128'",
  ],
  [
    { Field: 'path-pattern', Values: ['one', 'two'] },
    "The 'path-pattern' field contains too many values; the limit is '1'",
  ],
  [{ Field: 'path-pattern' }, 'A condition value must be specified'],
  [{ Field: 'path-pattern', PathPatternConfig: { Values: [] } }, 'A condition value must be specified'],
  [
    { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x'.repeat(50), Values: ['y'] } },
    "The 'HttpHeaderName' value is too long; the limit is '40'",
  ],
  [
    { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x', Values: [long] } },
    "The 'http-header' value is too long; the limit is '128'",
  ],
  [
    { Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['get'] } },
    "The 'http-request-method' value is invalid; the allowed characters are A-Z, hyphen and underscore",
  ],
  [
    { Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['X'.repeat(50)] } },
    "The 'http-request-method' value is too long; the limit is '40'",
  ],
  [{ Field: 'http-request-method' }, "A 'HttpRequestMethodConfig' must be specified with 'http-request-method'"],
  [
    { Field: 'query-string', QueryStringConfig: { Values: [{ Key: long, Value: 'world' }] } },
    "The 'Key' value is too long; the limit is '128'",
  ],
  [
    { Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'hello', Value: long }] } },
    "The 'Value' value is too long; the limit is '128'",
  ],
  [
    { Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'hello' }] } },
    "A 'Value' must be specified in 'QueryStringKeyValuePair'",
  ],
  [{ Field: 'source-ip' }, "A 'SourceIpConfig' must be specified with 'source-ip'"],
];

const CONDITIONED: Behaviour[] = [
  {
    title: 'a rule has the condition that it was created with, and comes before the default rule',
    cases: of(FILE, 'test_create_rule_condition'),
    outcome: 'holds',
    async verify(t) {
      for (const condition of CONDITIONS) {
        const { elb, ListenerArn, create } = await ruledListener(t);

        const rule = await create(condition);

        const expected = { Priority: '100', Conditions: [condition], IsDefault: false };
        matchExactly(t, rule, expected);
        const { Rules } = await elb.describeRules({ ListenerArn });
        matchExactly(t, Rules, [expected, { Priority: 'default', IsDefault: true }]);
        const RuleArns = [rule?.RuleArn ?? ''];
        t.same((await elb.describeRules({ RuleArns })).Rules, [rule]);
        t.same((await elb.describeTags({ ResourceArns: RuleArns })).TagDescriptions?.length, 1);
      }
    },
  },
  ...INVALID.map(
    ([condition, message]): Behaviour => ({
      title: `${message}: ${JSON.stringify(condition).slice(0, 60)}`,
      cases: of(FILE, 'test_create_rule_validate_condition'),
      outcome: 'holds',
      async verify(t) {
        const { create } = await ruledListener(t);

        t.same(await errorOf(create(condition)), validationError(message));
      },
    }),
  ),
  {
    title: 'a condition of source addresses has addresses',
    cases: of(FILE, 'test_create_rule_validate_condition'),
    outcome: 'holds',
    async verify(t) {
      const { create } = await ruledListener(t);

      t.same(
        await errorOf(create({ Field: 'source-ip', SourceIpConfig: { Values: [] } })),
        validationError("A 'source-ip' value must be specified"),
      );
    },
  },
  {
    title: 'a rule has at most one condition of a path',
    cases: of('test_elbv2', 'test_handle_listener_rules'),
    outcome: differs('The test case gives a rule two conditions of a path; AWS allows one.', RULES_GUIDE),
    async verify(t) {
      const { elb, ListenerArn } = await ruledListener(t);
      const path: RuleCondition = { Field: 'path-pattern', Values: ['foobar'] };

      t.same(
        await errorOf(
          elb.createRule({ ListenerArn, Priority: 100, Conditions: [host, path, path], Actions: [fixedResponse] }),
        ),
        validationError("A rule can only have one condition of field 'path-pattern'"),
      );
    },
  },
  {
    title: 'a rule has a condition',
    cases: [
      ...of(
        FILE,
        'test_create_rule_action',
        'test_create_rule_action_forward_config',
        'test_create_rule_action_forward_target_group',
      ),
      ...of('test_elbv2', 'test_create_rule_priority_in_use'),
    ],
    outcome: differs('The test cases create rules without conditions; AWS requires one.', RULES_GUIDE),
    async verify(t) {
      const { elb, ListenerArn } = await ruledListener(t);

      t.same(
        await errorOf(elb.createRule({ ListenerArn, Priority: 100, Conditions: [], Actions: [fixedResponse] })),
        validationError('A rule needs at least one condition'),
      );
    },
  },
];

const ACTIONS: Behaviour[] = [
  {
    title: 'a rule forwards to a target group, which then belongs to the load balancer',
    cases: [
      ...of(FILE, 'test_create_rule_action_forward_config', 'test_create_rule_action_forward_target_group'),
      ...of('test_elbv2', 'test_create_rule_forward_config_as_second_arg'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { elb, create, createTargetGroup, loadBalancerArn } = await ruledListener(t);
      const { TargetGroupArn } = await createTargetGroup({ Name: 'other' });
      const ForwardConfig = {
        TargetGroups: [{ TargetGroupArn, Weight: 100 }],
        TargetGroupStickinessConfig: { Enabled: false },
      };

      const byConfig = await create(host, [{ Order: 1, Type: 'forward', ForwardConfig }], 1);
      const byArn = await create(host, [{ Order: 1, Type: 'forward', TargetGroupArn }], 2);

      matchExactly(t, byConfig, { Priority: '1', Actions: [{ Order: 1, Type: 'forward', ForwardConfig }] });
      matchExactly(t, byArn, { Priority: '2', Actions: [{ Order: 1, Type: 'forward', TargetGroupArn }] });
      const { TargetGroups } = await elb.describeTargetGroups({ LoadBalancerArn: loadBalancerArn });
      matchExactly(t, TargetGroups, [{ TargetGroupName: 'other' }, { TargetGroupName: 'web' }]);
    },
  },
  {
    title: 'a target group without a weight has the weight 1',
    cases: of('test_elbv2', 'test_handle_listener_rules'),
    outcome: 'holds',
    async verify(t) {
      const { create, targetGroupArn, createTargetGroup } = await ruledListener(t);
      const { TargetGroupArn } = await createTargetGroup({ Name: 'other' });
      const TargetGroups = [{ TargetGroupArn: targetGroupArn }, { TargetGroupArn, Weight: 20 }];

      const rule = await create(host, [{ Type: 'forward', ForwardConfig: { TargetGroups } }]);

      t.same(
        rule?.Actions?.[0]?.ForwardConfig?.TargetGroups?.map(({ Weight }) => Weight),
        [1, 20],
      );
    },
  },
  {
    title: 'a rule redirects or sends a fixed response',
    cases: of(FILE, 'test_create_rule_action'),
    outcome: 'holds',
    async verify(t) {
      const { create } = await ruledListener(t);
      const RedirectConfig = {
        Protocol: 'HTTPS',
        Port: '1',
        Host: 'host',
        Path: '/path',
        Query: 'query',
        StatusCode: 'HTTP_301' as const,
      };

      const redirecting = await create(host, [{ Type: 'redirect', RedirectConfig }], 1);
      const answering = await create(host, [fixedResponse], 2);

      matchExactly(t, redirecting, { Actions: [{ Type: 'redirect', RedirectConfig }] });
      matchExactly(t, answering, { Actions: [fixedResponse] });
    },
  },
  {
    title: 'a redirect is permanent or temporary',
    cases: of(FILE, 'test_create_rule_action'),
    outcome: differs(
      'The test case redirects with the status `HHTP 301`; AWS has HTTP_301 and HTTP_302.',
      'model of Elastic Load Balancing, `RedirectActionStatusCodeEnum`',
    ),
    async verify(t) {
      const { create } = await ruledListener(t);
      const RedirectConfig = { StatusCode: 'HHTP 301' as 'HTTP_301' };

      t.same(
        await errorOf(create(host, [{ Type: 'redirect', RedirectConfig }])),
        validationError(
          "1 validation error detected: Value 'HHTP 301' at 'actions.1.member.redirectConfig.statusCode' failed to satisfy constraint: Member must satisfy enum value set: [HTTP_301, HTTP_302]",
        ),
      );
    },
  },
];

const LISTS: Behaviour[] = [
  {
    title: 'rules are described by priority, the default rule last, and in pages',
    cases: of('test_elbv2', 'test_handle_listener_rules'),
    outcome: 'holds',
    async verify(t) {
      const { elb, ListenerArn, create } = await ruledListener(t);
      for (const priority of [500, 100, 550]) await create(host, undefined, priority);
      const priorities = async (input: { PageSize?: number; Marker?: string }) => {
        const { Rules, NextMarker } = await elb.describeRules({ ListenerArn, ...input });
        return { priorities: Rules?.map(({ Priority }) => Priority), marker: NextMarker };
      };

      t.same((await priorities({})).priorities, ['100', '500', '550', 'default']);
      const first = await priorities({ PageSize: 1 });
      t.same(first.priorities, ['100']);
      t.same((await priorities({ PageSize: 1, Marker: first.marker })).priorities, ['500']);
    },
  },
  {
    title: 'rules are described by their ARNs or by their listener',
    cases: of('test_elbv2', 'test_handle_listener_rules'),
    outcome: 'holds',
    async verify(t) {
      const { elb, ListenerArn } = await ruledListener(t);
      const invalid = validationError('You must specify either listener rule ARNs or a listener ARN');

      t.same(await errorOf(elb.describeRules({})), invalid);
      t.same(await errorOf(elb.describeRules({ RuleArns: [] })), invalid);
      t.same(await errorOf(elb.describeRules({ ListenerArn, RuleArns: [noSuchRule] })), invalid);
    },
  },
  {
    title: 'a rule that does not exist cannot be described',
    cases: of(FILE, 'test_describe_unknown_rule'),
    outcome: 'holds',
    async verify(t) {
      const { elb } = await ruledListener(t);

      t.same(await errorOf(elb.describeRules({ RuleArns: [noSuchRule] })), ruleNotFound);
    },
  },
  {
    title: 'a priority has one rule',
    cases: of('test_elbv2', 'test_create_rule_priority_in_use', 'test_handle_listener_rules'),
    outcome: 'holds',
    async verify(t) {
      const { create } = await ruledListener(t);
      await create(host);

      t.same(await errorOf(create(host)), {
        name: 'PriorityInUseException',
        message: "Priority '100' is currently in use",
        status: 400,
      });
    },
  },
  {
    title: 'a deleted rule is gone',
    cases: of('test_elbv2', 'test_handle_listener_rules'),
    outcome: 'holds',
    async verify(t) {
      const { elb, ListenerArn, create } = await ruledListener(t);
      const rule = await create(host);

      await elb.deleteRule({ RuleArn: rule?.RuleArn });

      const { Rules } = await elb.describeRules({ ListenerArn });
      matchExactly(t, Rules, [{ Priority: 'default' }]);
    },
  },
  {
    title: 'a rule has valid actions and fields, and forwards to a target group that exists',
    cases: of('test_elbv2', 'test_handle_listener_rules'),
    outcome: 'holds',
    async verify(t) {
      const { create } = await ruledListener(t);
      const enumOf = (at: string, value: string, values: string) =>
        validationError(
          `1 validation error detected: Value '${value}' at '${at}' failed to satisfy constraint: Member must satisfy enum value set: [${values}]`,
        );

      t.same(
        await errorOf(create(host, [{ Type: 'forward2' as 'forward' }])),
        enumOf(
          'actions.1.member.type',
          'forward2',
          'forward, authenticate-oidc, authenticate-cognito, redirect, fixed-response, jwt-validation',
        ),
      );
      t.same(await errorOf(create(host, [{ Type: 'forward', TargetGroupArn: noSuchTargetGroup }])), {
        name: 'TargetGroupNotFoundException',
        message: `Target groups '${noSuchTargetGroup}' not found`,
        status: 400,
      });
      t.same(
        await errorOf(create({ Field: 'xxxxxxx', Values: ['one'] })),
        validationError(
          "1 validation error detected: Value at 'Conditions.1.member.Field' failed to satisfy constraint: Member must satisfy enum value set: [host-header, path-pattern, http-header, http-request-method, query-string, source-ip]",
        ),
      );
    },
  },
];

const TAGS: Behaviour[] = [
  {
    title: 'tags of a rule are given at its creation, added and removed',
    cases: of(
      'test_elbv2_listener_rule_tags',
      'test_create_listener_rule_with_tags',
      'test_listener_rule_add_remove_tags',
    ),
    outcome: 'holds',
    async verify(t) {
      const { elb, ListenerArn } = await ruledListener(t);
      const rule = { ListenerArn, Priority: 100, Conditions: [host], Actions: [fixedResponse] };
      const { Rules } = await elb.createRule({ ...rule, Tags: [FIRST_TAG] });
      await assertTagsChange(t, elb, Rules?.[0]?.RuleArn);
    },
  },
  {
    title: 'a rule that does not exist has no tags',
    cases: of('test_elbv2_listener_rule_tags', 'test_remove_tags_to_invalid_listener_rule'),
    outcome: 'holds',
    async verify(t) {
      const { elb } = await ruledListener(t);

      t.same(await errorOf(elb.removeTags({ ResourceArns: [noSuchRule], TagKeys: ['a'] })), ruleNotFound);
    },
  },
];

export const RULES: Behaviour[] = [...CONDITIONED, ...ACTIONS, ...LISTS, ...TAGS];
