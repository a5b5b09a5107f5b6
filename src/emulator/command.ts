import { parseArgs } from 'node:util';
import { type Emulator, REALISTIC_TIMINGS, startEmulator } from './index.js';

/** The port of other AWS emulators, which tools for them know. */
const DEFAULT_PORT = '4566';

/** An error that the message alone explains to the user of the command. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Starts the embedded AWS alone.
 * @param args of the command line: `--port`. @returns it with a text that says how to use it.
 * @throws {UsageError} for a port that is not valid or in use.
 */
export async function runEmulator(args: string[]): Promise<{ emulator: Emulator; usage: string }> {
  const { values } = parseArgs({ args, options: { port: { type: 'string', default: DEFAULT_PORT } } });
  const port = parsePort(values.port);
  const emulator = await startEmulator({ port, timings: REALISTIC_TIMINGS }).catch(error => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new UsageError(`Port ${port} is in use. Choose another one with --port, or --port 0 for any free port.`);
  });
  return { emulator, usage: usageOf(emulator) };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port must be a whole number from 0 to 65535, not "${text}".`);
}

function usageOf({ endpoint, region, accountId, seed }: Emulator): string {
  return `The embedded AWS listens on ${endpoint} (in memory, nothing is billed). Ctrl-C ends it.

  account          ${accountId}
  region           ${region}
  VPC              ${seed.vpcId}
  subnets          ${seed.subnetIds.join(' ')}
  security groups  ${seed.securityGroupIds.join(' ')}
  KMS key          ${seed.kmsKeyAlias} (${seed.kmsKeyId})
  namespace        ${seed.namespaceId} (${seed.namespaceName})

To use it with an AWS CLI or SDK:

  export AWS_ENDPOINT_URL=${endpoint}
  export AWS_ACCESS_KEY_ID=emulator
  export AWS_SECRET_ACCESS_KEY=emulator
  export AWS_DEFAULT_REGION=${region}
  export AWS_REGION=${region}

`;
}
