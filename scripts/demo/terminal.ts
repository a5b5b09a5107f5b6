/** An answer of the service, or a part of it. */
export type Answer = Record<string, unknown>;

const isTerminal = process.stdout.isTTY ?? false;
const bold = (text: string) => (isTerminal ? `\u001b[1m${text}\u001b[0m` : text);

export function title(text: string): string {
  return `\n${bold(text)}`;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function stepLine(step: string, resource: string, state: string): string {
  return `  ${step.padEnd(24)} ${resource.padEnd(64)} ${state}`;
}

export function tasksLine({ Status, DesiredCount, PendingCount, RunningCount }: Answer): string {
  return `  service ${Status}: ${DesiredCount} desired, ${PendingCount} pending, ${RunningCount} running`;
}

/** One line for each resource in a createService answer. */
export function createdLines(answer: Answer): string[] {
  const member = (name: string, key: string) => (answer[name] as Answer | null)?.[key];
  const secrets = Object.values((answer.Credentials as Record<string, Answer> | null) ?? {}).map(secret => secret.ARN);
  return [
    ['cluster', member('Cluster', 'ClusterArn')],
    ...secrets.map(arn => ['secret', arn]),
    ['task definition', member('TaskDefinition', 'TaskDefinitionArn')],
    ['execution role', member('TaskDefinition', 'ExecutionRoleArn')],
    ['registry', member('ServiceDiscoveryService', 'Arn')],
    ['service', member('Service', 'ServiceArn')],
  ].map(([what, arn]) => `  ${String(what).padEnd(16)} ${arn}`);
}
