import type { Account } from './account.js';
import { partitionOf } from './partitions.js';

/**
 * Whether a KMS key exists.
 * @param keyId an id, an ARN, an alias or the ARN of an alias. The keys that AWS manages (`alias/aws/ssm`) always exist.
 */
export function kmsKeyExists({ seed, region, accountId }: Account, keyId: string): boolean {
  const alias = keyId.replace(`arn:${partitionOf(region).name}:kms:${region}:${accountId}:`, '');
  return (
    [seed.kmsKeyId, seed.kmsKeyArn].includes(keyId) || alias === seed.kmsKeyAlias || /^alias\/aws\/\w+$/.test(alias)
  );
}
