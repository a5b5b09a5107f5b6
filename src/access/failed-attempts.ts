import ipaddr from 'ipaddr.js';

/** Failed attempts of an address that are answered at once, and the seconds after which another one is. */
const BURST = 20;
const SECONDS_PER_ATTEMPT = 3;
/** Addresses that are remembered. The one that failed the longest ago is forgotten first. */
const MAX_ADDRESSES = 10_000;

/** The failed attempts of each address to send a token. */
export interface FailedAttempts {
  /** The seconds after which the address may guess again; 0 where it may now. */
  secondsToWait(address: string): number;
  add(address: string): void;
}

/** @param now in milliseconds. */
export function createFailedAttempts(now: () => number = () => performance.now()): FailedAttempts {
  /** The time at which all attempts of an address are forgiven. */
  const forgivenAt = new Map<string, number>();
  const pending = (network: string) => Math.max(0, (forgivenAt.get(network) ?? 0) - now());

  return {
    secondsToWait(address) {
      const tooMany = pending(networkOf(address)) - (BURST - 1) * SECONDS_PER_ATTEMPT * 1000;
      return Math.max(0, Math.ceil(tooMany / 1000));
    },
    add(address) {
      const network = networkOf(address);
      const later = now() + pending(network) + SECONDS_PER_ATTEMPT * 1000;
      const [oldest] = forgivenAt.keys();
      forgivenAt.delete(network);
      if (forgivenAt.size >= MAX_ADDRESSES && oldest !== undefined) forgivenAt.delete(oldest);
      forgivenAt.set(network, later);
    },
  };
}

/** An IPv6 client has all addresses of its /64. Source: RFC 4291, section 2.5.1. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address.slice(0, 64); // what a trusted proxy says of its client
  return ipaddr.process(address).toByteArray().slice(0, 8).join('.');
}
