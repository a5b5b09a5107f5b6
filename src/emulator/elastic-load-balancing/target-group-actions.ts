import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../account.js';
import type { Backend, CallContext } from '../backend.js';
import { pageOf } from '../paging.js';
import { partitionOf } from '../partitions.js';
import { randomText } from '../random.js';
import { actionBuilder, listOf, required, text } from '../shape.js';
import { checkName, paging } from './members.js';
import { type Elb, fail, loadBalancerArnsOf, type TargetGroup, tagMap } from './state.js';
import { healthCheckOf, type TargetGroupInput, targetGroupMembers } from './target-group-input.js';

const action = actionBuilder('elasticloadbalancing');

/** Creating, describing and deleting target groups. */
export function targetGroupActions(account: Account, elb: Elb): Backend['actions'] {
  const { targetGroups } = elb;
  return {
    CreateTargetGroup: action(targetGroupMembers, (input, call) => {
      const group = newTargetGroup(account, input, call);
      const existing = targetGroups.all().find(({ name }) => name === group.name);
      if (existing) return { TargetGroups: [describe(elb, existingIfEqual(existing, group))] };
      targetGroups.add(group);
      return { TargetGroups: [describe(elb, group)] };
    }),
    DescribeTargetGroups: action(
      { LoadBalancerArn: text, TargetGroupArns: listOf(text), Names: listOf(text), ...paging },
      input => {
        const page = pageOf(selectTargetGroups(elb, input), {
          key: ({ arn }) => arn,
          token: input.Marker,
          size: input.PageSize ?? 400,
          invalidCode: 'ValidationError',
        });
        return { TargetGroups: page.items.map(group => describe(elb, group)), NextMarker: page.next };
      },
    ),
    DeleteTargetGroup: action({ TargetGroupArn: required(text) }, ({ TargetGroupArn }) => {
      const group = targetGroups.find(TargetGroupArn);
      // Deleting a target group that does not exist succeeds: the only documented error is ResourceInUse.
      if (!group) return {};
      if (loadBalancerArnsOf(elb, group).length) {
        fail('ResourceInUse', `Target group '${group.arn}' is currently in use by a listener or a rule`);
      }
      targetGroups.remove(group);
      return {};
    }),
  };
}

function newTargetGroup({ seed }: Account, input: TargetGroupInput, { region, accountId }: CallContext): TargetGroup {
  const { Name, Protocol, Port, VpcId } = input;
  checkName('Target group', Name);
  if (Protocol === undefined) return fail('ValidationError', 'A protocol must be specified');
  if (Port === undefined) return fail('ValidationError', 'A port must be specified');
  if (VpcId === undefined) return fail('ValidationError', 'A VPC ID must be specified');
  if (VpcId !== seed.vpcId) return fail('ValidationError', `The VPC ID '${VpcId}' is not found`);
  const isHttp = Protocol === 'HTTP' || Protocol === 'HTTPS';
  return {
    arn: `arn:${partitionOf(region).name}:elasticloadbalancing:${region}:${accountId}:targetgroup/${Name}/${randomText.hexadecimal(16)}`,
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

/** Creating a target group again succeeds if all its settings are the same. */
function existingIfEqual(existing: TargetGroup, requested: TargetGroup): TargetGroup {
  const { arn, targets } = existing;
  if (isDeepStrictEqual(existing, { ...requested, arn, targets })) return existing;
  const message = `A target group with the same name '${requested.name}' exists, but with different settings`;
  return fail('DuplicateTargetGroupName', message);
}

function selectTargetGroups(
  elb: Elb,
  input: { LoadBalancerArn: string | undefined; TargetGroupArns: string[] | undefined; Names: string[] | undefined },
): TargetGroup[] {
  const { LoadBalancerArn: loadBalancerArn, TargetGroupArns: arns, Names: names } = input;
  if ([loadBalancerArn, arns, names].filter(selector => selector !== undefined).length > 1) {
    fail('ValidationError', 'Give a load balancer ARN, target group ARNs or names, not several of them');
  }
  if (arns) return arns.map(arn => elb.targetGroups.get(arn));
  const all = elb.targetGroups.all();
  if (loadBalancerArn !== undefined) {
    const { arn } = elb.loadBalancers.get(loadBalancerArn);
    return all.filter(group => loadBalancerArnsOf(elb, group).includes(arn));
  }
  if (!names) return all;
  const found = all.filter(({ name }) => names.includes(name));
  if (found.length < new Set(names).size) fail('TargetGroupNotFound', 'One or more target groups not found');
  return found;
}

function describe(elb: Elb, group: TargetGroup) {
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
    LoadBalancerArns: loadBalancerArnsOf(elb, group),
    TargetType: group.targetType,
    ProtocolVersion: group.protocolVersion,
    IpAddressType: group.ipAddressType,
  };
}
