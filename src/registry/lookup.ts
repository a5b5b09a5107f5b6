import { lookup as systemLookup } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { createLimit } from '../concurrency/limit.js';

/** Half of libuv's four threads, which a name server that does not respond would hold for seconds. */
const CONCURRENT_SYSTEM_LOOKUPS = 2;
/** Milliseconds of the first attempt; the next one takes longer. */
const TIMEOUT_MS = 2_000;
const TRIES = 2;

/**
 * Asks name servers directly. Unlike the system's own look-up it occupies no thread, so that any number of names that do not resolve
 * delays no other look-up; it knows neither `/etc/hosts` nor search domains, which public names do not need.
 * @param servers as `address:port`; those of this machine by default.
 */
export function createPublicLookup(servers?: string[]): LookupFunction {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  if (servers) resolver.setServers(servers);
  return (hostname, options, callback) => {
    resolve(resolver, hostname).then(
      addresses => {
        const [first] = addresses;
        if (options.all || !first) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      error => callback(error, []),
    );
  };
}

/** The system's look-up, a few at a time. */
export function createSystemLookup(lookup: LookupFunction = systemLookup): LookupFunction {
  const acquire = createLimit(CONCURRENT_SYSTEM_LOOKUPS);
  return (hostname, options, callback) => {
    void acquire().then(release =>
      lookup(hostname, options, (...result) => {
        release();
        callback(...result);
      }),
    );
  };
}

/** @throws the error of IPv4 where the name has no address of either version. */
async function resolve(resolver: Resolver, hostname: string) {
  const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  const addresses = [
    ...(four.status === 'fulfilled' ? four.value.map(address => ({ address, family: 4 })) : []),
    ...(six.status === 'fulfilled' ? six.value.map(address => ({ address, family: 6 })) : []),
  ];
  if (addresses.length > 0) return addresses;
  const { reason } = four as PromiseRejectedResult; // without an address both have failed
  // A name without addresses is one that does not exist, to whoever wants to connect.
  throw reason.code === 'ENODATA' ? Object.assign(reason, { code: 'ENOTFOUND' }) : reason;
}
