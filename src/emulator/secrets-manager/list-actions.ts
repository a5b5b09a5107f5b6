import type { Account } from '../account.js';
import { AwsError, type Backend } from '../backend.js';
import { pageOf } from '../paging.js';
import { actionBuilder, flag, listOf, number, oneOf, text } from '../shape.js';
import { type Filters, filterList, matcher } from './filters.js';
import { fail, type Secret, type Secrets, stagesByVersion, tagsOf } from './secrets.js';
import { findVersion, readValue } from './value-actions.js';

const action = actionBuilder('secretsmanager');

/** Listing secrets, and reading the values of several secrets. */
export function listActions(account: Account, secrets: Secrets): Backend['actions'] {
  return {
    ListSecrets: listSecrets(secrets),
    BatchGetSecretValue: batchGetSecretValue(account, secrets),
  };
}

function listSecrets(secrets: Secrets) {
  return action(
    {
      Filters: filterList,
      IncludePlannedDeletion: flag,
      MaxResults: number,
      NextToken: text,
      SortOrder: oneOf('asc', 'desc'),
      SortBy: oneOf('created-date', 'last-accessed-date', 'last-changed-date', 'name'),
    },
    input => {
      const found = matching(secrets, input.Filters, input.IncludePlannedDeletion ?? false);
      const page = pageOf(found, {
        key: secret => sortKey(secret, input.SortBy ?? 'created-date'),
        descending: input.SortOrder === 'desc',
        token: input.NextToken,
        size: input.MaxResults ?? 100,
        invalidCode: 'InvalidNextTokenException',
      });
      return { SecretList: page.items.map(listEntry), NextToken: page.next };
    },
  );
}

function batchGetSecretValue(account: Account, secrets: Secrets) {
  return action({ SecretIdList: listOf(text), Filters: filterList, MaxResults: number, NextToken: text }, input => {
    const { SecretIdList: ids, Filters: filters } = input;
    if ((ids === undefined) === (filters === undefined)) {
      return fail('InvalidParameterException', "Either 'SecretIdList' or 'Filters' must be provided, but not both.");
    }
    if (ids && input.MaxResults !== undefined) {
      return fail(
        'InvalidParameterException',
        "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.",
      );
    }
    const page = pageOf(ids ?? matching(secrets, filters, false).map(secret => secret.name), {
      key: id => id,
      token: input.NextToken,
      size: input.MaxResults ?? 20,
      invalidCode: 'InvalidNextTokenException',
    });
    const read = page.items.map(id => readOrError(account, secrets, id));
    return {
      SecretValues: read.flatMap(({ value }) => value ?? []),
      Errors: read.flatMap(({ error }) => error ?? []),
      NextToken: page.next,
    };
  });
}

/** A secret that cannot be read does not fail the batch. */
function readOrError(account: Account, secrets: Secrets, id: string) {
  try {
    const secret = secrets.get(id);
    return { value: readValue(account, secret, findVersion(secret)) };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { error: { SecretId: id, ErrorCode: error.code, Message: error.message } };
  }
}

function matching(secrets: Secrets, filters: Filters = [], includePlannedDeletion: boolean): Secret[] {
  return secrets
    .all()
    .filter(secret => includePlannedDeletion || !secret.deleted)
    .filter(matcher(filters));
}

function sortKey(secret: Secret, by: 'created-date' | 'last-accessed-date' | 'last-changed-date' | 'name'): string {
  const date = {
    'created-date': secret.created,
    'last-accessed-date': secret.accessed,
    'last-changed-date': secret.changed,
  };
  return by === 'name' ? secret.name : `${date[by]?.toISOString() ?? ''} ${secret.name}`;
}

function listEntry(secret: Secret) {
  return {
    ARN: secret.arn,
    Name: secret.name,
    Description: secret.description,
    KmsKeyId: secret.kmsKeyId,
    CreatedDate: secret.created,
    LastChangedDate: secret.changed,
    LastAccessedDate: secret.accessed,
    DeletedDate: secret.deleted,
    Tags: tagsOf(secret),
    SecretVersionsToStages: stagesByVersion(secret),
  };
}
