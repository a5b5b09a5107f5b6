import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../account.js';
import type { Backend, CallContext } from '../backend.js';
import { pageOf } from '../paging.js';
import { partitionOf } from '../partitions.js';
import { randomText } from '../random.js';
import { actionBuilder, emulated, listOf, oneOf, type Parsed, required, structure, text } from '../shape.js';
import { checkName, paging, tagList } from './members.js';
import { type Elb, fail, type LoadBalancer, listenersOf, rulesOf, tagMap } from './state.js';

const action = actionBuilder('elasticloadbalancing');
const createLoadBalancerMembers = {
  Name: required(text),
  Subnets: listOf(text),
  SubnetMappings: listOf(structure({ SubnetId: required(text) })),
  SecurityGroups: listOf(text),
  Scheme: oneOf('internet-facing', 'internal'),
  Type: emulated('application', 'network'),
  IpAddressType: emulated('ipv4', 'dualstack'),
  Tags: tagList,
};
type CreateLoadBalancerInput = Parsed<typeof createLoadBalancerMembers>;

/** The hosted zones of load balancers in us-east-1 (General Reference, "Elastic Load Balancing endpoints"). */
const HOSTED_ZONE_IDS = { application: 'Z35SXDOTRQ7X7K', network: 'Z26RNL4JYFTOTI' };

/** Creating, describing and deleting application and network load balancers. */
export function loadBalancerActions(account: Account, elb: Elb): Backend['actions'] {
  const { loadBalancers } = elb;
  return {
    CreateLoadBalancer: action(createLoadBalancerMembers, (input, call) => {
      const loadBalancer = newLoadBalancer(account, input, call);
      const existing = loadBalancers.all().find(({ name }) => name === loadBalancer.name);
      if (existing) return { LoadBalancers: [describe(account, existingIfEqual(existing, loadBalancer), 'active')] };
      loadBalancers.add(loadBalancer);
      return { LoadBalancers: [describe(account, loadBalancer, 'provisioning')] };
    }),
    DescribeLoadBalancers: action({ LoadBalancerArns: listOf(text, 20), Names: listOf(text, 20), ...paging }, input => {
      const page = pageOf(selectLoadBalancers(elb, input.LoadBalancerArns, input.Names), {
        key: ({ arn }) => arn,
        token: input.Marker,
        size: input.PageSize ?? 400,
        invalidCode: 'ValidationError',
      });
      return { LoadBalancers: page.items.map(one => describe(account, one, 'active')), NextMarker: page.next };
    }),
    DeleteLoadBalancer: action({ LoadBalancerArn: required(text) }, ({ LoadBalancerArn }) => {
      const loadBalancer = loadBalancers.find(LoadBalancerArn);
      // Deleting a load balancer that does not exist succeeds (API reference, DeleteLoadBalancer).
      if (!loadBalancer) return {};
      for (const listener of listenersOf(elb, loadBalancer)) {
        for (const rule of rulesOf(elb, listener)) elb.rules.remove(rule);
        elb.listeners.remove(listener);
      }
      loadBalancers.remove(loadBalancer);
      return {};
    }),
  };
}

function newLoadBalancer(
  account: Account,
  input: CreateLoadBalancerInput,
  { region, accountId }: CallContext,
): LoadBalancer {
  const { Name, Type = 'application', Scheme = 'internet-facing', SecurityGroups } = input;
  checkName('Load balancer', Name);
  if (Name.startsWith('internal-')) {
    fail('ValidationError', `The load balancer name '${Name}' cannot begin with 'internal-'`);
  }
  checkSecurityGroups(account, SecurityGroups ?? []);
  const id = randomText.hexadecimal(16);
  const hostName = `${Scheme === 'internal' ? 'internal-' : ''}${Name}-${Type === 'application' ? randomText.digits(10) : id}`;
  const domain = Type === 'application' ? `${region}.elb` : `elb.${region}`;
  const shortType = Type === 'application' ? 'app' : 'net';
  return {
    arn: `arn:${partitionOf(region).name}:elasticloadbalancing:${region}:${accountId}:loadbalancer/${shortType}/${Name}/${id}`,
    name: Name,
    type: Type,
    scheme: Scheme,
    dnsName: `${hostName}.${domain}.${partitionOf(region).dnsSuffix}`,
    created: account.clock.now(),
    subnetIds: subnetIdsOf(account, input, Type),
    // By default an application load balancer has the default security group of its VPC.
    securityGroupIds: SecurityGroups ?? (Type === 'application' ? account.seed.securityGroupIds.slice(0, 1) : []),
    ipAddressType: input.IpAddressType ?? 'ipv4',
    tags: tagMap(input.Tags),
  };
}

