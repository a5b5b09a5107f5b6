import { noSuchLoadBalancer } from '../../../emulator/elastic-load-balancing/account.js';
import { matchExactly } from '../../../support/match-exactly.js';
import { type Behaviour, differs, errorOf, of, refused } from '../support.js';
import { account, validationError } from './account.js';

const FILE = 'test_elbv2';

export const LOAD_BALANCERS: Behaviour[] = [
  {
    title: 'a new load balancer is being provisioned, and then active',
    cases: of(FILE, 'test_create_load_balancer', 'test_describe_load_balancers'),
    outcome: 'holds',
    async verify(t) {
      const { elb, emulator } = await account(t);
      const { subnetIds, securityGroupIds } = emulator.seed;
      const { LoadBalancers: [created] = [] } = await elb.createLoadBalancer({
        Name: 'my-lb',
        Subnets: subnetIds.slice(0, 2),
        SecurityGroups: securityGroupIds.slice(0, 1),
        Scheme: 'internal',
        Tags: [{ Key: 'team', Value: 'web' }],
      });
      const LoadBalancerArn = created?.LoadBalancerArn ?? '';

      matchExactly(t, created, {
        LoadBalancerArn: /^arn:aws:elasticloadbalancing:us-east-1:012345678901:loadbalancer\/app\/my-lb\/[0-9a-f]{16}$/,
        CanonicalHostedZoneId: /^Z/,
        SecurityGroups: securityGroupIds.slice(0, 1),
        AvailabilityZones: [
          { SubnetId: subnetIds[0], ZoneName: 'us-east-1a' },
          { SubnetId: subnetIds[1], ZoneName: 'us-east-1b' },
        ],
        CreatedTime: Date,
        State: { Code: 'provisioning' },
        IpAddressType: 'ipv4',
      });
      const active = { LoadBalancerArn, LoadBalancerName: 'my-lb', State: { Code: 'active' } };
      for (const selection of [{}, { LoadBalancerArns: [LoadBalancerArn] }, { Names: ['my-lb'] }])
        matchExactly(t, (await elb.describeLoadBalancers(selection)).LoadBalancers, [active]);
      const { TagDescriptions } = await elb.describeTags({ ResourceArns: [LoadBalancerArn] });
      t.same(TagDescriptions, [{ ResourceArn: LoadBalancerArn, Tags: [{ Key: 'team', Value: 'web' }] }]);
    },
  },
  {
    title: 'the host name of an internal load balancer begins with internal and ends with the Region',
    cases: of(FILE, 'test_create_load_balancer'),
    outcome: differs(
      'The test case expects `my-lb-1.us-east-1.elb.amazonaws.com`; AWS prefixes the names of internal load balancers, and uses an id.',
      'User Guide for Application Load Balancers, "Create an Application Load Balancer", the form of the DNS name',
    ),
    async verify(t) {
      const { createLoadBalancer } = await account(t);

      const { DNSName } = await createLoadBalancer({ Name: 'my-lb', Scheme: 'internal' });

      t.match(DNSName, /^internal-my-lb-\d{10}\.us-east-1\.elb\.amazonaws\.com$/);
    },
  },
  {
    title: 'a load balancer that does not exist cannot be described',
    cases: of(FILE, 'test_describe_load_balancers'),
    outcome: 'holds',
    async verify(t) {
      const { elb } = await account(t);
      const describe = (input: { LoadBalancerArns?: string[]; Names?: string[] }) =>
        errorOf(elb.describeLoadBalancers(input));

      t.same(
        await describe({ LoadBalancerArns: ['not-a/real/arn'] }),
        validationError("'not-a/real/arn' is not a valid load balancer ARN"),
      );
      t.same(await describe({ Names: ['nope'] }), {
        name: 'LoadBalancerNotFoundException',
        message: "Load balancers '[nope]' not found",
        status: 400,
      });
    },
  },
  {
    title: 'subnets can be given by mappings',
    cases: of(FILE, 'test_create_elb_using_subnetmapping'),
    outcome: 'holds',
    async verify(t) {
      const { elb, emulator } = await account(t);
      const [one, two] = emulator.seed.subnetIds;

      const { LoadBalancers } = await elb.createLoadBalancer({
        Name: 'my-lb',
        SubnetMappings: [{ SubnetId: one }, { SubnetId: two }],
      });

      const AvailabilityZones = [
        { SubnetId: one, ZoneName: 'us-east-1a' },
        { SubnetId: two, ZoneName: 'us-east-1b' },
      ];
      matchExactly(t, LoadBalancers, [{ AvailabilityZones }]);
    },
  },
  {
    title: 'a load balancer can have both address families',
    cases: of(FILE, 'test_create_dualstack_load_balancer'),
    outcome: 'holds',
    async verify(t) {
      const { createLoadBalancer } = await account(t);

      t.equal((await createLoadBalancer({ IpAddressType: 'dualstack' })).IpAddressType, 'dualstack');
    },
  },
  {
    title: 'an address type is one of AWS’s',
    cases: of(FILE, 'test_ip_address_type_validation'),
    outcome: differs(
      'The test case lists `ipv4` and `dualstack`; AWS has a third type.',
      'model of Elastic Load Balancing, `IpAddressType`',
    ),
    async verify(t) {
      const { createLoadBalancer } = await account(t);

      t.same(
        await errorOf(createLoadBalancer({ IpAddressType: 'invalid' as 'ipv4' })),
        validationError(
          "1 validation error detected: Value 'invalid' at 'ipAddressType' failed to satisfy constraint: Member must satisfy enum value set: [ipv4, dualstack, dualstack-without-public-ipv4]",
        ),
      );
    },
  },
  {
    title: 'load balancers are described in pages',
    cases: of(FILE, 'test_describe_paginated_balancers'),
    outcome: 'holds',
    async verify(t) {
      const { elb, createLoadBalancer } = await account(t);
      for (const Name of ['one', 'three', 'two']) await createLoadBalancer({ Name });

      const first = await elb.describeLoadBalancers({ PageSize: 2 });
      const second = await elb.describeLoadBalancers({ PageSize: 2, Marker: first.NextMarker });

      matchExactly(t, first.LoadBalancers, [{ LoadBalancerName: 'one' }, { LoadBalancerName: 'three' }]);
      matchExactly(t, second, { LoadBalancers: [{ LoadBalancerName: 'two' }], NextMarker: undefined });
    },
  },
  {
    title: 'a deleted load balancer is gone',
    cases: of(FILE, 'test_delete_load_balancer'),
    outcome: 'holds',
    async verify(t) {
      const { elb, createLoadBalancer } = await account(t);
      const { LoadBalancerArn } = await createLoadBalancer({});

      await elb.deleteLoadBalancer({ LoadBalancerArn });

      t.same((await elb.describeLoadBalancers()).LoadBalancers, []);
    },
  },
  {
    title: 'an account without load balancers describes none',
    cases: of('test_server', 'test_elbv2_describe_load_balancers'),
    outcome: 'holds',
    async verify(t) {
      const { elb } = await account(t);

      t.same((await elb.describeLoadBalancers()).LoadBalancers, []);
    },
  },
  {
    title: 'tags of a load balancer are added, overwritten and removed',
    cases: of(FILE, 'test_add_remove_tags'),
    outcome: 'holds',
    async verify(t) {
      const { elb, createLoadBalancer } = await account(t);
      const { LoadBalancerArn = '' } = await createLoadBalancer({});
      const ResourceArns = [LoadBalancerArn];
      const tags = async () => (await elb.describeTags({ ResourceArns })).TagDescriptions?.[0]?.Tags;
      const Tags = ['a', 'b', 'c'].map(Key => ({ Key, Value: 'b' }));

      await elb.addTags({ ResourceArns, Tags });
      await elb.addTags({ ResourceArns, Tags: [{ Key: 'c', Value: 'c' }] });
      t.same(await tags(), [
        { Key: 'a', Value: 'b' },
        { Key: 'b', Value: 'b' },
        { Key: 'c', Value: 'c' },
      ]);
      await elb.removeTags({ ResourceArns, TagKeys: ['a'] });
      t.same(await tags(), [
        { Key: 'b', Value: 'b' },
        { Key: 'c', Value: 'c' },
      ]);
      t.same(
        await errorOf(elb.addTags({ ResourceArns: ['missing-arn'], Tags })),
        validationError("'missing-arn' is not a valid load balancing ARN"),
      );
      t.same(await errorOf(elb.removeTags({ ResourceArns: [noSuchLoadBalancer], TagKeys: ['a'] })), {
        name: 'LoadBalancerNotFoundException',
        message: 'One or more load balancers not found',
        status: 400,
      });
    },
  },
  {
    title: 'a resource has at most 50 tags',
    cases: of(FILE, 'test_add_remove_tags'),
    outcome: differs(
      'The test case expects a limit of 10; AWS’s limit is 50.',
      'User Guide for Application Load Balancers, "Tag an Application Load Balancer"',
    ),
    async verify(t) {
      const { elb, createLoadBalancer } = await account(t);
      const { LoadBalancerArn = '' } = await createLoadBalancer({});
      const ResourceArns = [LoadBalancerArn];
      const Tags = Array.from({ length: 50 }, (_, index) => ({ Key: `key${index}`, Value: '' }));
      await elb.addTags({ ResourceArns, Tags });

      t.same(await errorOf(elb.addTags({ ResourceArns, Tags: [{ Key: 'one more', Value: '' }] })), {
        name: 'TooManyTagsException',
        message: 'The maximum number of tags on a resource is 50',
        status: 400,
      });
    },
  },
  {
    title: 'Gateway Load Balancers',
    cases: of(FILE, 'test_create_gateway_listener_with_invalid_params'),
    outcome: refused(
      'Services on Fargate cannot be behind one (Amazon ECS API Reference, LoadBalancer), so none is emulated.',
    ),
    async verify(t) {
      const { createLoadBalancer } = await account(t);

      t.same(
        await errorOf(createLoadBalancer({ Type: 'gateway' })),
        validationError("The emulator does not know the Type 'gateway', only application, network."),
      );
    },
  },
];
