import type { Emulator } from '../../src/emulator/index.js';

/** What there is on the embedded AWS that somebody made, without what differs from run to run: ids, times, tasks. */
export type Census = Record<string, string[]>;

interface Snapshot {
  ecs: {
    clusters: Record<string, { clusterName: string; status: string; tags: Tag[] }>;
    services: Record<
      string,
      { serviceName: string; status: string; desiredCount: number; taskDefinition: string; tags: Tag[] }
    >;
    taskDefinitions: Record<
      string,
      { family: string; revision: number; status: string; containerDefinitions: unknown }
    >;
  };
  iam: Record<string, { name: string; tags: Record<string, string>; policies: Record<string, string> }>;
  logs: Record<string, { name: string; retentionInDays?: number; tags: Record<string, string> }>;
  secretsmanager: Record<string, { versions: Record<string, { stages: string[] }> }>;
  servicediscovery: { services: Record<string, { name: string }> };
}

interface Tag {
  key: string;
  value: string;
}

export function censusOf(emulator: Emulator): Census {
  const snapshot = emulator.snapshot() as unknown as Snapshot; // as its backends tell, each of its own
  const { ecs, iam, logs, secretsmanager, servicediscovery } = snapshot;
  return {
    clusters: lines(ecs.clusters, ({ clusterName, status, tags }) => [clusterName, status, told(tags)]),
    services: lines(ecs.services, ({ serviceName, status, desiredCount, taskDefinition, tags }) => [
      ...[serviceName, status, desiredCount, taskDefinition, told(tags)],
    ]),
    taskDefinitions: lines(ecs.taskDefinitions, ({ family, revision, status }) => [family, revision, status]),
    roles: lines(iam, ({ name, tags, policies }) => [name, withoutOperation(tags), policies]),
    logGroups: lines(logs, ({ name, retentionInDays, tags }) => [name, retentionInDays, withoutOperation(tags)]),
    secrets: lines(secretsmanager, secret => [{ ...secret, versions: staged(secret.versions) }]),
    registries: lines(servicediscovery.services, ({ name }) => [name]),
  };
}

/** What one has more or less than the other. */
export function differences(found: Census, expected: Census): string[] {
  return Object.keys(expected).flatMap(kind => {
    const [is, should] = [found[kind] ?? [], expected[kind] ?? []];
    return [
      ...without(is, should).map(line => `${kind}: there is ${line}`),
      ...without(should, is).map(line => `${kind}: there is not ${line}`),
    ];
  });
}

/** Those lines that the others do not have, or not as often. */
export function without(lines: string[], others: string[]): string[] {
  const left = [...others];
  return lines.filter(line => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function lines<T>(record: Record<string, T>, line: (item: T) => unknown[]): string[] {
  return Object.values(record)
    .map(item => masked(line(item)))
    .sort();
}

/** The versions that somebody can name; the others AWS deletes by itself. Source: AWS Secrets Manager User Guide, "What's in a secret?". */
function staged<V extends { stages: string[] }>(versions: Record<string, V>): V[] {
  return Object.values(versions).filter(({ stages }) => stages.length > 0);
}

/** Ids, times and marks of operations, of which each run has its own. */
function masked(value: unknown): string {
  return JSON.stringify(value)
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b/g, '(id)')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\b1\d{12}\b/g, '(time)')
    .replace(/-[A-Za-z0-9]{6}(?=[\\"])/g, '-(secret)');
}

function told(tags: Tag[]): Record<string, string> {
  return withoutOperation(Object.fromEntries(tags.map(({ key, value }) => [key, value])));
}

function withoutOperation({ 'spinup:operation': _, ...tags }: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).sort());
}