function checkSecurityGroups({ seed }: Account, ids: string[]): void {
  const unknown = ids.find(id => !seed.securityGroupIds.includes(id));
  if (unknown !== undefined) fail('InvalidSecurityGroup', `The security group '${unknown}' does not exist`);
}

function subnetIdsOf(
  { seed }: Account,
  { Subnets, SubnetMappings }: CreateLoadBalancerInput,
  type: LoadBalancer['type'],
): string[] {
  if (Subnets && SubnetMappings) fail('ValidationError', 'Give Subnets or SubnetMappings, not both');
  const ids = Subnets ?? SubnetMappings?.map(({ SubnetId }) => SubnetId) ?? [];
  const unknown = ids.find(id => !seed.subnetIds.includes(id));
  if (unknown !== undefined) fail('SubnetNotFound', `The subnet ID '${unknown}' does not exist`);
  const min = type === 'application' ? 2 : 1;
  // Each of the account's subnets is in a different Availability Zone.
  if (new Set(ids).size < min) {
    const message = 'At least two subnets in two different Availability Zones must be specified';
    fail('ValidationError', min === 2 ? message : 'At least one subnet must be specified');
  }
  return ids;
}

/** Creating a load balancer again succeeds if all its settings are the same. */
function existingIfEqual(existing: LoadBalancer, requested: LoadBalancer): LoadBalancer {
  const { arn, dnsName, created } = existing;
  if (isDeepStrictEqual(existing, { ...requested, arn, dnsName, created })) return existing;
  const message = `A load balancer with the same name '${requested.name}' exists, but with different settings`;
  return fail('DuplicateLoadBalancerName', message);
}

function selectLoadBalancers(
  { loadBalancers }: Elb,
  arns: string[] | undefined,
  names: string[] | undefined,
): LoadBalancer[] {
  if (arns && names) fail('ValidationError', 'Give load balancer ARNs or names, not both');
  if (arns) return arns.map(arn => loadBalancers.get(arn));
  if (!names) return loadBalancers.all();
  const found = loadBalancers.all().filter(({ name }) => names.includes(name));
  const missing = names.filter(requestedName => !found.some(({ name }) => name === requestedName));
  if (missing.length) fail('LoadBalancerNotFound', `Load balancers '[${missing.join(', ')}]' not found`);
  return found;
}

function describe({ seed, region }: Account, loadBalancer: LoadBalancer, state: 'provisioning' | 'active') {
  const { type, subnetIds, securityGroupIds } = loadBalancer;
  return {
    LoadBalancerArn: loadBalancer.arn,
    DNSName: loadBalancer.dnsName,
    CanonicalHostedZoneId: HOSTED_ZONE_IDS[type],
    CreatedTime: loadBalancer.created,
    LoadBalancerName: loadBalancer.name,
    Scheme: loadBalancer.scheme,
    VpcId: seed.vpcId,
    State: { Code: state },
    Type: type,
    AvailabilityZones: subnetIds.map(SubnetId => ({
      ZoneName: `${region}${'abc'[seed.subnetIds.indexOf(SubnetId)]}`,
      SubnetId,
      LoadBalancerAddresses: [],
    })),
    SecurityGroups: securityGroupIds.length ? securityGroupIds : undefined,
    IpAddressType: loadBalancer.ipAddressType,
  };
}
