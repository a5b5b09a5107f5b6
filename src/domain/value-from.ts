/** The secret or parameter that a container's `valueFrom` names, with its ARN where it is named by that. */
type ValueFrom = ({ kind: 'secret'; id: string; name: string } | { kind: 'parameter'; name: string }) & {
  arn?: string;
};

/**
 * Parses a `valueFrom`: the ARN of a secret, optionally followed by JSON key, stage and version; the ARN of a parameter; or the
 * name of a parameter in the same Region. Source: Amazon ECS Developer Guide, "Pass sensitive data to an Amazon ECS container".
 */
export function valueFromOf(valueFrom: string): ValueFrom {
  const [, , service, , , type, ...rest] = valueFrom.split(':');
  if (valueFrom.startsWith('arn:') && service === 'secretsmanager') {
    const id = valueFrom.split(':').slice(0, 7).join(':');
    // AWS appends a dash and six characters to the name.
    return { kind: 'secret', id, arn: id, name: (rest[0] ?? '').replace(/-[A-Za-z0-9]{6}$/, '') };
  }
  if (valueFrom.startsWith('arn:') && service === 'ssm') {
    const path = [type, ...rest].join(':').replace(/^parameter\//, '');
    return { kind: 'parameter', arn: valueFrom, name: path.includes('/') ? `/${path}` : path };
  }
  return { kind: 'parameter', name: valueFrom };
}
