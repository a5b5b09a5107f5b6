/** The resource part of an ARN (`cluster/myclu`), or the text itself where it is not an ARN. */
export function resourceOf(text: string): string {
  return text.startsWith('arn:') ? text.split(':').slice(5).join(':') : text;
}

/** The partition of a region, which is the second part of its ARNs. Source: AWS General Reference, "Amazon Resource Names". */
export function partitionOf(region: string): string {
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}
