import { type CreateRoleCommandInput, IAM } from '@aws-sdk/client-iam';
import type { Test } from 'tap';
import type { EmulatorOptions } from '../../../../src/emulator/index.js';
import { connect } from '../../../emulator/connect.js';

export const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
export const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::example_bucket' }],
});
export const RoleName = 'my-role';

/** An account without roles. */
export async function emptyAccount(t: Test, options?: EmulatorOptions) {
  const { client, emulator } = await connect(t, IAM, options);
  return {
    client,
    emulator,
    /** Creates the role `my-role` that EC2 may assume, unless `more` says otherwise. */
    async create(more: Partial<CreateRoleCommandInput> = {}) {
      return (await client.createRole({ RoleName, AssumeRolePolicyDocument: TRUST, ...more })).Role;
    },
  };
}

/** The error where a role does not exist. */
export function noSuchRole(name = RoleName) {
  return { name: 'NoSuchEntityException', message: `The role with name ${name} cannot be found.`, status: 404 };
}

export function malformed(message: string) {
  return { name: 'MalformedPolicyDocumentException', message, status: 400 };
}

/** A document as AWS returns it. */
export function decoded(document: string | undefined): unknown {
  return JSON.parse(decodeURIComponent(document ?? ''));
}
