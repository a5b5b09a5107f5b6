import type { ActionTypeEnum, ProtocolEnum } from '@aws-sdk/client-elastic-load-balancing-v2';
import { noSuchListener, noSuchTargetGroup } from '../../../emulator/elastic-load-balancing/account.js';
import { matchExactly } from '../../../support/match-exactly.js';
import { type Behaviour, differs, errorOf, of, refused } from '../support.js';
import { account, assertTagsChange, FIRST_TAG, fixedResponse, listeningAccount, validationError } from './account.js';

const FILE = 'test_elbv2';
const GROUPS = 'test_elbv2_target_groups';
const PROTOCOLS = ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'GENEVE', 'QUIC', 'TCP_QUIC'].join(', ');

/** Protocols that the listeners of a load balancer cannot have. */
const WRONG_PROTOCOLS = [
  ...['GENEVE', 'TCP', 'UDP', 'TCP_UDP', 'TLS'].map(protocol => ({
    type: 'application' as const,
    protocol,
    message: `Listener protocol '${protocol}' must be one of 'HTTP, HTTPS'`,
  })),
  ...['GENEVE', 'HTTP', 'HTTPS'].map(protocol => ({
    type: 'network' as const,
    protocol,
    message: `Listener protocol '${protocol}' must be one of 'UDP, TCP, TLS, TCP_UDP'`,
  })),
];

