/** The resource part of an ARN (`cluster/myclu`), or the text itself where it is not an ARN. */
export function resourceOf(text: string): string {
  return text.startsWith('arn:') ? text.split(':').slice(5).join(':') : text;
}

/** The partition of a region, which is the second part of its ARNs. Source: AWS General Reference, "Amazon Resource Names". */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

/** The ARN of a log group in the account and the region of another resource. @param arn that resource's. */
export function logGroupArn(arn: string, group: string, region?: string): string {
  const [, partition, , sameRegion, account] = arn.split(':');
  return `arn:${partition}:logs:${region ?? sameRegion}:${account}:log-group:${group}`;
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
