import type { ParameterMetadata } from '@aws-sdk/client-ssm';
import { undefinedIfNotFound } from '../aws/errors.js';
import { forEachConcurrently } from '../aws/pages.js';
import * as ssm from '../aws/ssm.js';
import { toPascal } from '../aws/tags.js';
import { faultIf } from '../domain/faults.js';
import { assertTagCount, given, tagCountFaults, tagFaults } from '../domain/limits/tags.js';
import { parameterPath } from '../domain/names.js';
import { orgTags, ownTags } from '../domain/tags.js';
import { NotFound } from '../errors.js';
import { ownedInIndex } from '../owned-lists.js';
import { ownedParameter } from '../tenancy.js';
import type { AccountContext } from './context.js';
import type { Handler, Rule } from './handler.js';

export const createParameter: Handler<'createParameter'> = async ({ path, body }, { aws, org }) => {
  const { Type = 'SecureString', Tags, ...rest } = body;
  const { Version, Tier } = await ssm.putParameter(aws, {
    ...(Type === 'SecureString' && { KeyId: aws.kmsKeyId }),
    ...rest,
    Type,
    Name: `${parameterPath(org, path.prefix)}/${body.Name}`,
    Overwrite: false,
    Tags: toPascal(ownTags(org, Tags)),
  });
  return { body: { Tier, Version, VersionId: String(Version) } };
};

export const createParameterRule: Rule<'createParameter'> = ({ Tags }, { org }) => [
  ...tagFaults('/Tags', Tags, org),
  ...tagCountFaults('/Tags', 'parameter', ownTags(org, given(Tags))),
];

export const listParameters: Handler<'listParameters'> = async ({ path: { prefix } }, context) => {
  const parameters = await ownParameters(context, prefix);
  const path = `${parameterPath(context.org, prefix)}/`;
  return { body: parameters.map(({ Name = '' }) => Name.slice(path.length)) };
};

export const deleteParameters: Handler<'deleteParameters'> = async ({ path }, context) => {
  const { aws, signal } = context;
  const parameters = await taggedParameters(context, path.prefix);
  const names = parameters.flatMap(({ Name }) => Name ?? []);
  // Neither the filter nor the tag index is exact: each parameter's own tags decide what is deleted.
  const isOwn = await forEachConcurrently(signal, names, name => isOwnParameter(context, name));
  const own = names.filter((_, index) => isOwn[index]);
  if (own.length === 0) throw prefixNotFound(path.prefix);
  const deleted = await ssm.deleteParameters(aws, own);
  return { body: { Message: 'OK', Deleted: deleted.length } };
};

export const getParameter: Handler<'getParameter'> = async ({ path }, context) => {
  const { found, tags } = await readParameter(context, nameOf(context, path));
  const { ARN, Description = null, KeyId = null, Type, Version } = found;
  const LastModifiedDate = goTime(found.LastModifiedDate);
  return {
    body: { ...found, ARN, Name: path.param, Description, KeyId, Type, Tags: tags, LastModifiedDate, Version },
  };
};

/** A new value keeps type and key of the old one, which AWS would set back to its own key. */
export const updateParameter: Handler<'updateParameter'> = async ({ path, body }, context) => {
  const { aws } = context;
  const name = nameOf(context, path);
  const { found, tags } = await readParameter(context, name);
  const { Tags, Value, ...rest } = body;
  if (Tags) assertTagCount('/Tags', 'parameter', tags, Tags);
  if (Value !== undefined) {
    const { Type = found.Type } = rest;
    const key = Type === 'SecureString' ? { KeyId: found.KeyId ?? aws.kmsKeyId } : {};
    await ssm.putParameter(aws, { ...key, ...rest, Type, Name: name, Value, Overwrite: true });
  }
  if (Tags?.length) await ssm.tagParameter(aws, name, Tags);
  return { body: { Message: 'OK' } };
};

export const updateParameterRule: Rule<'updateParameter'> = ({ Value, Tags, ...rest }, { org }) => [
  ...Object.entries(rest).flatMap(([member, given]) =>
    faultIf(given !== '' && Value === undefined, `/${member}`, 'is given without Value; AWS sets both'),
  ),
  ...tagFaults('/Tags', Tags, org),
];

export const deleteParameter: Handler<'deleteParameter'> = async ({ path }, context) => {
  const name = nameOf(context, path);
  await ownedParameter(context, name);
  await ssm.deleteParameters(context.aws, [name]);
  return { body: { Message: 'OK' } };
};

/**
 * The org's parameters below a prefix. The filter of DescribeParameters includes those that have another org's tag, too: the tag index
 * tells them apart, and each is asked for its tags that the index does not know, or lists with another org's tag.
 * @throws {NotFound} for a prefix without parameters, as an empty prefix does not exist.
 */
async function ownParameters(context: AccountContext, prefix: string): Promise<ParameterMetadata[]> {
  const { signal } = context;
  const [indexed, found] = await Promise.all([
    ownedInIndex(context, 'ssm:parameter', {}, signal),
    taggedParameters(context, prefix),
  ]);
  const confirmed = new Set(indexed.map(({ arn }) => arn));
  const isOwn = await forEachConcurrently(
    signal,
    found,
    async ({ ARN = '', Name = '' }) => confirmed.has(ARN) || isOwnParameter(context, Name),
  );
  const own = found.filter((_, index) => isOwn[index]);
  if (own.length === 0) throw prefixNotFound(prefix);
  return own;
}

async function isOwnParameter(context: AccountContext, name: string): Promise<boolean> {
  return (await undefinedIfNotFound(() => ownedParameter(context, name))) !== undefined;
}

/** The parameters with either tag of the org; they may have another org's tag, too. */
async function taggedParameters({ aws, org, signal }: AccountContext, prefix: string): Promise<ParameterMetadata[]> {
  const path = parameterPath(org, prefix);
  const found = await Promise.all(orgTags(org).map(tag => ssm.listParameters(aws, path, tag, signal)));
  return [...new Map(found.flat().map(parameter => [parameter.Name, parameter])).values()];
}

function prefixNotFound(prefix: string): NotFound {
  return new NotFound(`Prefix ${prefix} does not exist.`);
}

/** @throws {NotFound} */
async function readParameter(context: AccountContext, name: string) {
  const [found, tags] = await Promise.all([ssm.describeParameter(context.aws, name), ownedParameter(context, name)]);
  if (!found) throw new NotFound(`Parameter ${name} does not exist.`);
  return { found, tags };
}

function nameOf({ org }: AccountContext, { prefix, param }: { prefix: string; param: string }): string {
  return `${parameterPath(org, prefix)}/${param}`;
}

/** As the predecessor's language writes a time: `2019-10-09 15:43:44 +0000 UTC`. */
function goTime(date: Date | undefined): string {
  return `${(date ?? new Date(0)).toISOString().slice(0, 19).replace('T', ' ')} +0000 UTC`;
}
