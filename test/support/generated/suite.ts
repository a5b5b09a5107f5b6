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

type Members = Record<string, unknown>;

interface Setup extends Service, Existing {
  ecs: ECS;
}

/**
 * Sends generated requests as a plan and then for real: AWS accepts what a plan accepts. Plain definitions and tasks that this service
 * refuses are sent to AWS itself, which refuses them, too, unless the rule is this service's own. @param total the number of requests.
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
        const difference = await SENDERS[kind](setup, body, `generated${place}`);
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

type Sender = (setup: Setup, body: Members, name: string) => Promise<string | undefined>;

/** Each sends a request twice. @returns what AWS refuses of that which the plan accepts, or the reverse. */
const SENDERS: Record<(typeof KINDS)[number], Sender> = {
  createService: (setup, { Service, TaskDefinition }, name) =>
    refusedAfterPlan(setup, 'POST', '/sandbox/services', {
      Service: { Cluster: 'myclu', DesiredCount: 0, ...(Service as Members), ServiceName: name },
      ...(TaskDefinition !== undefined && { TaskDefinition: { Family: name, ...(TaskDefinition as Members) } }),
    }),
  updateService: (setup, { TaskDefinition, ...others }, name) =>
    refusedAfterPlan(setup, 'PUT', '/sandbox/clusters/myclu/services/base', {
      ...others,
      ...(TaskDefinition !== undefined && { TaskDefinition: { Family: name, ...(TaskDefinition as Members) } }),
    }),
  taskDefinition: async (setup, given, name) => {
    const body = { ...given, Family: name };
    const difference = await refusedAfterPlan(setup, 'POST', '/sandbox/taskdefs', body);
    return difference ?? acceptedAfterRefusal(setup, body);
  },
  runTask: async (setup, given) => {
    const body = { ...given, TaskDefinition: setup.taskDefinition };
    const answer = await setup.call('POST', '/sandbox/clusters/myclu/tasks', body);
    const { detail = '', errors } = answer.body ?? {};
    if (answer.status === 400 && !errors && !NOT_EMULATED.test(detail)) return `400 without its faults: ${detail}`;
    if (answer.status >= 500) return `${answer.status}: ${detail}`;
    return answer.status !== 400 || !errors || errors.every(isOwnRule) ? undefined : acceptedTask(setup, body, detail);
  },
};

async function acceptedTask(setup: Setup, body: Members, detail: string): Promise<string | undefined> {
  const { body: value } = fromCaller(bodies.runTask ?? -1, body) as { body: Members };
  const network = { awsvpcConfiguration: { subnets: [setup.subnetId] } };
  const placement = 'capacityProviderStrategy' in value ? {} : { launchType: 'FARGATE' };
  const request = { cluster: 'myclu', networkConfiguration: network, ...placement, ...value };
  return (await isAccepted(setup.ecs.runTask(request as never))) ? `400, AWS accepts: ${detail}` : undefined;
}

async function isAccepted(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}

async function refusedAfterPlan(
  setup: Setup,
  method: 'POST' | 'PUT',
  path: string,
  body: Members,
): Promise<string | undefined> {
  const plan = await setup.call(method, `${path}?dryRun=true`, body);
  if (plan.status >= 500) return `the plan is ${plan.status}: ${plan.body.detail}`;
  if (plan.status >= 400) return undefined;
  const answer = await setup.call(method, path, body);
  const { detail = '' } = answer.body ?? {};
  return answer.status >= 400 && !NOT_EMULATED.test(detail)
    ? `the plan is 200, then ${answer.status}: ${detail}`
    : undefined;
}

async function acceptedAfterRefusal(setup: Setup, body: Members): Promise<string | undefined> {
  const plan = await setup.call('POST', '/sandbox/taskdefs?dryRun=true', body);
  if (plan.status !== 400 || plan.body.errors?.every(isOwnRule)) return undefined;
  const { body: value } = fromCaller(bodies.createTaskDefinition ?? -1, body);
  return (await isAccepted(setup.ecs.registerTaskDefinition(value as never)))
    ? `the plan is 400, AWS accepts: ${plan.body.detail}`
    : undefined;
}

/** What this service refuses and AWS does not: placeholders, most of which AWS takes for names, and what a setting does not allow. */
function isOwnRule({ message }: { message: string }): boolean {
  return /(is a placeholder|are placeholders|the account’s setting)/.test(message);
}
