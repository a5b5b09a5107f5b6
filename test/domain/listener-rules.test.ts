import t from 'tap';
import { actionText, conditionText, forwardArns } from '../../src/domain/listener-rules.js';
import type { Schemas } from '../../src/domain/schemas.js';

const named = (arn: string) => arn.toUpperCase();

t.test('a condition is described by its field and its values, whichever member has them', async t => {
  const described: [conditions: Schemas['RuleCondition'][], text: string][] = [
    [[{ Field: 'path-pattern', Values: ['/a', '/b'] }], 'path-pattern: /a or /b'],
    [[{ Field: 'host-header', HostHeaderConfig: { Values: ['a.example.com'] } }], 'host-header: a.example.com'],
    [[{ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X', Values: ['1'] } }], 'http-header: 1'],
    [[{ Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.0/8'] } }], 'source-ip: 10.0.0.0/8'],
    [
      [{ Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'a', Value: 'b' }, { Value: 'c' }] } }],
      'query-string: a=b or c',
    ],
    [[{ Field: 'path-pattern', Values: ['/a'] }, { Field: 'new-field' }], 'path-pattern: /a and new-field'],
    [[], ''],
  ];

  for (const [Conditions, text] of described) t.equal(conditionText({ Conditions }), text);
  t.equal(conditionText({ IsDefault: true, Conditions: [] }), 'Default');
});

t.test('the action that routes is described, not the ones that authenticate', async t => {
  const forward = { Type: 'forward' as const, TargetGroupArn: 'one' };

  t.equal(actionText({ Actions: [{ Type: 'authenticate-oidc' }, forward] }, named), 'forward to ONE');
  t.equal(
    actionText({ Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } }] }, named),
    'fixed response: status code 503',
  );
  t.equal(
    actionText(
      { Actions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Host: 'a', Port: '443', Path: '/b' } }] },
      named,
    ),
    'redirect to HTTPS://a:443/b?',
  );
  t.equal(actionText({ Actions: [{ Type: 'jwt-validation' }] }, named), 'jwt-validation');
  t.equal(actionText({}, named), '');
});

t.test('each target group of a weighted forward is named once', async t => {
  const TargetGroups = [{ TargetGroupArn: 'one', Weight: 1 }, { TargetGroupArn: 'two', Weight: 1 }, {}];

  t.same(forwardArns([{ TargetGroupArn: 'one', ForwardConfig: { TargetGroups } }]), ['one', 'two']);
  t.same(forwardArns(), []);
});
