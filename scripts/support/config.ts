import { writeFileSync } from 'node:fs';

export const TOKEN = 'a-token-of-the-sandbox';

/** The key that encrypts operations in PostgreSQL. */
export const KEY = Buffer.alloc(32, 7).toString('base64');

/**
 * Writes a configuration for processes that share an embedded AWS. Each gets its address from the environment. They end or are killed, which
 * needs no disk.
 */
export function writeConfig(path: string, awsPort: number, { readFreshness = 1 } = {}): void {
  const sandbox = {
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${awsPort}`,
    akid: 'sandbox',
    secret: 'sandbox',
    defaultSubnets: ['subnet-0a1b2c3d4e5f60718'],
    defaultSgs: ['sg-0d4e5f60718293a4b'],
    rolePropagationSeconds: 0,
  };
  writeFileSync(
    path,
    JSON.stringify({
      org: 'myorg',
      token: TOKEN,
      logLevel: 'debug',
      drainSeconds: 0,
      waitForDisk: false,
      readFreshness,
      accounts: { sandbox },
    }),
  );
}
