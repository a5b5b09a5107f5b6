import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { Test } from 'tap';
import type { Config } from '#generated/config.js';

export const ISSUER = 'https://issuer.example.com';
export const AUDIENCE = 'ecs-api';

export interface TestIssuer {
  /** The issuer's entry in the configuration. */
  entry: NonNullable<Config['issuers']>[number];
  /** The body that the server of keys sends; by default the public keys. A status in its place is sent without a body. */
  answer: { body?: string; status?: number };
  /** The issuer's configuration; 404 without one. Its `jwks_uri` is by default the URL of the keys. */
  metadata: { value?: object };
  /** How often keys were asked for. */
  requests: () => number;
  /** How often the issuer's configuration was. */
  discoveries: () => number;
  /** Replaces the key by a new one with another id. */
  rotate(kid: string): Promise<void>;
  /** Signs a token with the current key. */
  sign(claims?: JWTPayload, header?: { alg?: string; kid?: string }): Promise<string>;
  /** The current key. */
  key: () => GenerateKeyPairResult;
}

/** Starts an issuer of bearer tokens whose keys are served on loopback. */
export async function startIssuer(t: Test): Promise<TestIssuer> {
  const answer: TestIssuer['answer'] = {};
  const metadata: TestIssuer['metadata'] = {};
  let key: GenerateKeyPairResult;
  let kid = '';
  let keys = '';
  let requests = 0;
  let discoveries = 0;
  const rotate = async (id: string) => {
    kid = id;
    key = await generateKeyPair('ES256', { extractable: true });
    keys = JSON.stringify({ keys: [{ ...(await exportJWK(key.publicKey)), kid, alg: 'ES256', use: 'sig' }] });
  };
  await rotate('first');
  const server = createServer(({ url }, response) => {
    if (url?.endsWith('/.well-known/openid-configuration')) {
      discoveries += 1;
      response.writeHead(metadata.value ? 200 : 404).end(JSON.stringify(metadata.value));
      return;
    }
    requests += 1;
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' }).end(answer.body ?? keys);
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  t.teardown(() => server.close());
  const { port } = server.address() as AddressInfo; // a server that listens on TCP has an address of this kind
  return {
    entry: {
      name: 'idp',
      issuer: ISSUER,
      audience: AUDIENCE,
      jwksUri: `http://127.0.0.1:${port}/keys`,
      grants: [
        { claims: { repository: 'org/*' }, rights: ['read'] },
        {
          claims: { groups: 'admins', repository: 'org/infra' },
          rights: ['admin'],
          accounts: ['sandbox'],
          spaces: ['blog'],
        },
      ],
    },
    answer,
    metadata,
    discoveries: () => discoveries,
    requests: () => requests,
    rotate,
    key: () => key,
    sign: (claims, header) =>
      new SignJWT({ sub: 'alice', repository: 'org/web', ...claims })
        .setProtectedHeader({ alg: 'ES256', kid, ...header })
        .setIssuer(claims?.iss ?? ISSUER)
        .setAudience(claims?.aud ?? AUDIENCE)
        .setExpirationTime(claims?.exp ?? '5m')
        .sign(key.privateKey),
  };
}
