import { isDeepStrictEqual } from 'node:util';
import type { Backend } from '../backend.js';
import { pageOf } from '../paging.js';
import { randomText } from '../random.js';
import { actionsOf, between, flag, listOf, matching, oneOf, type Read, required, structure, text } from '../shape.js';
import { type Balancing, fail, type Listener, type LoadBalancer, listenersOf, rulesOf, tagMap } from './balancing.js';
import { paging, tagList } from './members.js';
import { newRule } from './rule-actions.js';
import { checkedActions, protocols } from './rule-input.js';
import { actionList, type ListenerAction } from './rule-members.js';

const action = actionsOf('ValidationError');
/** Certificates of Certificate Manager and of IAM; whether they exist is not asked. */
const certificateArn = matching(/^arn:[\w-]+:(acm:[\w-]+:\d{12}:certificate|iam::\d{12}:server-certificate)\/.+$/);
const creation = {
  LoadBalancerArn: required(text),
  Protocol: required(oneOf('HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP')),
  Port: required(between(1, 65_535)),
  SslPolicy: text,
  Certificates: listOf(structure({ CertificateArn: required(certificateArn), IsDefault: flag }), 1),
  AlpnPolicy: listOf(text, 1),
  DefaultActions: actionList,
  Tags: tagList,
};
type Creation = Read<typeof creation>;

/** Making, describing and deleting listeners. */
export function listenerActions(balancing: Balancing): Backend['actions'] {
  return {
    CreateListener: action(creation, input => {
      const loadBalancer = balancing.loadBalancers.get(input.LoadBalancerArn);
      const defaultActions = checkedActions(balancing, loadBalancer, input.DefaultActions);
      const listener = listenerOf(loadBalancer, input);
      const existing = listenersOf(balancing, loadBalancer).find(({ port }) => port === listener.port);
      if (existing)
        return { Listeners: [describe(balancing, sameOrTaken(balancing, existing, listener, defaultActions))] };
      balancing.listeners.add(listener);
      balancing.rules.add(newRule(listener, { priority: 'default', actions: defaultActions }));
      return { Listeners: [describe(balancing, listener)] };
    }),
    DescribeListeners: action({ LoadBalancerArn: text, ListenerArns: listOf(text), ...paging }, input => {
      const page = pageOf(wanted(balancing, input.LoadBalancerArn, input.ListenerArns), {
        key: ({ arn }) => arn,
        token: input.Marker,
        size: input.PageSize ?? 400,
        invalidCode: 'ValidationError',
      });
      return { Listeners: page.items.map(listener => describe(balancing, listener)), NextMarker: page.next };
    }),
    DeleteListener: action({ ListenerArn: required(text) }, ({ ListenerArn }) => {
      const listener = balancing.listeners.get(ListenerArn);
      for (const rule of rulesOf(balancing, listener)) balancing.rules.remove(rule);
      balancing.listeners.remove(listener);
      return {};
    }),
  };
}

function listenerOf({ arn, type }: LoadBalancer, input: Creation): Listener {
  const { Protocol, Certificates = [] } = input;
  if (!protocols[type].includes(Protocol)) {
    fail('UnsupportedProtocol', `A load balancer of type '${type}' has no listeners of protocol '${Protocol}'`);
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
    port: input.Port,
    certificateArns: Certificates.map(({ CertificateArn }) => CertificateArn),
    sslPolicy: isSecure ? (input.SslPolicy ?? 'ELBSecurityPolicy-2016-08') : undefined,
    alpnPolicy: input.AlpnPolicy,
    tags: tagMap(input.Tags),
  };
}

/** Making a listener again succeeds when nothing about it differs. */
function sameOrTaken(balancing: Balancing, existing: Listener, made: Listener, actions: ListenerAction[]): Listener {
  const isSame =
    isDeepStrictEqual(existing, { ...made, arn: existing.arn }) &&
    isDeepStrictEqual(defaultActionsOf(balancing, existing), actions);
  const message = `A listener already exists on this port for this load balancer '${made.loadBalancerArn}'`;
  return isSame ? existing : fail('DuplicateListener', message);
}

function wanted(balancing: Balancing, loadBalancerArn: string | undefined, arns: string[] | undefined): Listener[] {
  if ((loadBalancerArn === undefined) === (arns === undefined)) {
    fail('ValidationError', 'You must specify either listener ARNs or a load balancer ARN');
  }
  if (arns) return arns.map(arn => balancing.listeners.get(arn));
  return listenersOf(balancing, balancing.loadBalancers.get(loadBalancerArn ?? ''));
}

function describe(balancing: Balancing, listener: Listener) {
  const { certificateArns } = listener;
  return {
    ListenerArn: listener.arn,
    LoadBalancerArn: listener.loadBalancerArn,
    Port: listener.port,
    Protocol: listener.protocol,
    Certificates: certificateArns.length ? certificateArns.map(CertificateArn => ({ CertificateArn })) : undefined,
    SslPolicy: listener.sslPolicy,
    AlpnPolicy: listener.alpnPolicy,
    DefaultActions: defaultActionsOf(balancing, listener),
  };
}

function defaultActionsOf(balancing: Balancing, listener: Listener): ListenerAction[] {
  return rulesOf(balancing, listener).find(({ priority }) => priority === 'default')?.actions ?? [];
}
