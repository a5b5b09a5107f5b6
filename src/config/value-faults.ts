import ipaddr from 'ipaddr.js';
import type { Config } from '#generated/config.js';
import { type ConfigFault, fieldOf } from './faults.js';

/** Finds what a pattern of `schema.json` cannot. @param config matches the schema. */
export function valueFaults({ trustedProxies = [], issuers = [], accounts }: Config): ConfigFault[] {
  const proxies = trustedProxies.flatMap((proxy, index) =>
    isNetwork(proxy)
      ? []
      : [
          {
            field: fieldOf(['trustedProxies', `${index}`]),
            message: 'must be an address, or a network such as 10.0.0.0/8',
          },
        ],
  );
  const urls: [path: string[], url: string | undefined][] = [
    ...issuers.map(({ issuer, jwksUri }, index): [string[], string] => [
      ['issuers', `${index}`, jwksUri === undefined ? 'issuer' : 'jwksUri'],
      jwksUri ?? issuer,
    ]),
    ...Object.entries(accounts).map(([name, { endpoint }]): [string[], string | undefined] => [
      ['accounts', name, 'endpoint'],
      endpoint,
    ]),
  ];
  const wrong = urls.filter(([, url]) => url !== undefined && !URL.canParse(url));
  return [...proxies, ...wrong.map(([path]) => ({ field: fieldOf(path), message: 'must be a URL' }))];
}

/** Fastify accepts no network of all addresses. */
function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/');
  if (!ipaddr.isValid(address)) return false;
  const longest = ipaddr.parse(address).kind() === 'ipv4' ? 32 : 128;
  return bits === undefined || (Number(bits) >= 1 && Number(bits) <= longest);
}
