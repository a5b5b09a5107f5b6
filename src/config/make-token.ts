import { createHash, randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { buildConfig } from './build-config.js';

/** What a token starts with, so that scanners for secrets recognize it. */
const PREFIX = 'ecsapi_';

/**
 * Makes a random token of 256 bits.
 * @param args of the command line: `--name`, `--rights`, `--accounts`, `--spaces`, each but the first several times or with commas, and
 * `--expires`.
 * @returns a text with the token and its entry in the configuration. @throws {ConfigInvalid} for values that the entry cannot have.
 */
export function makeToken(args: string[]): string {
  const list = { type: 'string', multiple: true } as const;
  const { values } = parseArgs({
    args,
    options: { name: { type: 'string' }, rights: list, accounts: list, spaces: list, expires: { type: 'string' } },
  });
  const token = PREFIX + randomBytes(32).toString('base64url');
  const digest = createHash('sha256').update(token).digest('hex');
  const { name = `token-${digest.slice(0, 8)}`, rights = ['read'], accounts, spaces, expires } = values;
  const entry = {
    name,
    hash: `sha256:${digest}`,
    rights: separated(rights),
    ...(accounts && { accounts: separated(accounts) }),
    ...(spaces && { spaces: separated(spaces) }),
    ...(expires !== undefined && { expires }),
  };
  buildConfig({ org: 'any', accounts: { any: { region: 'any' } }, tokens: [entry] }, {}, 'An entry of these options');
  return `The token, which is not shown again:

  ${token}

Its entry in the "tokens" of the configuration:

${JSON.stringify(entry, null, 2)}
`;
}

function separated(values: string[]): string[] {
  return values.flatMap(value => value.split(','));
}
