import { once } from 'node:events';
import { isIP, type LookupFunction, type Socket, type TcpNetConnectOpts } from 'node:net';
import { connect as startTls } from 'node:tls';
import { Invalid } from '../errors.js';
import { isPublicAddress } from './addresses.js';

/** What leads out of this process; tests put their own in its place. */
export interface Network {
  lookup: LookupFunction;
  connect(options: TcpNetConnectOpts): Socket;
  /** Certificates that are trusted in place of Node's, in PEM. */
  ca?: string;
}

/** Where requests may go, and by which way. */
export interface Door {
  network: Network;
  /** Origins that the configuration allows, http ones among them; all else has to be https to a public address. */
  allowedOrigins: Set<string>;
}

/**
 * Connects to the host of a URL, by TLS for https. The address is judged three times before a byte is sent: as it stands in
 * the URL, as the one look-up for this connection gives it, and as the socket says it is connected. So no spelling, and no
 * name that changes its mind between two look-ups, leads elsewhere.
 * @throws {Invalid} when it is not https or not public, and not allowed by the configuration.
 */
export async function dial(url: URL, { network, allowedOrigins }: Door, signal: AbortSignal): Promise<Socket> {
  const isAllowed = allowedOrigins.has(url.origin);
  // The URL parser has brought every spelling of an address, as 2130706433 or 0x7f.1, to the usual one.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!isAllowed && (url.protocol !== 'https:' || (isIP(host) && !isPublicAddress(host)))) throw forbidden(url);
  const socket = network.connect({
    host,
    port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
    lookup: isAllowed ? network.lookup : publicOnly(network.lookup, url),
  });
  await reached(socket, 'connect', signal);
  if (!isAllowed && !isPublicAddress(socket.remoteAddress ?? '')) {
    socket.destroy();
    throw forbidden(url);
  }
  if (url.protocol !== 'https:') return socket;
  // A server's name in the greeting may not be an address (RFC 6066); the certificate is checked against `host` then.
  const name = isIP(host) ? {} : { servername: host };
  const secured = startTls({ socket, host, ...name, ...(network.ca && { ca: network.ca }) });
  return reached(secured, 'secureConnect', signal);
}

/** A look-up that fails when any of the name's addresses is not public: such a name is not to be trusted with the others. */
function publicOnly(lookup: LookupFunction, url: URL): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      const addresses = typeof address === 'string' ? [address] : (address ?? []).map(each => each.address);
      const isPublic = addresses.every(isPublicAddress);
      callback(error ?? (isPublic ? null : forbidden(url)), address, family);
    });
  };
}

async function reached<S extends Socket>(socket: S, event: string, signal: AbortSignal): Promise<S> {
  socket.on('error', () => {}); // whoever waits is told of it; one that comes when nobody waits must not end the process
  try {
    await once(socket, event, { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Says nothing of what the name resolves to: that would tell callers about the network that this service stands in. */
function forbidden(url: URL): Invalid {
  const where = url.host || `a ${url.protocol} URL`;
  const message = `The image's registry leads to ${where}, which is not to be asked: only https to public addresses is.`;
  return new Invalid(message, { faults: [{ parameter: 'query.image', message }] });
}
