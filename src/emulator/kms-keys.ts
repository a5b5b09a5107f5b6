import type { Account } from './account.js';

/**
 * Whether the account has a KMS key, named as services take it: by id, by ARN, by alias or by the alias's ARN. The
 * keys that AWS itself manages (`alias/aws/ssm`) are always there.
 */
export function kmsKeyExists({ seed, region, accountId }: Account, keyId: string): boolean {
  const alias = keyId.replace(`arn:aws:kms:${region}:${accountId}:`, '');
  return (
    [seed.kmsKeyId, seed.kmsKeyArn].includes(keyId) || alias === seed.kmsKeyAlias || /^alias\/aws\/\w+$/.test(alias)
  );
}
