import { randomBytes } from 'node:crypto';
import type { Config } from '#generated/config.js';
import { configOf } from './config-of.js';

/** What is needed to know of the embedded AWS. */
export interface SandboxAws {
  endpoint: string;
  region: string;
  seed: { subnetIds: string[]; securityGroupIds: string[]; kmsKeyId: string };
}

/**
 * The configuration for a start without one: account `sandbox` on the embedded AWS, reachable from this machine alone,
 * with a fresh token. The environment overrides it like a file.
 * @throws {ConfigInvalid} when the environment is at fault.
 */
export function sandboxConfig({ endpoint, region, seed }: SandboxAws, env: NodeJS.ProcessEnv): Config {
  const sandbox = {
    region,
    endpoint,
    akid: 'sandbox',
    secret: 'sandbox',
    defaultSubnets: seed.subnetIds,
    defaultSgs: seed.securityGroupIds,
    defaultKmsKeyId: seed.kmsKeyId,
  };
  const token = randomBytes(16).toString('hex');
  return configOf(
    { listenAddress: '127.0.0.1:8080', org: 'myorg', token, accounts: { sandbox } },
    env,
    'the environment',
  );
}
