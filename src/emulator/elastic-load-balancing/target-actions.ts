import { isIPv4 } from 'node:net';
import type { Backend } from '../backend.js';
import { actionBuilder, listOf, number, oneOf, type Parsed, required, structure, text } from '../shape.js';
import { type Elb, fail, loadBalancerArnsOf, type Target, type TargetGroup } from './state.js';

const action = actionBuilder('elasticloadbalancing');
const targetMembers = { Id: required(text), Port: number, AvailabilityZone: text };
const targetList = listOf(structure(targetMembers));
type TargetInput = Parsed<typeof targetMembers>;

/** Registering and deregistering targets, and describing their health. */
export function targetActions(elb: Elb): Backend['actions'] {
  const { targetGroups } = elb;
  return {
    RegisterTargets: action({ TargetGroupArn: required(text), Targets: required(targetList) }, input => {
      const group = targetGroups.get(input.TargetGroupArn);
      for (const target of input.Targets) checkTarget(group, target);
      for (const target of input.Targets) register(group, targetOf(group, target));
      return {};
    }),
    DeregisterTargets: action({ TargetGroupArn: required(text), Targets: required(targetList) }, input => {
      const group = targetGroups.get(input.TargetGroupArn);
      for (const target of input.Targets) deregister(group, targetOf(group, target));
      return {};
    }),
    DescribeTargetHealth: action(
      {
        TargetGroupArn: required(text),
        Targets: targetList,
        Include: listOf(oneOf('AnomalyDetection', 'All')),
      },
      input => {
        const group = targetGroups.get(input.TargetGroupArn);
        const isUsed = loadBalancerArnsOf(elb, group).length > 0;
        const targets = input.Targets?.map(target => targetOf(group, target)) ?? [...group.targets.values()];
        return { TargetHealthDescriptions: targets.map(target => describeHealth(group, target, isUsed)) };
      },
    ),
  };
}

export function register(group: TargetGroup, target: Target): void {
  group.targets.set(keyOf(target), target);
}

/** Removes a target immediately. AWS would first drain its connections; here there are none. */
export function deregister(group: TargetGroup, target: Target): void {
  group.targets.delete(keyOf(target));
}

function keyOf({ id, port }: Target): string {
  return `${id}:${port}`;
}

function targetOf(group: TargetGroup, { Id, Port = group.port, AvailabilityZone }: TargetInput): Target {
  return { id: Id, port: Port, availabilityZone: AvailabilityZone };
}

function checkTarget({ targetType }: TargetGroup, { Id }: TargetInput): void {
  if (targetType === 'ip' && !isIPv4(Id)) {
    fail('ValidationError', `The IP address '${Id}' is not a valid IPv4 address`);
  }
  if (targetType === 'instance' && !/^i-[0-9a-f]{8,17}$/.test(Id)) {
    fail('InvalidTarget', `The instance ID '${Id}' is not valid`);
  }
}

function describeHealth(group: TargetGroup, target: Target, isUsed: boolean) {
  const registered = group.targets.get(keyOf(target));
  const { id, port, availabilityZone } = registered ?? target;
  return {
    Target: { Id: id, Port: port, AvailabilityZone: availabilityZone },
    HealthCheckPort: group.healthCheck.port === 'traffic-port' ? String(port) : group.healthCheck.port,
    TargetHealth: healthOf(registered !== undefined, isUsed),
  };
}

function healthOf(isRegistered: boolean, isUsed: boolean) {
  if (!isRegistered) {
    const Description = 'Target is not registered to the target group';
    return { State: 'unused', Reason: 'Target.NotRegistered', Description };
  }
  if (!isUsed) {
    const Description = 'Target group is not configured to receive traffic from the load balancer';
    return { State: 'unused', Reason: 'Target.NotInUse', Description };
  }
  return { State: 'healthy' };
}
