import { isDeepStrictEqual } from 'node:util';
import type { Backend, CallContext } from '../backend.js';
import { pageOf } from '../paging.js';
import { randomText } from '../random.js';
import { actionsOf, listOf, required, text } from '../shape.js';
import type { World } from '../world.js';
import { type Balancing, fail, type TargetGroup, tagMap, usersOf } from './balancing.js';
import { paging } from './members.js';
import { healthCheckOf, type TargetGroupInput, targetGroupMembers } from './target-group-input.js';

const action = actionsOf('ValidationError');

/** Making, describing and deleting target groups. */
export function targetGroupActions(world: World, balancing: Balancing): Backend['actions'] {
  const { targetGroups } = balancing;
  return {
    CreateTargetGroup: action(targetGroupMembers, (input, call) => {
      const group = targetGroupOf(world, input, call);
      const existing = targetGroups.all().find(({ name }) => name === group.name);
      if (existing) return { TargetGroups: [describe(balancing, sameOrTaken(existing, group))] };
      targetGroups.add(group);
      return { TargetGroups: [describe(balancing, group)] };
    }),
    DescribeTargetGroups: action(
      { LoadBalancerArn: text, TargetGroupArns: listOf(text), Names: listOf(text), ...paging },
      input => {
        const page = pageOf(wanted(balancing, input), {
          key: ({ arn }) => arn,
          token: input.Marker,
          size: input.PageSize ?? 400,
          invalidCode: 'ValidationError',
        });
        return { TargetGroups: page.items.map(group => describe(balancing, group)), NextMarker: page.next };
      },
    ),
    DeleteTargetGroup: action({ TargetGroupArn: required(text) }, ({ TargetGroupArn }) => {
      const group = targetGroups.peek(TargetGroupArn);
      // Deleting what is not there succeeds: ResourceInUse is the only error that the API reference knows here.
      if (!group) return {};
      if (usersOf(balancing, group).length) {
        fail('ResourceInUse', `Target group '${group.arn}' is currently in use by a listener or a rule`);
      }
      targetGroups.remove(group);
      return {};
    }),
  };
}

function targetGroupOf({ seed }: World, input: TargetGroupInput, { region, accountId }: CallContext): TargetGroup {
  const { Name, Protocol, Port, VpcId } = input;
  if (Protocol === undefined) return fail('ValidationError', 'A protocol must be specified');
  if (Port === undefined) return fail('ValidationError', 'A port must be specified');
  if (VpcId === undefined) return fail('ValidationError', 'A VPC ID must be specified');
  if (VpcId !== seed.vpcId) return fail('ValidationError', `The VPC ID '${VpcId}' is not found`);
  const isHttp = Protocol === 'HTTP' || Protocol === 'HTTPS';
  return {
    arn: `arn:aws:elasticloadbalancing:${region}:${accountId}:targetgroup/${Name}/${randomText.hexadecimal(16)}`,
    name: Name,
    protocol: Protocol,
    protocolVersion: isHttp ? (input.ProtocolVersion ?? 'HTTP1') : undefined,
    port: Port,
    vpcId: VpcId,
    targetType: input.TargetType ?? 'instance',
    ipAddressType: 'ipv4',
    healthCheck: healthCheckOf(input, isHttp),
    tags: tagMap(input.Tags),
    targets: new Map(),
  };
}

/** Making a target group again succeeds when nothing about it differs. */
function sameOrTaken(existing: TargetGroup, made: TargetGroup): TargetGroup {
  const { arn, targets } = existing;
  if (isDeepStrictEqual(existing, { ...made, arn, targets })) return existing;
  const message = `A target group with the same name '${made.name}' exists, but with different settings`;
  return fail('DuplicateTargetGroupName', message);
}

function wanted(
  balancing: Balancing,
  input: { LoadBalancerArn: string | undefined; TargetGroupArns: string[] | undefined; Names: string[] | undefined },
): TargetGroup[] {
  const { LoadBalancerArn: loadBalancerArn, TargetGroupArns: arns, Names: names } = input;
  if ([loadBalancerArn, arns, names].filter(given => given !== undefined).length > 1) {
    fail('ValidationError', 'Give a load balancer ARN, target group ARNs or names, not several of them');
  }
  if (arns) return arns.map(arn => balancing.targetGroups.get(arn));
  const all = balancing.targetGroups.all();
  if (loadBalancerArn !== undefined) {
    const { arn } = balancing.loadBalancers.get(loadBalancerArn);
    return all.filter(group => usersOf(balancing, group).includes(arn));
  }
  if (!names) return all;
  const found = all.filter(({ name }) => names.includes(name));
  if (found.length < new Set(names).size) fail('TargetGroupNotFound', 'One or more target groups not found');
  return found;
}

function describe(balancing: Balancing, group: TargetGroup) {
  const { healthCheck } = group;
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: group.protocol,
    Port: group.port,
    VpcId: group.vpcId,
    HealthCheckProtocol: healthCheck.protocol,
    HealthCheckPort: healthCheck.port,
    HealthCheckEnabled: healthCheck.enabled,
    HealthCheckIntervalSeconds: healthCheck.interval,
    HealthCheckTimeoutSeconds: healthCheck.timeout,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    HealthCheckPath: healthCheck.path,
    Matcher: healthCheck.matcher,
    LoadBalancerArns: usersOf(balancing, group),
    TargetType: group.targetType,
    ProtocolVersion: group.protocolVersion,
    IpAddressType: group.ipAddressType,
  };
}