const PORTS_AND_PROTOCOLS: Behaviour[] = [
  {
    title: 'a listener has a port and a protocol',
    cases: of(FILE, 'test_create_listeners_without_port', 'test_create_listeners_without_protocol'),
    outcome: 'holds',
    async verify(t) {
      const { elb, createLoadBalancer } = await account(t);
      for (const Type of ['application', 'network'] as const) {
        const { LoadBalancerArn } = await createLoadBalancer({ Name: Type, Type });
        const create = (more: { Port?: number; Protocol?: ProtocolEnum }) =>
          errorOf(elb.createListener({ LoadBalancerArn, DefaultActions: [fixedResponse], ...more }));

        t.same(await create({ Protocol: 'HTTP' }), validationError('A listener port must be specified'), Type);
        t.same(await create({ Port: 8080 }), validationError('A listener protocol must be specified'), Type);
      }
    },
  },
  ...WRONG_PROTOCOLS.map(
    ({ type, protocol, message }): Behaviour => ({
      title: `the listeners of ${type} load balancers do not have the protocol ${protocol}`,
      cases: of(FILE, 'test_create_listeners_with_invalid_protocol'),
      outcome: 'holds',
      async verify(t) {
        const { createListener, createLoadBalancer } = await account(t);
        const { LoadBalancerArn } = await createLoadBalancer({ Type: type });
        const Protocol = protocol as ProtocolEnum;

        t.same(
          await errorOf(createListener({ LoadBalancerArn, Protocol, DefaultActions: [fixedResponse] })),
          validationError(message),
        );
      },
    }),
  ),
  {
    title: 'a protocol is one of AWS’s',
    cases: of(FILE, 'test_create_listeners_with_invalid_protocol'),
    outcome: differs(
      'The test case lists six protocols; AWS has nine.',
      'model of Elastic Load Balancing, `ProtocolEnum`',
    ),
    async verify(t) {
      const { createListener, createLoadBalancer } = await account(t);
      const { LoadBalancerArn } = await createLoadBalancer({});
      const Protocol = 'INVALID' as ProtocolEnum;

      t.same(
        await errorOf(createListener({ LoadBalancerArn, Protocol, DefaultActions: [fixedResponse] })),
        validationError(
          `1 validation error detected: Value 'INVALID' at 'protocol' failed to satisfy constraint: Member must satisfy enum value set: [${PROTOCOLS}]`,
        ),
      );
    },
  },
  {
    title: 'a port has one listener',
    cases: of(GROUPS, 'test_describe_target_groups'),
    outcome: differs(
      'The test case creates two listeners on port 80 of a load balancer; AWS answers that the port has a listener.',
      'Elastic Load Balancing API Reference, CreateListener, `DuplicateListener`',
    ),
    async verify(t) {
      const { createListener, loadBalancerArn: LoadBalancerArn } = await listeningAccount(t);

      t.same(await errorOf(createListener({ LoadBalancerArn, DefaultActions: [fixedResponse] })), {
        name: 'DuplicateListenerException',
        message: `A listener already exists on this port for this load balancer '${LoadBalancerArn}'`,
        status: 400,
      });
    },
  },
  {
    title: 'a listener of HTTPS has a certificate, and one of HTTP has none',
    cases: of(GROUPS, 'test_create_target_group_and_listeners'),
    outcome: 'holds',
    async verify(t) {
      const { elb, createListener, loadBalancerArn: LoadBalancerArn, listenerArn } = await listeningAccount(t);
      const Certificates = [{ CertificateArn: 'arn:aws:iam::012345678901:server-certificate/test-cert' }];
      const https = { LoadBalancerArn, Protocol: 'HTTPS' as const, Port: 443, Certificates };

      const { ListenerArn = '' } = await createListener({ ...https, DefaultActions: [fixedResponse] });
      const listeners = async (input: { ListenerArns?: string[]; LoadBalancerArn?: string }) =>
        (await elb.describeListeners(input)).Listeners;

      const first = { ListenerArn: listenerArn, Port: 80, Protocol: 'HTTP', Certificates: undefined };
      const second = { ListenerArn, Port: 443, Protocol: 'HTTPS', Certificates };
      matchExactly(t, await listeners({ ListenerArns: [ListenerArn] }), [second]);
      matchExactly(
        t,
        await listeners({ ListenerArns: [listenerArn, ListenerArn].sort() }),
        [first, second].sort(byArn),
      );
      matchExactly(t, await listeners({ LoadBalancerArn }), [first, second].sort(byArn));
    },
  },
  {
    title: 'listeners are described by their ARNs or by their load balancer',
    cases: of(FILE, 'test_describe_listeners'),
    outcome: 'holds',
    async verify(t) {
      const { elb } = await account(t);

      t.same(
        await errorOf(elb.describeListeners({})),
        validationError('You must specify either listener ARNs or a load balancer ARN'),
      );
    },
  },
  {
    title: 'only listeners of TLS have an ALPN policy, and only one',
    cases: of(FILE, 'test_create_listener_with_alpn_policy'),
    outcome: differs(
      'The test case gives a listener of HTTP two policies; AWS takes one, for listeners of TLS.',
      'Elastic Load Balancing API Reference, CreateListener, `AlpnPolicy`',
    ),
    async verify(t) {
      const { createListener, createLoadBalancer } = await account(t);
      const { LoadBalancerArn } = await createLoadBalancer({});
      const create = (AlpnPolicy: string[]) =>
        errorOf(createListener({ LoadBalancerArn, AlpnPolicy, DefaultActions: [fixedResponse] }));

      t.same(await create(['HTTP2Only']), {
        name: 'ALPNPolicyNotSupportedException',
        message: "Listeners of protocol 'HTTP' take no ALPN policy",
        status: 400,
      });
      t.same(
        await create(['pol1', 'pol2']),
        validationError(
          "1 validation error detected: Value at 'AlpnPolicy' failed to satisfy constraint: Member must have length less than or equal to 1",
        ),
      );
    },
  },
];

function byArn(one: { ListenerArn: string }, other: { ListenerArn: string }): number {
  return one.ListenerArn < other.ListenerArn ? -1 : 1;
}

const redirect = {
  Type: 'redirect' as const,
  RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' as const },
};

