/** The resource part of an ARN (`cluster/myclu`), or the text itself where it is not an ARN. */
export function resourceOf(text: string): string {
  return text.startsWith('arn:') ? text.split(':').slice(5).join(':') : text;
}

/** The partition of a region, which is the second part of its ARNs. Source: AWS General Reference, "Amazon Resource Names". */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

/** As long as the ARN of a role without a path, in an account whose id is not known. Source: IAM User Guide, "IAM identifiers". */
export function futureRoleArn(region: string, name: string): string {
  return `arn:${partitionOf(region)}:iam::${UNKNOWN_ACCOUNT}:role/${name}`;
}

/** As long as the ARN of a new secret, which ends with six random characters. Source: Secrets Manager User Guide, "What's in a secret". */
export function futureSecretArn(region: string, name: string): string {
  return `arn:${partitionOf(region)}:secretsmanager:${region}:${UNKNOWN_ACCOUNT}:secret:${name}-000000`;
}

const UNKNOWN_ACCOUNT = '000000000000';

/** The ARN of a log group in the account and the region of another resource. @param arn that resource's. */
export function logGroupArn(arn: string, group: string, region?: string): string {
  const [, partition, , sameRegion, account] = arn.split(':');
  return `arn:${partition}:logs:${region ?? sameRegion}:${account}:log-group:${group}`;
}

/**
 * Whether an ARN matches one of the patterns, in which `*` stands for any text. Linear in the lengths of ARN and pattern: the
 * earliest place of each part leaves the most for the parts after it, so that no other place has to be tried.
 */
export function matchesAny(patterns: readonly string[], arn: string): boolean {
  return patterns.some(pattern => matches(pattern, arn));
}

function matches(pattern: string, text: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return text.length - at >= last.length && text.endsWith(last);
}

/** The prefixes of the regions of each partition but `aws`. */
const PARTITIONS: [prefix: string, partition: string][] = [
  ['us-gov-', 'aws-us-gov'],
  ['cn-', 'aws-cn'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['eusc-', 'aws-eusc'],
];
