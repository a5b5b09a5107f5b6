import { networkInterfaces } from 'node:os';
import type { Config } from '#generated/config.js';
import { parseJson } from '../json.js';
import { buildConfig } from './build-config.js';
import { ConfigInvalid } from './faults.js';

/** Where the configuration comes from. */
interface ConfigSources {
  /** The value of `--config`. */
  path: string | undefined;
  env: NodeJS.ProcessEnv;
  readFile: (path: string) => Promise<string>;
}

/**
 * Reads the file that `--config` or else `ECS_API_CONFIG` names. Variables of the environment override it.
 * @returns the configuration and the path of its file; undefined when no file is named.
 * @throws {ConfigInvalid} with all faults. None of them quotes a value.
 */
export async function readConfig({
  path,
  env,
  readFile,
}: ConfigSources): Promise<{ config: Config; source: string } | undefined> {
  const source = path ?? (env.ECS_API_CONFIG || undefined);
  if (source === undefined) return undefined;
  const text = await readFile(source).catch(error => {
    throw new ConfigInvalid(source, [{ field: 'the file', message: `cannot be read (${error.code})` }]);
  });
  const file = parseJson(text, ({ line, column }) => {
    const field = `line ${line}, column ${column}`;
    return new ConfigInvalid(source, [{ field, message: 'is not valid JSON' }]);
  });
  return { config: buildConfig(file, env, source), source };
}

/**
 * Splits a listen address in Go's syntax, `host:port`, in which `:8080` is that port of every interface.
 * @param address as the configuration's schema allows it.
 * @param interfaces those of the machine.
 */
export function listenTarget(address: string, interfaces = networkInterfaces()): { host: string; port: number } {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
  return { host: host || everyInterface(interfaces), port: Number(address.slice(colon + 1)) };
}

/** `::` accepts IPv4 too, but cannot be bound on a machine without IPv6. */
function everyInterface(interfaces: ReturnType<typeof networkInterfaces>): string {
  const hasIpv6 = Object.values(interfaces).some(addresses => addresses?.some(({ family }) => family === 'IPv6'));
  return hasIpv6 ? '::' : '0.0.0.0';
}
