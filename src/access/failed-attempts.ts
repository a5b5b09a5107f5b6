import ipaddr from 'ipaddr.js';

/** Failed attempts of an address that are answered at once, and the seconds after which another one is. */
const BURST = 20;
const SECONDS_PER_ATTEMPT = 3;
/** Addresses that are remembered. The one that failed the longest ago is forgotten first. */
const MAX_ADDRESSES = 10_000;

/** The failed attempts of each address to send a token. */
interface FailedAttempts {
  /** The seconds after which the address may guess again; 0 where it may now. */
  secondsToWait(address: string): number;
  /** Counts a failed attempt. @returns whether the address is slowed from now on, and was not since its attempts were forgiven. */
  add(address: string): boolean;
}

/**
 * Counts failed attempts to send a token, and slows the addresses that make too many: 20 attempts are free, and one more every 3 seconds.
 * @param now returns the current time in milliseconds, from any origin.
 */
export function createFailedAttempts(now: () => number = () => performance.now()): FailedAttempts {
  /** The time at which all attempts of an address are forgiven, and whether it was slowed before. */
  const networks = new Map<string, { forgivenAt: number; isSlowed: boolean }>();
  const pending = (network: string) => Math.max(0, (networks.get(network)?.forgivenAt ?? 0) - now());

  function secondsToWait(address: string): number {
    const tooMany = pending(networkOf(address)) - (BURST - 1) * SECONDS_PER_ATTEMPT * 1000;
    return Math.max(0, Math.ceil(tooMany / 1000));
  }

  return {
    secondsToWait,
    add(address) {
      const network = networkOf(address);
      const before = pending(network);
      const wasSlowed = before > 0 && (networks.get(network)?.isSlowed ?? false);
      const entry = { forgivenAt: now() + before + SECONDS_PER_ATTEMPT * 1000, isSlowed: wasSlowed };
      const [oldest] = networks.keys();
      networks.delete(network);
      if (networks.size >= MAX_ADDRESSES && oldest !== undefined) networks.delete(oldest);
      networks.set(network, entry);
      entry.isSlowed ||= secondsToWait(address) > 0;
      return entry.isSlowed && !wasSlowed;
    },
  };
}

/** An IPv6 client has all addresses of its /64. Source: RFC 4291, section 2.5.1. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address.slice(0, 64); // what a trusted proxy says of its client
  return ipaddr.process(address).toByteArray().slice(0, 8).join('.');
}
