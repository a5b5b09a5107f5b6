import { isIP, isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The only range of IPv6 that IANA allocates as global unicast; `ipaddr.js` calls unallocated addresses unicast too. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** The prefix by which NAT64 reaches the IPv4 address in the last 32 bits (RFC 6052). */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/**
 * Whether an address is a public unicast address: not of this machine or a private network, and not reserved. Source of the
 * ranges: IANA's special-purpose address registries, as in `ipaddr.js`.
 * @param address as a socket or a resolver returns it. Anything else is not public.
 */
export function isPublicAddress(address: string): boolean {
  // A zone id marks an address that is valid on one link only (RFC 4007).
  if (isIP(address) === 0 || address.includes('%')) return false;
  const target = targetOf(ipaddr.parse(withoutDots(address)));
  const isAllocated = target instanceof ipaddr.IPv4 || target.match(GLOBAL_UNICAST);
  return isAllocated && target.range() === 'unicast';
}

/** `ipaddr.js` reads the deprecated `::8.8.8.8` as IPv4-mapped; the URL parser writes IPv6 addresses without dots. */
function withoutDots(address: string): string {
  return isIPv4(address) ? address : new URL(`http://[${address}]`).hostname.slice(1, -1);
}

/** The IPv4 address that an IPv4-mapped or NAT64 address leads to; any other address is its own target. */
function targetOf(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (address instanceof ipaddr.IPv4) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  return address.match(NAT64) ? new ipaddr.IPv4(address.toByteArray().slice(-4)) : address;
}