const ACTIONS: Behaviour[] = [
  ...[
    { title: 'redirects', test: 'test_redirect_action_listener_rule', action: redirect },
    { title: 'sends a fixed response', test: 'test_fixed_response_action_listener_rule', action: fixedResponse },
  ].map(
    ({ title, test, action }): Behaviour => ({
      title: `a listener and a rule ${title}`,
      cases: of(FILE, test),
      outcome: 'holds',
      async verify(t) {
        const { elb, createListener, createLoadBalancer } = await account(t);
        const { LoadBalancerArn } = await createLoadBalancer({});

        const created = await createListener({ LoadBalancerArn, DefaultActions: [action] });
        const { ListenerArn = '' } = created;
        const Conditions = [{ Field: 'path-pattern', Values: ['/*'] }];
        await elb.createRule({ ListenerArn, Priority: 3, Conditions, Actions: [action] });

        matchExactly(t, created.DefaultActions, [action]);
        const { Listeners } = await elb.describeListeners({ ListenerArns: [ListenerArn] });
        matchExactly(t, Listeners, [{ DefaultActions: [action] }]);
        const { Rules } = await elb.describeRules({ ListenerArn });
        matchExactly(t, Rules, [
          { Priority: '3', Actions: [action] },
          { Priority: 'default', Actions: [action] },
        ]);
      },
    }),
  ),
  {
    title: 'a listener forwards to one target group or to several by weight, with or without stickiness',
    cases: [
      ...of(FILE, 'test_forward_config_action', 'test_forward_config_action__with_stickiness'),
      ...of(GROUPS, 'test_create_listener_with_multiple_target_groups'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { createListener, createLoadBalancer, createTargetGroup } = await account(t);
      const { LoadBalancerArn } = await createLoadBalancer({});
      const { TargetGroupArn: one } = await createTargetGroup({ Name: 'one' });
      const { TargetGroupArn: two } = await createTargetGroup({ Name: 'two', Protocol: 'HTTPS' });
      const forward = async (Port: number, ForwardConfig: object) => {
        const DefaultActions = [{ Type: 'forward' as const, ForwardConfig }];
        return (await createListener({ LoadBalancerArn, Port, DefaultActions })).DefaultActions;
      };
      const TargetGroups = [
        { TargetGroupArn: one, Weight: 100 },
        { TargetGroupArn: two, Weight: 0 },
      ];

      const first = await forward(80, { TargetGroups: [{ TargetGroupArn: one, Weight: 1 }] });
      const sticky = {
        TargetGroups: TargetGroups.slice(0, 1),
        TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 60 },
      };
      const second = await forward(81, sticky);
      const several = { TargetGroups, TargetGroupStickinessConfig: { Enabled: false, DurationSeconds: 300 } };
      const third = await forward(82, several);

      matchExactly(t, first, [
        {
          Type: 'forward',
          TargetGroupArn: one,
          ForwardConfig: {
            TargetGroups: [{ TargetGroupArn: one, Weight: 1 }],
            TargetGroupStickinessConfig: { Enabled: false },
          },
        },
      ]);
      matchExactly(t, second, [{ Type: 'forward', TargetGroupArn: one, ForwardConfig: sticky }]);
      matchExactly(t, third, [{ Type: 'forward', TargetGroupArn: undefined, ForwardConfig: several }]);
    },
  },
  {
    title: 'a listener forwards only to a target group that exists',
    cases: of(GROUPS, 'test_create_listener_with_invalid_target_group'),
    outcome: 'holds',
    async verify(t) {
      const { createListener, createLoadBalancer } = await account(t);
      const { LoadBalancerArn } = await createLoadBalancer({});
      const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn: noSuchTargetGroup }];

      t.same(await errorOf(createListener({ LoadBalancerArn, DefaultActions })), {
        name: 'TargetGroupNotFoundException',
        message: `Target groups '${noSuchTargetGroup}' not found`,
        status: 400,
      });
    },
  },
  {
    title: 'the status of a fixed response begins with 2, 4 or 5',
    cases: of(FILE, 'test_fixed_response_action_listener_rule_validates_status_code'),
    outcome: 'holds',
    async verify(t) {
      const { createListener, createLoadBalancer } = await account(t);
      const { LoadBalancerArn } = await createLoadBalancer({});
      const FixedResponseConfig = { ...fixedResponse.FixedResponseConfig, StatusCode: '100' };

      t.same(
        await errorOf(createListener({ LoadBalancerArn, DefaultActions: [{ ...fixedResponse, FixedResponseConfig }] })),
        validationError(
          "1 validation error detected: Value '100' at 'defaultActions.1.member.fixedResponseConfig.statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(2|4|5)\\d\\d$",
        ),
      );
    },
  },
  {
    title: 'a fixed response has one of five content types',
    cases: of(FILE, 'test_fixed_response_action_listener_rule_validates_content_type'),
    outcome: 'holds',
    async verify(t) {
      const { createListener, createLoadBalancer } = await account(t);
      const { LoadBalancerArn } = await createLoadBalancer({});
      const FixedResponseConfig = { StatusCode: '200', ContentType: 'Fake content type' };

      t.same(
        await errorOf(createListener({ LoadBalancerArn, DefaultActions: [{ ...fixedResponse, FixedResponseConfig }] })),
        {
          name: 'InvalidLoadBalancerActionException',
          message:
            'The ContentType must be one of: text/plain, text/css, text/html, application/javascript, application/json',
          status: 400,
        },
      );
    },
  },
  {
    title: 'actions that authenticate users',
    cases: [
      ...of(
        FILE,
        'test_cognito_action_listener_rule',
        'test_oidc_action_listener__simple',
        'test_oidc_action_listener',
        'test_create_rule_forward_config_as_second_arg',
      ),
      ...of('test_elbv2_listener_rules', 'test_create_rule_action'),
    ],
    outcome: refused(
      'The embedded AWS routes no requests, so it would authenticate nobody. AWS allows these actions on HTTPS only, and the test cases use HTTP (API Reference, Action).',
    ),
    async verify(t) {
      const { createListener, createLoadBalancer } = await account(t);
      const { LoadBalancerArn } = await createLoadBalancer({});

      for (const Type of ['authenticate-cognito', 'authenticate-oidc'] satisfies ActionTypeEnum[])
        t.same(
          await errorOf(createListener({ LoadBalancerArn, DefaultActions: [{ Type }] })),
          validationError(
            `The emulator does not know the DefaultActions.1.member.Type '${Type}', only forward, redirect, fixed-response.`,
          ),
          Type,
        );
    },
  },
  {
    title: 'a listener has a default action',
    cases: [
      ...of(FILE, 'test_create_rule_forward_config_as_second_arg', 'test_create_rule_priority_in_use'),
      ...of('test_elbv2_listener_tags', 'test_create_listener_with_tags', 'test_listener_add_remove_tags'),
    ],
    outcome: differs(
      'The test cases create listeners without an action; AWS requires one.',
      'Elastic Load Balancing API Reference, CreateListener, `DefaultActions`',
    ),
    async verify(t) {
      const { createListener, createLoadBalancer } = await account(t);
      const { LoadBalancerArn } = await createLoadBalancer({});

      t.same(
        await errorOf(createListener({ LoadBalancerArn, DefaultActions: [] })),
        validationError('At least one action must be specified'),
      );
    },
  },
];

const TAGS: Behaviour[] = [
  {
    title: 'tags of a listener are given at its creation, added and removed',
    cases: of('test_elbv2_listener_tags', 'test_create_listener_with_tags', 'test_listener_add_remove_tags'),
    outcome: 'holds',
    async verify(t) {
      const { elb, createListener, createLoadBalancer } = await account(t);
      const { LoadBalancerArn } = await createLoadBalancer({});
      const { ListenerArn = '' } = await createListener({
        LoadBalancerArn,
        DefaultActions: [fixedResponse],
        Tags: [FIRST_TAG],
      });
      await assertTagsChange(t, elb, ListenerArn);
    },
  },
  {
    title: 'a listener that does not exist has no tags',
    cases: of('test_elbv2_listener_tags', 'test_remove_tags_to_invalid_listener'),
    outcome: 'holds',
    async verify(t) {
      const { elb } = await account(t);

      t.same(await errorOf(elb.removeTags({ ResourceArns: [noSuchListener], TagKeys: ['a'] })), {
        name: 'ListenerNotFoundException',
        message: 'One or more listeners not found',
        status: 400,
      });
    },
  },
];

export const LISTENERS: Behaviour[] = [...PORTS_AND_PROTOCOLS, ...ACTIONS, ...TAGS];
