import { createHash } from 'node:crypto';
import { type Account, callerArn } from '../account.js';
import type { Backend } from '../backend.js';
import { pageOf } from '../paging.js';
import { actionBuilder, flag, listOf, matching, number, required, text } from '../shape.js';
import { BY_PATH_KEYS, filterList, matcher } from './filters.js';
import { fail, type Parameter, type Parameters, type ParameterVersion, select, versionsOf } from './parameters.js';
import { isUnder } from './paths.js';

const action = actionBuilder('ssm');
const names = required(listOf(text));

/** Reading and deleting parameters. */
export function readActions(account: Account, parameters: Parameters): Backend['actions'] {
  return {
    GetParameter: action({ Name: required(text), WithDecryption: flag }, ({ Name, WithDecryption }) => {
      refuseReference(Name);
      const found = select(parameters, Name);
      if (found) return { Parameter: describe(found.parameter, found.version, WithDecryption, found.selector) };
      const [, name = Name, version] = Name.match(/^(.*):(\d+)$/) ?? [];
      if (!parameters.find(name)) return fail('ParameterNotFound', `Parameter ${Name} not found.`);
      const message = `Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`;
      return fail('ParameterVersionNotFound', message);
    }),
    GetParameters: action({ Names: names, WithDecryption: flag }, ({ Names, WithDecryption }) => {
      for (const name of Names) refuseReference(name);
      const found = [...new Set(Names)].map(name => ({ name, ...select(parameters, name) }));
      return {
        Parameters: found.flatMap(({ parameter, version, selector }) =>
          parameter && version ? [describe(parameter, version, WithDecryption, selector)] : [],
        ),
        InvalidParameters: found.filter(({ parameter }) => !parameter).map(({ name }) => name),
      };
    }),
    GetParametersByPath: getParametersByPath(parameters),
    GetParameterHistory: getParameterHistory(account, parameters),
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
      ParameterFilters: filterList,
      WithDecryption: flag,
      MaxResults: number,
      NextToken: text,
    },
    input => {
      const found = parameters
        .all()
        .filter(({ name }) => isUnder(input.Path, name, input.Recursive ?? false))
        .filter(matcher(input.ParameterFilters, BY_PATH_KEYS));
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

function getParameterHistory(account: Account, parameters: Parameters) {
  return action({ Name: required(text), WithDecryption: flag, MaxResults: number, NextToken: text }, input => {
    const parameter = parameters.get(input.Name);
    const page = pageOf(versionsOf(parameter), {
      key: version => String(version.version).padStart(10, '0'),
      token: input.NextToken,
      size: input.MaxResults ?? 50,
      invalidCode: 'InvalidNextToken',
    });
    return {
      Parameters: page.items.map(version => ({
        ...metadata(account, parameter, version),
        ARN: undefined,
        // No action gives labels.
        Labels: [],
        Value: valueOrCiphertext(version, input.WithDecryption),
      })),
      NextToken: page.next,
    };
  });
}

/** A version without its value, as DescribeParameters returns it. */
export function metadata(account: Account, parameter: Parameter, version: ParameterVersion) {
  return {
    Name: parameter.name,
    ARN: parameter.arn,
    Type: version.type,
    KeyId: version.keyId,
    LastModifiedDate: version.modified,
    LastModifiedUser: callerArn(account),
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

/** Secrets can be read as parameters of this path (User Guide, "Referencing AWS Secrets Manager secrets"), but not here. */
function refuseReference(name: string): void {
  if (name.startsWith('/aws/reference/secretsmanager/')) {
    fail('ValidationException', `The emulator has no references to secrets such as ${name}. Read the secret itself.`);
  }
}

/** Reading a SecureString without decryption returns ciphertext. */
function valueOrCiphertext(version: ParameterVersion, isDecrypted = false): string {
  if (version.type !== 'SecureString' || isDecrypted) return version.value;
  return `AQICAHh${createHash('sha512').update(version.value).digest('base64')}`;
}
