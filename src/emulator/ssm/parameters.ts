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
export function newParameters() {
  const byName = new Map<string, Parameter>();
  const find = (nameOrArn: string): Parameter | undefined => {
    const path = nameOrArn.match(/^arn:[^:]+:ssm:[^:]*:[^:]*:parameter(\/.+)$/)?.[1];
    if (path === undefined) return byName.get(nameOrArn);
    // The ARN of a parameter without a path has a slash that its name lacks.
    return byName.get(path) ?? byName.get(path.slice(1));
  };
  return {
    all: () => [...byName.values()],
    find,
    get: (nameOrArn: string): Parameter =>
      find(nameOrArn) ?? fail('ParameterNotFound', `Parameter ${nameOrArn} not found.`),
    add: (parameter: Parameter) => byName.set(parameter.name, parameter),
    remove: (parameter: Parameter) => byName.delete(parameter.name),
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
