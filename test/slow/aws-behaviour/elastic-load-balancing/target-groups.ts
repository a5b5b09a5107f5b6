import { noSuchTargetGroup } from '../../../emulator/elastic-load-balancing/account.js';
import { matchExactly } from '../../../support/match-exactly.js';
import { type Behaviour, differs, errorOf, of, refused } from '../support.js';
import { account, listeningAccount, validationError } from './account.js';

const FILE = 'test_elbv2_target_groups';
const targetGroupNotFound = {
  name: 'TargetGroupNotFoundException',
  message: 'One or more target groups not found',
  status: 400,
};

const NAMES: [name: string, message: string, test: string][] = [
  ['A'.repeat(33), `cannot be longer than '32' characters`, 'test_create_invalid_target_group_long_name'],
  ...['example.com', 'test@test'].map((name): [string, string, string] => [
    name,
    'can only contain characters that are alphanumeric characters or hyphens(-)',
    'test_create_invalid_target_group_alphanumeric_characters',
  ]),
  ...['-name', 'name-', '-name-'].map((name): [string, string, string] => [
    name,
    'cannot begin or end with a hyphen(-)',
    'test_create_invalid_target_group_invalid_characters',
  ]),
];

const NAMING: Behaviour[] = [
  ...NAMES.map(
    ([Name, message, test]): Behaviour => ({
      title: `the name ${Name} of a target group is invalid`,
      cases: of(FILE, test),
      outcome: 'holds',
      async verify(t) {
        const { createTargetGroup } = await account(t);

        t.same(await errorOf(createTargetGroup({ Name })), validationError(`Target group name '${Name}' ${message}`));
      },
    }),
  ),
  {
    title: 'a name of letters or of digits is valid',
    cases: of(FILE, 'test_create_valid_target_group_valid_names'),
    outcome: 'holds',
    async verify(t) {
      const { createTargetGroup } = await account(t);

      for (const Name of ['name', 'Name', '000']) t.equal((await createTargetGroup({ Name })).TargetGroupName, Name);
    },
  },
  {
    title: 'a name can have two hyphens in a row',
    cases: of(FILE, 'test_create_invalid_target_group_invalid_characters'),
    outcome: differs(
      'The test case expects an error for `Na--me`; AWS excludes hyphens only at the beginning and the end.',
      'Elastic Load Balancing API Reference, CreateTargetGroup, `Name`',
    ),
    async verify(t) {
      const { createTargetGroup } = await account(t);

      t.equal((await createTargetGroup({ Name: 'Na--me' })).TargetGroupName, 'Na--me');
    },
  },
];

const HEALTH_CHECK_PROTOCOLS =
  "1 validation error detected: Value '/HTTP' at 'healthCheckProtocol' failed to satisfy constraint: Member must satisfy enum value set: [HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP, GENEVE, QUIC, TCP_QUIC]";

