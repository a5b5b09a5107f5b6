import type { Account } from '../account.js';
import { AwsError, type CallContext } from '../backend.js';
import { partitionOf } from '../partitions.js';

export interface ParameterVersion {
  version: number;
  type: 'String' | 'StringList' | 'SecureString';
  value: string;
  keyId: string | undefined;
  description: string | undefined;
  allowedPattern: string | undefined;
  tier: 'Standard' | 'Advanced';
  dataType: string;
  modified: Date;
}

export interface Parameter {
  name: string;
  arn: string;
  tags: Map<string, string>;
  latest: ParameterVersion;
  /** Superseded versions, oldest first. */
  earlier: ParameterVersion[];
}

export type Parameters = ReturnType<typeof newParameters>;

/** The account's parameters. */
export function newParameters({ clock, timings }: Account) {
  const byName = new Map<string, Parameter>();
  /** Until when the name of a deleted parameter stays reserved. */
  const reserved = new Map<string, number>();
  const find = (nameOrArn: string): Parameter | undefined => {
    const path = nameOrArn.match(/^arn:[^:]+:ssm:[^:]*:[^:]*:parameter(\/.+)$/)?.[1];
    const name = path ?? nameOrArn;
    // A name of one level is the same with and without a slash at its beginning, as both have one ARN.
    return byName.get(name) ?? byName.get(name.startsWith('/') ? name.slice(1) : `/${name}`);
  };
  return {
    all: () => [...byName.values()],
    find,
    get: (nameOrArn: string): Parameter =>
      find(nameOrArn) ?? fail('ParameterNotFound', `Parameter ${nameOrArn} not found.`),
    add: (parameter: Parameter) => byName.set(parameter.name, parameter),
    /** AWS documents a wait of 30 seconds before a name is used again (API Reference, DeleteParameter), but not the error before that. */
    isReserved: (name: string) => clock.now().getTime() < (reserved.get(name) ?? 0),
    remove(parameter: Parameter) {
      byName.delete(parameter.name);
      reserved.set(parameter.name, clock.now().getTime() + timings.parameterNameReserved);
    },
  };
}

/**
 * Finds a version of a parameter.
 * @param selector `name` for the latest version, or `name:3` for version 3
 */
export function select(parameters: Parameters, selector: string) {
  const [, name = selector, number] = selector.match(/^(.*):(\d+)$/) ?? [];
  const parameter = parameters.find(name);
  if (!parameter) return undefined;
  const version = number === undefined ? parameter.latest : versionsOf(parameter).find(one => one.version === +number);
  return version && { parameter, version, selector: number === undefined ? undefined : `:${number}` };
}

/** All versions, oldest first. */
export function versionsOf(parameter: Parameter): ParameterVersion[] {
  return [...parameter.earlier, parameter.latest];
}

export function parameterArn({ region, accountId }: Pick<CallContext, 'region' | 'accountId'>, name: string): string {
  return `arn:${partitionOf(region).name}:ssm:${region}:${accountId}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
}

export function fail(code: string, message: string): never {
  throw new AwsError(code, message);
}
