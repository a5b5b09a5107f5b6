import type { Emulator } from '../../src/emulator/index.js';

/** What exists on the embedded AWS, without what differs between runs: ids, times, tasks. */
export type Inventory = Record<string, string[]>;

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

export function inventoryOf(emulator: Emulator): Inventory {
  const snapshot = emulator.snapshot() as unknown as Snapshot; // each backend documents its own part
  const { ecs, iam, logs, secretsmanager, servicediscovery } = snapshot;
  return {
    clusters: lines(ecs.clusters, ({ clusterName, status, tags }) => [clusterName, status, recordOf(tags)]),
    services: lines(ecs.services, ({ serviceName, status, desiredCount, taskDefinition, tags }) => [
      ...[serviceName, status, desiredCount, taskDefinition, recordOf(tags)],
    ]),
    taskDefinitions: lines(ecs.taskDefinitions, ({ family, revision, status }) => [family, revision, status]),
    roles: lines(iam, ({ name, tags, policies }) => [name, withoutOperation(tags), policies]),
    logGroups: lines(logs, ({ name, retentionInDays, tags }) => [name, retentionInDays, withoutOperation(tags)]),
    secrets: lines(secretsmanager, secret => [{ ...secret, versions: withStages(secret.versions) }]),
    registries: lines(servicediscovery.services, ({ name }) => [name]),
  };
}

/** @returns a line for each difference between two inventories. */
export function differences(found: Inventory, expected: Inventory): string[] {
  return Object.keys(expected).flatMap(kind => {
    const [is, should] = [found[kind] ?? [], expected[kind] ?? []];
    return [
      ...without(is, should).map(line => `${kind}: unexpected ${line}`),
      ...without(should, is).map(line => `${kind}: missing ${line}`),
    ];
  });
}

/** The lines that the others do not contain, or not as often. */
export function without(lines: string[], others: string[]): string[] {
  const rest = [...others];
  return lines.filter(line => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function lines<T>(record: Record<string, T>, line: (item: T) => unknown[]): string[] {
  return Object.values(record)
    .map(item => masked(line(item)))
    .sort();
}

/** The versions with a staging label; AWS deletes the others itself. Source: AWS Secrets Manager User Guide, "What's in a secret?". */
function withStages<V extends { stages: string[] }>(versions: Record<string, V>): V[] {
  return Object.values(versions).filter(({ stages }) => stages.length > 0);
}

/** Replaces ids and times, which differ between runs. */
function masked(value: unknown): string {
  return JSON.stringify(value)
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b/g, '(id)')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\b1\d{12}\b/g, '(time)')
    .replace(/-[A-Za-z0-9]{6}(?=[\\"])/g, '-(secret)');
}

function recordOf(tags: Tag[]): Record<string, string> {
  return withoutOperation(Object.fromEntries(tags.map(({ key, value }) => [key, value])));
}

function withoutOperation({ 'spinup:operation': _, ...tags }: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).sort());
}
