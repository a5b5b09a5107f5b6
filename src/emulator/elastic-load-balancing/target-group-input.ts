import { emulated, flag, number, oneOf, type Parsed, required, structure, text } from '../shape.js';
import { tagList } from './members.js';
import { fail, type HealthCheck } from './state.js';

export const targetGroupMembers = {
  Name: required(text),
  Protocol: emulated('HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP'),
  ProtocolVersion: oneOf('HTTP1', 'HTTP2', 'GRPC'),
  Port: number,
  VpcId: text,
  HealthCheckProtocol: emulated('HTTP', 'HTTPS', 'TCP'),
  HealthCheckPort: text,
  HealthCheckEnabled: flag,
  HealthCheckPath: text,
  HealthCheckIntervalSeconds: number,
  HealthCheckTimeoutSeconds: number,
  HealthyThresholdCount: number,
  UnhealthyThresholdCount: number,
  Matcher: structure({ HttpCode: text, GrpcCode: text }),
  TargetType: emulated('instance', 'ip'),
  IpAddressType: emulated('ipv4'),
  Tags: tagList,
};

export type TargetGroupInput = Parsed<typeof targetGroupMembers>;

/**
 * A target group's health check, complete with the defaults of its protocol (API reference, CreateTargetGroup).
 * @param isHttp whether the protocol of the target group is HTTP or HTTPS
 */
export function healthCheckOf(input: TargetGroupInput, isHttp: boolean): HealthCheck {
  const protocol = input.HealthCheckProtocol ?? (isHttp ? 'HTTP' : 'TCP');
  const interval = input.HealthCheckIntervalSeconds ?? 30;
  const timeout = input.HealthCheckTimeoutSeconds ?? defaultTimeout(protocol, isHttp);
  checkTimeout(timeout, interval, isHttp);
  return {
    enabled: input.HealthCheckEnabled ?? true,
    protocol,
    port: input.HealthCheckPort ?? 'traffic-port',
    interval,
    timeout,
    healthyThreshold: input.HealthyThresholdCount ?? 5,
    unhealthyThreshold: input.UnhealthyThresholdCount ?? 2,
    ...requestOf(input, protocol),
  };
}

/** The timeout is below the interval for HTTP and HTTPS, and at most the interval for the other protocols. */
function checkTimeout(timeout: number, interval: number, isHttp: boolean): void {
  if (timeout < interval || (!isHttp && timeout === interval)) return;
  const relation = isHttp ? 'smaller than' : 'smaller than or equal to';
  fail('ValidationError', `Health check timeout '${timeout}' must be ${relation} the interval '${interval}'`);
}

function defaultTimeout(protocol: string, isHttp: boolean): number {
  if (protocol === 'TCP') return 10;
  return isHttp ? 5 : 6;
}

/** The path and the expected status of an HTTP health check. A TCP health check only connects. */
function requestOf({ HealthCheckPath, Matcher, ProtocolVersion }: TargetGroupInput, protocol: string) {
  if (protocol === 'TCP') {
    if (HealthCheckPath !== undefined || Matcher) {
      fail('ValidationError', 'Health checks of protocol TCP take neither a path nor a matcher');
    }
    return { path: undefined, matcher: undefined };
  }
  const isGrpc = ProtocolVersion === 'GRPC';
  const defaultMatcher = isGrpc ? { HttpCode: undefined, GrpcCode: '12' } : { HttpCode: '200', GrpcCode: undefined };
  return { path: HealthCheckPath ?? (isGrpc ? '/AWS.ALB/healthcheck' : '/'), matcher: Matcher ?? defaultMatcher };
}
