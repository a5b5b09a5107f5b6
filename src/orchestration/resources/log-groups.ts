import {
  createLogGroup,
  deleteLogGroup,
  findLogGroup,
  type LogGroup,
  putRetentionPolicy,
  tagsOfLogGroup,
} from '../../aws/cloudwatch-logs.js';
import type { Schemas } from '../../domain/schemas.js';
import { madeBy, operationTag } from '../../domain/tags.js';
import type { Resource, Saga } from '../../saga/saga.js';
import type { Space } from '../space.js';

/** Days. */
const RETENTION = 365;

/** Log groups by name, as they were found. */
export type FoundLogGroups = Record<string, LogGroup | undefined>;

/** The groups that containers write to: the space's own, and those that awslogs configurations of this region name. */
export function logGroupNames({ cluster, aws }: Space, containers: Schemas['ContainerDefinition'][]): string[] {
  const named = containers.map(({ logConfiguration }) => {
    const { 'awslogs-group': group, 'awslogs-region': region = aws.region } = logConfiguration?.options ?? {};
    return logConfiguration?.logDriver === 'awslogs' && region === aws.region ? group : undefined;
  });
  return [...new Set([cluster, ...named.filter(group => group !== undefined)])];
}

export async function findLogGroups(saga: Saga, { aws }: Space, names: string[]): Promise<FoundLogGroups> {
  const read = (name: string) => (s: Saga) =>
    s.read('describeLogGroups', logGroupResource(name), () => findLogGroup(aws, name));
  return saga.parallel(Object.fromEntries(names.map(name => [name, read(name)])));
}

/** Makes each group that was not found. One that was found is left as it is, its retention too. */
export async function ensureLogGroups(saga: Saga, space: Space, found: FoundLogGroups): Promise<void> {
  const ensure = ([name, group]: [string, LogGroup | undefined]) => {
    const branch = async (s: Saga) =>
      group ? s.leave('createLogGroup', logGroupResource(name), 'reuse', 'It is there.') : makeLogGroup(s, space, name);
    return [name, branch] as const;
  };
  await saga.parallel(Object.fromEntries(Object.entries(found).map(ensure)));
}

async function makeLogGroup(saga: Saga, { aws, tags }: Space, name: string): Promise<void> {
  await saga.step({
    name: 'createLogGroup',
    resource: logGroupResource(name),
    action: 'create',
    reason: 'There is no log group of this name.',
    expected: name,
    run: async () => {
      await createLogGroup(aws, name, [...tags, operationTag(saga.id)]);
      return name;
    },
    find: async () => ((await isOwn()) ? name : undefined),
    undo: async () => {
      if (!(await isOwn())) return false;
      await deleteLogGroup(aws, name);
      return true;
    },
  });
  await saga.step({
    name: 'putRetentionPolicy',
    resource: logGroupResource(name),
    action: 'update',
    reason: 'A new group keeps its lines for ever.',
    changes: [{ path: 'RetentionInDays', from: null, to: RETENTION }],
    expected: undefined,
    run: () => putRetentionPolicy(aws, name, RETENTION),
  });

  async function isOwn(): Promise<boolean> {
    const group = await findLogGroup(aws, name);
    return group !== undefined && madeBy(saga.id, await tagsOfLogGroup(aws, group.arn));
  }
}

export function logGroupResource(name: string): Resource {
  return { type: 'logs:log-group', name };
}
