import { randomBytes } from 'node:crypto';
import type { Config } from '#generated/config.js';
import { buildConfig } from './build-config.js';

/** How to reach the embedded AWS, and the resources that it starts with. */
interface SandboxAws {
  endpoint: string;
  region: string;
  seed: { subnetIds: string[]; securityGroupIds: string[]; kmsKeyId: string };
}

/**
 * Builds the configuration for a start without a file: account `sandbox` on the embedded AWS, on a loopback address, with a
 * new token. The environment overrides it as it overrides a file.
 * @throws {ConfigInvalid} when a variable of the environment is invalid.
 */
export function sandboxConfig(
  { endpoint, region, seed }: SandboxAws,
  env: NodeJS.ProcessEnv,
): Config & { token: string } {
  const sandbox = {
    region,
    endpoint,
    akid: 'sandbox',
    secret: 'sandbox',
    defaultSubnets: seed.subnetIds,
    defaultSgs: seed.securityGroupIds,
    defaultKmsKeyId: seed.kmsKeyId,
    // The embedded AWS propagates a role at once.
    rolePropagationSeconds: 0,
  };
  const token = randomBytes(16).toString('hex');
  const defaults = { listenAddress: '127.0.0.1:8080', org: 'myorg', token, drainSeconds: 0, accounts: { sandbox } };
  return { token, ...buildConfig(defaults, env, 'the environment') };
}
