import { AwsError } from '../backend.js';
import type { ListenerAction, RuleCondition } from './rule-members.js';

export interface LoadBalancer {
  arn: string;
  name: string;
  type: 'application' | 'network';
  scheme: 'internet-facing' | 'internal';
  dnsName: string;
  created: Date;
  subnetIds: string[];
  securityGroupIds: string[];
  ipAddressType: string;
  tags: Map<string, string>;
}

export interface Listener {
  arn: string;
  loadBalancerArn: string;
  protocol: string;
  port: number;
  certificateArns: string[];
  sslPolicy: string | undefined;
  alpnPolicy: string[] | undefined;
  tags: Map<string, string>;
}

/** Every listener has one rule of priority `default`, with the listener's default actions. */
export interface Rule {
  arn: string;
  listenerArn: string;
  priority: number | 'default';
  conditions: RuleCondition[];
  actions: ListenerAction[];
  tags: Map<string, string>;
}

export interface Target {
  id: string;
  port: number;
  availabilityZone: string | undefined;
}

export interface HealthCheck {
  enabled: boolean;
  protocol: string;
  port: string;
  path: string | undefined;
  interval: number;
  timeout: number;
  healthyThreshold: number;
  unhealthyThreshold: number;
  matcher: { HttpCode: string | undefined; GrpcCode: string | undefined } | undefined;
}

export interface TargetGroup {
  arn: string;
  name: string;
  protocol: string;
  protocolVersion: string | undefined;
  port: number;
  vpcId: string;
  targetType: 'instance' | 'ip';
  ipAddressType: string;
  healthCheck: HealthCheck;
  tags: Map<string, string>;
  /** By id and port, because one address can serve at several ports. */
  targets: Map<string, Target>;
}

export type Elb = ReturnType<typeof newElb>;

/** The account's load balancers, listeners, rules and target groups. */
export function newElb() {
  return {
    loadBalancers: collection<LoadBalancer>('load balancer', 'loadbalancer', 'LoadBalancerNotFound'),
    listeners: collection<Listener>('listener', 'listener', 'ListenerNotFound'),
    rules: collection<Rule>('rule', 'listener-rule', 'RuleNotFound'),
    targetGroups: collection<TargetGroup>('target group', 'targetgroup', 'TargetGroupNotFound'),
  };
}

function collection<T extends { arn: string }>(noun: string, kind: string, notFoundCode: string) {
  const byArn = new Map<string, T>();
  return {
    all: (): T[] => [...byArn.values()],
    find: (arn: string): T | undefined => byArn.get(arn),
    get(arn: string): T {
      if (kindOf(arn) !== kind) return fail('ValidationError', `'${arn}' is not a valid ${noun} ARN`);
      return byArn.get(arn) ?? fail(notFoundCode, `One or more ${noun}s not found`);
    },
    add(resource: T) {
      byArn.set(resource.arn, resource);
    },
    remove: (resource: T) => byArn.delete(resource.arn),
  };
}

/** @returns the resource type in an ARN: `loadbalancer`, `listener`, `listener-rule`, `targetgroup` or another */
export function kindOf(arn: string): string | undefined {
  return arn.match(/^arn:[\w-]+:elasticloadbalancing:[\w-]+:\d{12}:([\w-]+)\/./)?.[1];
}

export function listenersOf(elb: Elb, loadBalancer: LoadBalancer): Listener[] {
  return elb.listeners.all().filter(({ loadBalancerArn }) => loadBalancerArn === loadBalancer.arn);
}

export function rulesOf(elb: Elb, listener: Listener): Rule[] {
  return elb.rules.all().filter(({ listenerArn }) => listenerArn === listener.arn);
}

/** The ARNs of the load balancers with a rule that forwards to a target group. */
export function loadBalancerArnsOf(elb: Elb, targetGroup: TargetGroup): string[] {
  const arns = elb.rules
    .all()
    .filter(({ actions }) => targetGroupArnsOf(actions).includes(targetGroup.arn))
    .flatMap(({ listenerArn }) => elb.listeners.find(listenerArn)?.loadBalancerArn ?? []);
  return [...new Set(arns)];
}

export function targetGroupArnsOf(actions: ListenerAction[]): string[] {
  return actions.flatMap(({ ForwardConfig }) => ForwardConfig?.TargetGroups.map(group => group.TargetGroupArn) ?? []);
}

/** The tags of a request as a map. */
export function tagMap(tags: { Key: string; Value: string | undefined }[] = []): Map<string, string> {
  const keys = new Set(tags.map(({ Key }) => Key));
  if (keys.size < tags.length) fail('DuplicateTagKeys', 'A tag key was specified more than once');
  return new Map(tags.map(({ Key, Value }) => [Key, Value ?? '']));
}

export function fail(code: string, message: string): never {
  throw new AwsError(code, message);
}