const CREATION: Behaviour[] = [
  {
    title: 'a target group is described with its health check',
    cases: of(
      FILE,
      'test_create_target_group_and_listeners',
      'test_create_target_group_without_non_required_parameters',
    ),
    outcome: 'holds',
    async verify(t) {
      const { elb, createTargetGroup } = await account(t);

      const created = await createTargetGroup({ HealthCheckProtocol: 'HTTP', HealthCheckPort: '8080' });

      const expected = {
        TargetGroupName: 'web',
        HealthCheckProtocol: 'HTTP',
        HealthCheckPort: '8080',
        HealthCheckEnabled: true,
        HealthCheckIntervalSeconds: 30,
        Matcher: { HttpCode: '200' },
      };
      matchExactly(t, created, expected);
      matchExactly(t, (await elb.describeTargetGroups()).TargetGroups, [expected]);
    },
  },
  {
    title: 'a protocol of health checks is one of AWS’s',
    cases: of(
      FILE,
      'test_create_target_group_with_invalid_healthcheck_protocol',
      'test_create_target_group_invalid_protocol',
    ),
    outcome: differs(
      'The test cases list seven protocols, in another form of message; AWS has nine.',
      'model of Elastic Load Balancing, `ProtocolEnum`',
    ),
    async verify(t) {
      const { createTargetGroup } = await account(t);

      t.same(
        await errorOf(createTargetGroup({ HealthCheckProtocol: '/HTTP' as 'HTTP' })),
        validationError(HEALTH_CHECK_PROTOCOLS),
      );
    },
  },
  {
    title: 'a target group has a port and an existing VPC',
    cases: of(FILE, 'test_create_target_group_validation_error'),
    outcome: 'holds',
    async verify(t) {
      const { elb } = await account(t);
      const create = (more: { Port?: number; VpcId?: string }) =>
        errorOf(elb.createTargetGroup({ Name: 'a-target', Protocol: 'HTTP', ...more }));

      t.same(await create({}), validationError('A port must be specified'));
      t.same(await create({ Port: 8080 }), validationError('A VPC ID must be specified'));
      t.same(await create({ Port: 8080, VpcId: 'none' }), validationError("The VPC ID 'none' is not found"));
    },
  },
  {
    title: 'the default timeout of a health check can be its interval, and the default interval its timeout',
    cases: of(FILE, 'test_create_target_group_validation_error'),
    outcome: 'holds',
    async verify(t) {
      const { createTargetGroup } = await account(t);
      const tls = { Protocol: 'TLS', Port: 443, HealthCheckProtocol: 'TCP' } as const;

      const byInterval = await createTargetGroup({ ...tls, Name: 'one', HealthCheckIntervalSeconds: 10 });
      const byTimeout = await createTargetGroup({ ...tls, Name: 'two', HealthCheckTimeoutSeconds: 30 });

      matchExactly(t, byInterval, { HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 10 });
      matchExactly(t, byTimeout, { HealthCheckIntervalSeconds: 30, HealthCheckTimeoutSeconds: 30 });
    },
  },
  {
    title: 'addresses of IPv6',
    cases: of(FILE, 'test_create_target_group_validation_error'),
    outcome: refused('The subnets of the embedded AWS have addresses of IPv4 only.'),
    async verify(t) {
      const { createTargetGroup } = await account(t);

      t.same(
        await errorOf(createTargetGroup({ IpAddressType: 'ipv6' })),
        validationError("The emulator does not know the IpAddressType 'ipv6', only ipv4."),
      );
    },
  },
  {
    title: 'a health check ends before the next one begins',
    cases: of(FILE, 'test_create_target_group_healthcheck_validation'),
    outcome: 'holds',
    async verify(t) {
      const { createTargetGroup } = await account(t);
      const create = (
        Protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP',
        HealthCheckTimeoutSeconds: number,
      ) =>
        createTargetGroup({
          Name: Protocol.replace('_', '-'),
          Protocol,
          HealthCheckProtocol: 'HTTP',
          HealthCheckIntervalSeconds: 5,
          HealthCheckTimeoutSeconds,
        });
      const tooLong = (timeout: number, relation: string) =>
        validationError(`Health check timeout '${timeout}' must be ${relation} the interval '5'`);

      for (const protocol of ['HTTP', 'HTTPS'] as const)
        for (const timeout of [5, 6])
          t.same(await errorOf(create(protocol, timeout)), tooLong(timeout, 'smaller than'), `${protocol} ${timeout}`);
      for (const protocol of ['TCP', 'TLS', 'UDP', 'TCP_UDP'] as const) {
        t.same(await errorOf(create(protocol, 6)), tooLong(6, 'smaller than or equal to'), protocol);
        t.equal((await create(protocol, 5)).HealthCheckTimeoutSeconds, 5, protocol);
      }
    },
  },
  {
    title: 'targets are instances or addresses',
    cases: of(FILE, 'test_create_target_group_with_target_type'),
    outcome: 'holds',
    async verify(t) {
      const { elb, emulator } = await account(t);

      for (const TargetType of ['instance', 'ip'] as const) {
        const Name = `of-${TargetType}`;
        await elb.createTargetGroup({ Name, TargetType, Protocol: 'HTTP', Port: 80, VpcId: emulator.seed.vpcId });
        const { TargetGroups } = await elb.describeTargetGroups({ Names: [Name] });
        matchExactly(t, TargetGroups, [{ TargetType, Protocol: 'HTTP', HealthCheckPort: 'traffic-port' }]);
      }
    },
  },
  {
    title: 'functions and load balancers as targets',
    cases: of(FILE, 'test_create_target_group_with_target_type', 'test_create_target_group_validation_error'),
    outcome: refused('The targets of a service on Fargate are addresses (Amazon ECS API Reference, LoadBalancer).'),
    async verify(t) {
      const { elb } = await account(t);

      for (const TargetType of ['lambda', 'alb'] as const)
        t.same(
          await errorOf(elb.createTargetGroup({ Name: 'a-target', TargetType })),
          validationError(`The emulator does not know the TargetType '${TargetType}', only instance, ip.`),
          TargetType,
        );
    },
  },
  {
    title: 'a target type is one of AWS’s',
    cases: of(FILE, 'test_create_target_group_with_target_type'),
    outcome: differs(
      'The test case creates a group of the type `other`.',
      'model of Elastic Load Balancing, `TargetTypeEnum`',
    ),
    async verify(t) {
      const { createTargetGroup } = await account(t);

      t.same(
        await errorOf(createTargetGroup({ TargetType: 'other' as 'ip' })),
        validationError(
          "1 validation error detected: Value 'other' at 'targetType' failed to satisfy constraint: Member must satisfy enum value set: [instance, ip, lambda, alb]",
        ),
      );
    },
  },
];

