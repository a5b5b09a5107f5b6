/** What a container's `valueFrom` names: a secret, or a parameter. */
type ValueFrom = { kind: 'secret'; id: string; name: string } | { kind: 'parameter'; name: string };

/**
 * Reads a `valueFrom`: the ARN of a secret, with JSON key, stage and version behind it or not, the ARN of a parameter, or a
 * parameter's name in the same Region. Source: Amazon ECS Developer Guide, "Pass sensitive data to an Amazon ECS container".
 */
export function valueFromOf(valueFrom: string): ValueFrom {
  const [, , service, , , type, ...rest] = valueFrom.split(':');
  if (valueFrom.startsWith('arn:') && service === 'secretsmanager') {
    const id = valueFrom.split(':').slice(0, 7).join(':');
    // Behind the name AWS puts a dash and six characters.
    return { kind: 'secret', id, name: (rest[0] ?? '').replace(/-[A-Za-z0-9]{6}$/, '') };
  }
  if (valueFrom.startsWith('arn:') && service === 'ssm') {
    const path = [type, ...rest].join(':').replace(/^parameter\//, '');
    return { kind: 'parameter', name: path.includes('/') ? `/${path}` : path };
  }
  return { kind: 'parameter', name: valueFrom };
}
