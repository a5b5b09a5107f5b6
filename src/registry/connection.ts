import { once } from 'node:events';
import { isIP, type LookupFunction, type Socket, type TcpNetConnectOpts } from 'node:net';
import { connect as startTls } from 'node:tls';
import { Invalid } from '../errors.js';
import { isPublicAddress } from './addresses.js';

/** DNS look-ups and TCP connections; tests replace them. */
export interface Network {
  /** For names that must have public addresses. */
  lookupPublic: LookupFunction;
  /** For registries that the configuration allows, which may be known to this machine alone. */
  lookup: LookupFunction;
  connect(options: TcpNetConnectOpts): Socket;
  /** The trusted certificates in PEM, instead of Node's. */
  ca?: string;
}

/** Where requests may go, and how long each may take. */
export interface OutboundPolicy {
  network: Network;
  /** Origins that the configuration allows, also with http. All others require https and a public address. */
  allowedOrigins: Set<string>;
  /** Those of them that the configuration allows with http in so many words. */
  plainOrigins: Set<string>;
  requestTimeoutMs: number;
}

/**
 * Connects to the host of a URL, with TLS for https. The address is checked three times before a byte is sent: in the URL, in the
 * result of the only look-up for this connection, and as the remote address of the socket. So neither an unusual spelling nor
 * a name that resolves differently each time (DNS rebinding) leads to another address.
 * @throws {Invalid} when the URL is not https or not public, and the configuration does not allow it.
 */
export async function openConnection(
  url: URL,
  { network, allowedOrigins }: OutboundPolicy,
  signal: AbortSignal,
): Promise<Socket> {
  const isAllowed = allowedOrigins.has(url.origin);
  // The URL parser normalises every spelling of an address, such as 2130706433 or 0x7f.1.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!isAllowed && (url.protocol !== 'https:' || (isIP(host) && !isPublicAddress(host)))) throw forbidden(url);
  const socket = network.connect({
    host,
    port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
    lookup: isAllowed ? network.lookup : publicOnly(network.lookupPublic, url),
  });
  await waitForEvent(socket, 'connect', signal);
  if (!isAllowed && !isPublicAddress(socket.remoteAddress ?? '')) {
    socket.destroy();
    throw forbidden(url);
  }
  if (url.protocol !== 'https:') return socket;
  // SNI must not be an address (RFC 6066); the certificate is then checked against `host`.
  const name = isIP(host) ? {} : { servername: host };
  const secured = startTls({ socket, host, ...name, ...(network.ca && { ca: network.ca }) });
  return waitForEvent(secured, 'secureConnect', signal);
}

/**
 * Whether credentials may be sent to a URL: by https, or by http where the configuration says so. A server that seems to speak no TLS
 * could be an attacker who suppresses it.
 */
export function mayGetCredentials({ protocol, origin }: URL, { plainOrigins }: OutboundPolicy): boolean {
  return protocol === 'https:' || plainOrigins.has(origin);
}

/** A look-up that fails when any address of the name is not public, even if others are. */
function publicOnly(lookup: LookupFunction, url: URL): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      const addresses = typeof address === 'string' ? [address] : (address ?? []).map(each => each.address);
      const isPublic = addresses.every(isPublicAddress);
      callback(error ?? (isPublic ? null : forbidden(url)), address, family);
    });
  };
}

async function waitForEvent<S extends Socket>(socket: S, event: string, signal: AbortSignal): Promise<S> {
  socket.on('error', () => {}); // `once` rejects with it; an error that comes later must not end the process
  try {
    await once(socket, event, { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Does not say what the name resolves to, which would reveal the network of this service to callers. */
function forbidden(url: URL): Invalid {
  const where = url.host || `a ${url.protocol} URL`;
  const message = `The image's registry leads to ${where}, which is not allowed: only https to public addresses is.`;
  return new Invalid(message, { faults: [{ parameter: 'query.image', message }] });
}