const READS: Behaviour[] = [
  {
    title: 'target groups are described in their order, by name, by ARN and by load balancer',
    cases: of(FILE, 'test_describe_target_groups', 'test_create_target_group_and_listeners'),
    outcome: 'holds',
    async verify(t) {
      const { elb, createTargetGroup, loadBalancerArn } = await listeningAccount(t);
      const { TargetGroupArn: c = '' } = await createTargetGroup({ Name: 'c-target', Matcher: { HttpCode: '201' } });
      const { TargetGroupArn: b = '' } = await createTargetGroup({ Name: 'b-target' });
      const names = async (input: { Names?: string[]; TargetGroupArns?: string[]; LoadBalancerArn?: string }) =>
        (await elb.describeTargetGroups(input)).TargetGroups?.map(({ TargetGroupName }) => TargetGroupName);

      t.same(await names({}), ['b-target', 'c-target', 'web']);
      t.same(await names({ Names: ['b-target'] }), ['b-target']);
      t.same(await names({ Names: ['b-target', 'c-target'] }), ['b-target', 'c-target']);
      t.same(await names({ TargetGroupArns: [b, c] }), ['b-target', 'c-target']);
      t.same(await names({ LoadBalancerArn: loadBalancerArn }), ['web']);
      const { TargetGroups } = await elb.describeTargetGroups({ TargetGroupArns: [c] });
      matchExactly(t, TargetGroups, [{ Matcher: { HttpCode: '201' } }]);
    },
  },
  {
    title: 'a target group that does not exist cannot be described',
    cases: of(FILE, 'test_describe_invalid_target_group'),
    outcome: 'holds',
    async verify(t) {
      const { elb } = await account(t);

      t.same(await errorOf(elb.describeTargetGroups({ Names: ['invalid'] })), targetGroupNotFound);
      t.same(await errorOf(elb.describeTargetGroups({ TargetGroupArns: [noSuchTargetGroup] })), targetGroupNotFound);
    },
  },
  {
    title: 'a load balancer that forwards to no target group has none',
    cases: of(FILE, 'test_describe_target_groups_with_empty_load_balancer'),
    outcome: differs(
      'The test case expects TargetGroupNotFound; AWS calls the load balancer a filter of the results.',
      'Elastic Load Balancing API Reference, DescribeTargetGroups',
    ),
    async verify(t) {
      const { elb, createLoadBalancer } = await account(t);
      const { LoadBalancerArn } = await createLoadBalancer({});

      t.same((await elb.describeTargetGroups({ LoadBalancerArn })).TargetGroups, []);
    },
  },
  {
    title: 'tags of a target group are given at its creation, added and removed',
    cases: of(FILE, 'test_create_target_group_with_tags'),
    outcome: 'holds',
    async verify(t) {
      const { elb, createTargetGroup } = await account(t);
      const [key1, key2] = [
        { Key: 'key1', Value: 'val1' },
        { Key: 'key2', Value: 'val2' },
      ];
      const { TargetGroupArn = '' } = await createTargetGroup({ Tags: [key1] });
      const ResourceArns = [TargetGroupArn];
      const tags = async () => (await elb.describeTags({ ResourceArns })).TagDescriptions?.[0]?.Tags;

      await elb.addTags({ ResourceArns, Tags: [key2] });
      t.same(await tags(), [key1, key2]);
      await elb.removeTags({ ResourceArns, TagKeys: ['key1'] });
      t.same(await tags(), [key2]);
    },
  },
  {
    title: 'a target group that does not exist has no tags',
    cases: of(FILE, 'test_remove_tags_to_invalid_target_group'),
    outcome: 'holds',
    async verify(t) {
      const { elb } = await account(t);

      t.same(await errorOf(elb.removeTags({ ResourceArns: [noSuchTargetGroup], TagKeys: ['a'] })), targetGroupNotFound);
    },
  },
];

