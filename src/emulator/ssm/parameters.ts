import { AwsError, type CallContext } from '../backend.js';

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
  /** Oldest first. */
  earlier: ParameterVersion[];
}

export type Parameters = ReturnType<typeof newParameters>;

/** The account's parameters. */
export function newParameters() {
  const byName = new Map<string, Parameter>();
  const peek = (nameOrArn: string): Parameter | undefined => {
    const path = nameOrArn.match(/^arn:[^:]+:ssm:[^:]*:[^:]*:parameter(\/.+)$/)?.[1];
    if (path === undefined) return byName.get(nameOrArn);
    // The ARN of a parameter outside of any path has a slash that the name lacks.
    return byName.get(path) ?? byName.get(path.slice(1));
  };
  return {
    all: () => [...byName.values()],
    peek,
    get: (nameOrArn: string): Parameter =>
      peek(nameOrArn) ?? fail('ParameterNotFound', `Parameter ${nameOrArn} not found.`),
    add: (parameter: Parameter) => byName.set(parameter.name, parameter),
    remove: (parameter: Parameter) => byName.delete(parameter.name),
  };
}

/** A version of a parameter as a selector names it: `name`, or `name:3` for its third version; undefined if absent. */
export function select(parameters: Parameters, selector: string) {
  const [, name = selector, number] = selector.match(/^(.*):(\d+)$/) ?? [];
  const parameter = parameters.peek(name);
  if (!parameter) return undefined;
  const version = number === undefined ? parameter.latest : versionsOf(parameter).find(one => one.version === +number);
  return version && { parameter, version, selector: number === undefined ? undefined : `:${number}` };
}

/** Oldest first. */
export function versionsOf(parameter: Parameter): ParameterVersion[] {
  return [...parameter.earlier, parameter.latest];
}

export function parameterArn({ region, accountId }: Pick<CallContext, 'region' | 'accountId'>, name: string): string {
  return `arn:aws:ssm:${region}:${accountId}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
}

export function fail(code: string, message: string): never {
  throw new AwsError(code, message);
}
