import { isDeepStrictEqual } from 'node:util';
import type { Backend } from '../backend.js';
import { pageOf } from '../paging.js';
import { randomText } from '../random.js';
import { actionBuilder, flag, listOf, matching, number, type Parsed, required, structure, text } from '../shape.js';
import { paging, tagList } from './members.js';
import { newRule } from './rule-actions.js';
import { checkedActions, protocols } from './rule-input.js';
import { actionList, type ListenerAction } from './rule-members.js';
import { type Elb, fail, type Listener, type LoadBalancer, listenersOf, rulesOf, tagMap } from './state.js';

const action = actionBuilder('elasticloadbalancing');
/** Certificates of Certificate Manager or IAM. They need not exist. */
const certificateArn = matching(/^arn:[\w-]+:(acm:[\w-]+:\d{12}:certificate|iam::\d{12}:server-certificate)\/.+$/);
const createListenerMembers = {
  LoadBalancerArn: required(text),
  Protocol: text,
  Port: number,
  SslPolicy: text,
  Certificates: listOf(structure({ CertificateArn: required(certificateArn), IsDefault: flag }), 1),
  AlpnPolicy: listOf(text, 1),
  DefaultActions: actionList,
  Tags: tagList,
};
type CreateListenerInput = Parsed<typeof createListenerMembers>;

/** Creating, describing and deleting listeners. */
export function listenerActions(elb: Elb): Backend['actions'] {
  return {
    CreateListener: action(createListenerMembers, input => {
      const loadBalancer = elb.loadBalancers.get(input.LoadBalancerArn);
      const defaultActions = checkedActions(elb, loadBalancer, input.DefaultActions);
      const listener = newListener(loadBalancer, input);
      const existing = listenersOf(elb, loadBalancer).find(({ port }) => port === listener.port);
      if (existing) return { Listeners: [describe(elb, existingIfEqual(elb, existing, listener, defaultActions))] };
      elb.listeners.add(listener);
      elb.rules.add(newRule(listener, { priority: 'default', actions: defaultActions }));
      return { Listeners: [describe(elb, listener)] };
    }),
    DescribeListeners: action({ LoadBalancerArn: text, ListenerArns: listOf(text), ...paging }, input => {
      const page = pageOf(selectListeners(elb, input.LoadBalancerArn, input.ListenerArns), {
        key: ({ arn }) => arn,
        token: input.Marker,
        size: input.PageSize ?? 400,
        invalidCode: 'ValidationError',
      });
      return { Listeners: page.items.map(listener => describe(elb, listener)), NextMarker: page.next };
    }),
    DeleteListener: action({ ListenerArn: required(text) }, ({ ListenerArn }) => {
      const listener = elb.listeners.get(ListenerArn);
      for (const rule of rulesOf(elb, listener)) elb.rules.remove(rule);
      elb.listeners.remove(listener);
      return {};
    }),
  };
}

function newListener({ arn, type }: LoadBalancer, input: CreateListenerInput): Listener {
  const { Protocol, Port, Certificates = [], AlpnPolicy } = input;
  // Only the listeners of Gateway Load Balancers have neither. Source: API reference, CreateListener.
  if (Protocol === undefined) return fail('ValidationError', 'A listener protocol must be specified');
  if (Port === undefined) return fail('ValidationError', 'A listener port must be specified');
  if (!protocols[type].includes(Protocol)) {
    fail('ValidationError', `Listener protocol '${Protocol}' must be one of '${protocols[type].join(', ')}'`);
  }
  // Source: API reference, CreateListener, AlpnPolicy.
  if (AlpnPolicy && Protocol !== 'TLS') {
    fail('ALPNPolicyNotFound', `Listeners of protocol '${Protocol}' take no ALPN policy`);
  }
  const isSecure = Protocol === 'HTTPS' || Protocol === 'TLS';
  if (isSecure && !Certificates.length) {
    fail('ValidationError', `A certificate must be specified for ${Protocol} listeners`);
  }
  if (!isSecure && (Certificates.length || input.SslPolicy !== undefined)) {
    fail('ValidationError', `Listeners of protocol '${Protocol}' take neither certificates nor an SSL policy`);
  }
  return {
    arn: `${arn.replace(':loadbalancer/', ':listener/')}/${randomText.hexadecimal(16)}`,
    loadBalancerArn: arn,
    protocol: Protocol,
    port: Port,
    certificateArns: Certificates.map(({ CertificateArn }) => CertificateArn),
    sslPolicy: isSecure ? (input.SslPolicy ?? 'ELBSecurityPolicy-2016-08') : undefined,
    alpnPolicy: AlpnPolicy,
    tags: tagMap(input.Tags),
  };
}

/** Creating a listener again succeeds if all its settings are the same. */
function existingIfEqual(elb: Elb, existing: Listener, created: Listener, actions: ListenerAction[]): Listener {
  const isSame =
    isDeepStrictEqual(existing, { ...created, arn: existing.arn }) &&
    isDeepStrictEqual(defaultActionsOf(elb, existing), actions);
  const message = `A listener already exists on this port for this load balancer '${created.loadBalancerArn}'`;
  return isSame ? existing : fail('DuplicateListener', message);
}

function selectListeners(elb: Elb, loadBalancerArn: string | undefined, arns: string[] | undefined): Listener[] {
  if ((loadBalancerArn === undefined) === !arns?.length) {
    fail('ValidationError', 'You must specify either listener ARNs or a load balancer ARN');
  }
  if (arns?.length) return arns.map(arn => elb.listeners.get(arn));
  return listenersOf(elb, elb.loadBalancers.get(loadBalancerArn ?? ''));
}

function describe(elb: Elb, listener: Listener) {
  const { certificateArns } = listener;
  return {
    ListenerArn: listener.arn,
    LoadBalancerArn: listener.loadBalancerArn,
    Port: listener.port,
    Protocol: listener.protocol,
    Certificates: certificateArns.length ? certificateArns.map(CertificateArn => ({ CertificateArn })) : undefined,
    SslPolicy: listener.sslPolicy,
    AlpnPolicy: listener.alpnPolicy,
    DefaultActions: defaultActionsOf(elb, listener),
  };
}

function defaultActionsOf(elb: Elb, listener: Listener): ListenerAction[] {
  return rulesOf(elb, listener).find(({ priority }) => priority === 'default')?.actions ?? [];
}
