import { ECS } from '@aws-sdk/client-ecs';
import fc from 'fast-check';
import type { Test } from 'tap';
import { bodies } from '#generated/keys.js';
import { fromCaller } from '../../../src/http/keys.js';
import { clientOf } from '../../emulator/connect.js';
import { type Service, startService } from '../service.js';
import { type Existing, generatedBodies } from './requests.js';

const SEED = 20_261_128;
/** The requests of a setup, which grows with what they create. */
const SHARE = 500;
const KINDS = ['createService', 'updateService', 'taskDefinition', 'runTask'] as const;
const DEFINITION = {
  Cpu: '256',
  Memory: '512',
  NetworkMode: 'awsvpc',
  RequiresCompatibilities: ['FARGATE'],
  ContainerDefinitions: [{ Name: 'web', Image: 'nginx:1', PortMappings: [{ ContainerPort: 8080, Name: 'http' }] }],
};
/** The embedded AWS refuses what it does not emulate, and has no container instances; AWS may have. */
const NOT_EMULATED = /The emulator does not know|that AWS does not know|No Container Instances/;

const BASE = { cluster: 'myclu', service: 'base' };

type Members = Record<string, unknown>;

interface Setup extends Service, Existing {
  ecs: ECS;
}

/**
 * Sends generated requests, first as a plan where they have one: AWS accepts what the plan accepts, and refuses what this service
 * refuses, unless the rule is this service's own. @param total the number of requests.
 */
export function testGenerated(t: Test, total: number): void {
  const sizes = Array.from({ length: Math.ceil(total / SHARE) }, (_, index) => Math.min(SHARE, total - index * SHARE));
  for (const [index, numRuns] of sizes.entries())
    t.test(`what a plan accepts, AWS accepts: ${numRuns} generated requests, seed ${SEED + index}`, async t => {
      const setup = await startSetup(t);
      const all = generatedBodies(setup);
      const requests = fc.oneof(...KINDS.map(kind => all[kind].map(body => ({ kind, body }))));
      const found: Record<string, string> = {};
      for (const [place, { kind, body }] of fc.sample(requests, { seed: SEED + index, numRuns }).entries()) {
        const difference = await differenceOf(setup, REQUESTS[kind](setup, body, `generated${place}`));
        if (difference) found[`${kind}: ${difference}`] = JSON.stringify(body);
      }
      t.same(found, {});
    });
}

async function startSetup(t: Test): Promise<Setup> {
  const service = await startService(t);
  const { subnetIds, securityGroupIds } = service.emulator.seed;
  await service.call('POST', '/sandbox/services', {
    Cluster: { ClusterName: 'myclu' },
    Service: { ServiceName: 'base', DesiredCount: 0 },
    TaskDefinition: { Family: 'base', ...DEFINITION },
  });
  await service.call('POST', '/sandbox/taskdefs', { Family: 'plain', ...DEFINITION });
  return {
    ...service,
    ecs: clientOf(t, ECS, service.emulator),
    subnetId: subnetIds[0] ?? '',
    securityGroupId: securityGroupIds[0] ?? '',
    taskDefinition: 'plain',
  };
}

/** A request, and the call that asks AWS for the same; undefined where that takes more than one call. */
interface Sent {
  method: 'POST' | 'PUT';
  path: string;
  body: Members;
  isPlanned: boolean;
  toAws: (() => Promise<unknown>) | undefined;
}

type Request = (setup: Setup, given: Members, name: string) => Sent;

const REQUESTS: Record<(typeof KINDS)[number], Request> = {
  createService: (setup, { Service, TaskDefinition }, name) => {
    const service = { Cluster: 'myclu', DesiredCount: 0, ...(Service as Members), ServiceName: name };
    const body = { Service: service, ...withFamily(TaskDefinition, name) };
    const toAws = () => setup.ecs.createService(completed(setup, read('createService', body).service) as never);
    return { ...planned('POST', '/sandbox/services', body), ...(TaskDefinition === undefined && { toAws }) };
  },
  updateService: (setup, { TaskDefinition, ...others }, name) => {
    const body = { ...others, ...withFamily(TaskDefinition, name) };
    const toAws = () =>
      setup.ecs.updateService({
        ...(read('updateService', body).service as object),
        ...BASE,
        forceNewDeployment: true,
      });
    return {
      ...planned('PUT', '/sandbox/clusters/myclu/services/base', body),
      ...(TaskDefinition === undefined && { toAws }),
    };
  },
  taskDefinition: (setup, given, name) => {
    const body = { ...given, Family: name };
    const toAws = () => setup.ecs.registerTaskDefinition(read('createTaskDefinition', body) as never);
    return { ...planned('POST', '/sandbox/taskdefs', body), toAws };
  },
  runTask: (setup, given) => {
    const body = { ...given, TaskDefinition: setup.taskDefinition };
    const toAws = () => setup.ecs.runTask(completed(setup, read('runTask', body)) as never);
    return { method: 'POST', path: '/sandbox/clusters/myclu/tasks', body, isPlanned: false, toAws };
  },
};

function planned(method: 'POST' | 'PUT', path: string, body: Members): Sent {
  return { method, path, body, isPlanned: true, toAws: undefined };
}

function withFamily(definition: unknown, name: string): Members {
  return definition === undefined ? {} : { TaskDefinition: { Family: name, ...(definition as Members) } };
}

/** A body in the SDK's spelling. */
function read(operation: keyof typeof bodies, body: Members): Members {
  return fromCaller(bodies[operation] ?? -1, body).body as Members;
}

/** A service or a task with the cluster, network and launch type that this service gives it. */
function completed({ subnetId }: Setup, given: unknown): Members {
  const value = given as Members;
  const hasStrategy = (value.capacityProviderStrategy as unknown[] | undefined)?.length;
  const network = value.networkConfiguration as { awsvpcConfiguration?: Members } | undefined;
  return {
    launchType: hasStrategy ? undefined : 'FARGATE',
    ...value,
    cluster: 'myclu',
    networkConfiguration: { awsvpcConfiguration: { subnets: [subnetId], ...network?.awsvpcConfiguration } },
  };
}

/** @returns how the plan, the request and AWS differ; undefined where they agree. */
async function differenceOf(
  { call }: Setup,
  { method, path, body, isPlanned, toAws }: Sent,
): Promise<string | undefined> {
  const first = await call(method, isPlanned ? `${path}?dryRun=true` : path, body);
  const { detail = '', errors } = first.body ?? {};
  if (first.status >= 500) return `${first.status}: ${detail}`;
  if (first.status === 400 && errors) {
    const isRefused = !toAws || errors.every(isOwnRule) || (await isRefusedByAws(toAws));
    return isRefused ? undefined : `400, AWS accepts: ${detail}`;
  }
  if (first.status >= 400)
    return isPlanned || NOT_EMULATED.test(detail) || first.status === 404 ? undefined : `${first.status}: ${detail}`;
  if (!isPlanned) return undefined;
  const answer = await call(method, path, body);
  const text = answer.body?.detail ?? '';
  return answer.status >= 400 && !NOT_EMULATED.test(text)
    ? `the plan is 200, then ${answer.status}: ${text}`
    : undefined;
}

async function isRefusedByAws(toAws: () => Promise<unknown>): Promise<boolean> {
  return toAws().then(
    () => false,
    () => true,
  );
}

/** What this service refuses and AWS does not: placeholders, most of which AWS takes for names, and what a setting does not allow. */
function isOwnRule({ message }: { message: string }): boolean {
  return /(is a placeholder|are placeholders|the account’s setting)/.test(message);
}
