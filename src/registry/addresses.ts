import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * What is not to be reached over the Internet, or is no single host there. Source: IANA's registries of IPv4 and of IPv6
 * special-purpose addresses, with multicast, which has registries of its own, and the reserved 240.0.0.0/4.
 */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/**
 * Only 2000::/3 is given out as global unicast, so that everything outside it is special. 6to4 (2002::/16) is refused as a
 * whole, whatever address it carries: RFC 7526 gave it up.
 */
const GLOBAL_IPV6 = '2000::/3';
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];

/** Addresses that carry an IPv4 address in their last 32 bits and lead to it: mapped ones, and NAT64's (RFC 6052). */
const CARRYING_IPV4 = ['::ffff:0:0/96', '64:ff9b::/96'];

const specialIpv4 = blockList(SPECIAL_IPV4, 'ipv4');
const globalIpv6 = blockList([GLOBAL_IPV6], 'ipv6');
const specialIpv6 = blockList(SPECIAL_IPV6, 'ipv6');
const carryingIpv4 = blockList(CARRYING_IPV4, 'ipv6');

/**
 * Whether an address is one of the Internet's, and not of this machine, its networks, or set aside.
 * @param address as a socket or a resolver gives it; what is no address at all is not public.
 */
export function isPublicAddress(address: string): boolean {
  const [bare = ''] = address.split('%');
  if (isIP(bare) === 0) return false;
  if (isIPv4(bare)) return !specialIpv4.check(bare, 'ipv4');
  if (carryingIpv4.check(bare, 'ipv6')) return isPublicAddress(lastFourBytes(bare));
  return globalIpv6.check(bare, 'ipv6') && !specialIpv6.check(bare, 'ipv6');
}

/** The last 32 bits of an IPv6 address in IPv4's spelling. The URL parser brings all spellings to one, without dots. */
function lastFourBytes(address: string): string {
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':');
  return groups
    .slice(-2)
    .map(group => Number.parseInt(group || '0', 16))
    .flatMap(group => [group >> 8, group & 255])
    .join('.');
}

function blockList(subnets: string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', prefix] = subnet.split('/');
    list.addSubnet(network, Number(prefix), family);
  }
  return list;
}