const DELETION: Behaviour[] = [
  {
    title: 'a target group is deleted only after the listeners that use it',
    cases: of(FILE, 'test_delete_target_group_while_listener_still_exists', 'test_create_target_group_and_listeners'),
    outcome: 'holds',
    async verify(t) {
      const { elb, listenerArn, targetGroupArn: TargetGroupArn } = await listeningAccount(t);

      t.same(await errorOf(elb.deleteTargetGroup({ TargetGroupArn })), {
        name: 'ResourceInUseException',
        message: `Target group '${TargetGroupArn}' is currently in use by a listener or a rule`,
        status: 400,
      });
      await elb.deleteListener({ ListenerArn: listenerArn });
      await elb.deleteTargetGroup({ TargetGroupArn });

      t.same((await elb.describeTargetGroups()).TargetGroups, []);
    },
  },
  {
    title: 'a deleted load balancer leaves its target groups but not its listeners',
    cases: of(FILE, 'test_create_target_group_and_listeners'),
    outcome: 'holds',
    async verify(t) {
      const { elb, loadBalancerArn, listenerArn } = await listeningAccount(t);

      await elb.deleteLoadBalancer({ LoadBalancerArn: loadBalancerArn });

      matchExactly(t, (await elb.describeTargetGroups()).TargetGroups, [{ TargetGroupName: 'web' }]);
      t.same(await errorOf(elb.describeListeners({ ListenerArns: [listenerArn] })), {
        name: 'ListenerNotFoundException',
        message: 'One or more listeners not found',
        status: 400,
      });
    },
  },
];

const TARGETS: Behaviour[] = [
  {
    title: 'registered targets are healthy, and unused once they are deregistered',
    cases: [
      ...of('test_elbv2', 'test_register_targets'),
      ...of('test_elbv2_target_health', 'test_register_targets', 'test_describe_unknown_targets'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { elb, targetGroupArn: TargetGroupArn } = await listeningAccount(t);
      const health = async (Targets?: { Id: string; Port?: number }[]) =>
        (await elb.describeTargetHealth({ TargetGroupArn, Targets })).TargetHealthDescriptions;
      const healthy = (Id: string, Port: number) => ({
        Target: { Id, Port },
        HealthCheckPort: String(Port),
        TargetHealth: { State: 'healthy' },
      });
      const unused = {
        State: 'unused',
        Reason: 'Target.NotRegistered',
        Description: 'Target is not registered to the target group',
      };
      t.same(await health(), []);

      await elb.registerTargets({ TargetGroupArn, Targets: [{ Id: '10.0.0.1' }, { Id: '10.0.0.2', Port: 4030 }] });
      matchExactly(t, await health(), [healthy('10.0.0.1', 8080), healthy('10.0.0.2', 4030)]);
      await elb.deregisterTargets({ TargetGroupArn, Targets: [{ Id: '10.0.0.1' }] });
      matchExactly(t, await health(), [healthy('10.0.0.2', 4030)]);
      matchExactly(t, await health([{ Id: '10.0.0.1' }, { Id: '10.0.0.1', Port: 4030 }]), [
        { Target: { Id: '10.0.0.1', Port: 8080 }, HealthCheckPort: '8080', TargetHealth: unused },
        { Target: { Id: '10.0.0.1', Port: 4030 }, HealthCheckPort: '4030', TargetHealth: unused },
      ]);
      await elb.registerTargets({ TargetGroupArn, Targets: [{ Id: '10.0.0.1' }] });
      matchExactly(t, await health([{ Id: '10.0.0.1' }]), [healthy('10.0.0.1', 8080)]);
    },
  },
  {
    title: 'a target that was registered with a port is deregistered with this port',
    cases: of('test_elbv2', 'test_register_targets'),
    outcome: differs(
      'The test case deregisters the target without its port; AWS requires the port of the registration.',
      'Elastic Load Balancing API Reference, DeregisterTargets, `Targets`',
    ),
    async verify(t) {
      const { elb, targetGroupArn: TargetGroupArn } = await listeningAccount(t);
      const count = async () => (await elb.describeTargetHealth({ TargetGroupArn })).TargetHealthDescriptions?.length;
      await elb.registerTargets({ TargetGroupArn, Targets: [{ Id: '10.0.0.1', Port: 4030 }] });

      await elb.deregisterTargets({ TargetGroupArn, Targets: [{ Id: '10.0.0.1' }] });
      t.equal(await count(), 1);
      await elb.deregisterTargets({ TargetGroupArn, Targets: [{ Id: '10.0.0.1', Port: 4030 }] });
      t.equal(await count(), 0);
    },
  },
];

export const TARGET_GROUPS: Behaviour[] = [...NAMING, ...CREATION, ...READS, ...DELETION, ...TARGETS];
