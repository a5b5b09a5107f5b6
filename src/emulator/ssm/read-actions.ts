import { createHash } from 'node:crypto';
import type { Backend, CallContext } from '../backend.js';
import { pageOf } from '../paging.js';
import { partitionOf } from '../partitions.js';
import { actionBuilder, flag, listOf, matching, number, required, text } from '../shape.js';
import { fail, type Parameter, type Parameters, type ParameterVersion, select, versionsOf } from './parameters.js';

const action = actionBuilder('ssm');
const names = required(listOf(text));

/** Reading and deleting parameters. */
export function readActions(parameters: Parameters): Backend['actions'] {
  return {
    GetParameter: action({ Name: required(text), WithDecryption: flag }, ({ Name, WithDecryption }) => {
      const found = select(parameters, Name);
      if (found) return { Parameter: describe(found.parameter, found.version, WithDecryption, found.selector) };
      // Fails if the parameter itself does not exist.
      parameters.get(Name.replace(/:\d+$/, ''));
      return fail('ParameterVersionNotFound', `Systems Manager could not find version ${Name}.`);
    }),
    GetParameters: action({ Names: names, WithDecryption: flag }, ({ Names, WithDecryption }) => {
      const found = Names.map(name => ({ name, ...select(parameters, name) }));
      return {
        Parameters: found.flatMap(({ parameter, version, selector }) =>
          parameter && version ? [describe(parameter, version, WithDecryption, selector)] : [],
        ),
        InvalidParameters: found.filter(({ parameter }) => !parameter).map(({ name }) => name),
      };
    }),
    GetParametersByPath: getParametersByPath(parameters),
    GetParameterHistory: getParameterHistory(parameters),
    DeleteParameter: action({ Name: required(text) }, ({ Name }) => {
      parameters.remove(parameters.get(Name));
      return {};
    }),
    DeleteParameters: action({ Names: names }, ({ Names }) => {
      const found = Names.map(name => ({ name, parameter: parameters.find(name) }));
      for (const { parameter } of found) if (parameter) parameters.remove(parameter);
      return {
        DeletedParameters: found.filter(({ parameter }) => parameter).map(({ name }) => name),
        InvalidParameters: found.filter(({ parameter }) => !parameter).map(({ name }) => name),
      };
    }),
  };
}

function getParametersByPath(parameters: Parameters) {
  return action(
    {
      Path: required(matching(/^\/[\w./-]*$/)),
      Recursive: flag,
      WithDecryption: flag,
      MaxResults: number,
      NextToken: text,
    },
    input => {
      const found = parameters.all().filter(({ name }) => isUnder(input.Path, name, input.Recursive ?? false));
      const page = pageOf(found, {
        key: parameter => parameter.name,
        token: input.NextToken,
        size: input.MaxResults ?? 10,
        invalidCode: 'InvalidNextToken',
      });
      return {
        Parameters: page.items.map(parameter => describe(parameter, parameter.latest, input.WithDecryption)),
        NextToken: page.next,
      };
    },
  );
}

/** Whether a parameter is below a path. Names without a slash are directly below `/`. */
export function isUnder(path: string, name: string, isRecursive: boolean): boolean {
  const prefix = path.endsWith('/') ? path : `${path}/`;
  const full = name.startsWith('/') ? name : `/${name}`;
  return full.startsWith(prefix) && (isRecursive || !full.slice(prefix.length).includes('/'));
}

function getParameterHistory(parameters: Parameters) {
  return action({ Name: required(text), WithDecryption: flag, MaxResults: number, NextToken: text }, (input, call) => {
    const parameter = parameters.get(input.Name);
    const page = pageOf(versionsOf(parameter), {
      key: version => String(version.version).padStart(10, '0'),
      token: input.NextToken,
      size: input.MaxResults ?? 50,
      invalidCode: 'InvalidNextToken',
    });
    return {
      Parameters: page.items.map(version => ({
        ...metadata(parameter, version, call),
        ARN: undefined,
        Value: valueOrCiphertext(version, input.WithDecryption),
      })),
      NextToken: page.next,
    };
  });
}

/** A version without its value, as DescribeParameters returns it. */
export function metadata(parameter: Parameter, version: ParameterVersion, { region, accountId }: CallContext) {
  return {
    Name: parameter.name,
    ARN: parameter.arn,
    Type: version.type,
    KeyId: version.keyId,
    LastModifiedDate: version.modified,
    LastModifiedUser: `arn:${partitionOf(region).name}:iam::${accountId}:root`,
    Description: version.description,
    AllowedPattern: version.allowedPattern,
    Version: version.version,
    Tier: version.tier,
    Policies: [],
    DataType: version.dataType,
  };
}

function describe(parameter: Parameter, version: ParameterVersion, isDecrypted = false, selector?: string) {
  return {
    Name: parameter.name,
    ARN: parameter.arn,
    Type: version.type,
    Value: valueOrCiphertext(version, isDecrypted),
    Version: version.version,
    Selector: selector,
    LastModifiedDate: version.modified,
    DataType: version.dataType,
  };
}

/** Reading a SecureString without decryption returns ciphertext. */
function valueOrCiphertext(version: ParameterVersion, isDecrypted = false): string {
  if (version.type !== 'SecureString' || isDecrypted) return version.value;
  return `AQICAHh${createHash('sha512').update(version.value).digest('base64')}`;
}
