import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECS } from '@aws-sdk/client-ecs';
import { IAM } from '@aws-sdk/client-iam';
import fc from 'fast-check';
import type { Test } from 'tap';
import { fullExample } from '../../scripts/demo/full-example.js';
import { ASSUME_ROLE_POLICY } from '../../src/domain/execution-policy.js';
import { type ManualClock, manualClock } from '../../src/emulator/index.js';
import { clientOf } from '../emulator/connect.js';
import { type Answer, ORG, type Service, type ServiceOptions, startService } from './service.js';

/** A service on an embedded AWS whose clock the test advances. */
export interface StartedState extends Service {
  clock: ManualClock;
}

interface Building extends StartedState {
  t: Test;
  ecs: ECS;
  iam: IAM;
}

/** What exists in space `myclu` at first. */
export type Base =
  | 'nothing'
  | 'an empty cluster'
  | 'a service'
  | 'a managed definition'
  | 'a service and a managed definition';

const BARE: Base[] = ['nothing', 'an empty cluster'];
const BOTH: Base[] = ['a service and a managed definition'];
export const SERVICE: Base[] = ['a service', ...BOTH];
export const MANAGED: Base[] = ['a managed definition', ...BOTH];
const IN_CLUSTER: Base[] = ['an empty cluster', 'a service', ...MANAGED];
export const ANY: Base[] = ['nothing', ...IN_CLUSTER];

export interface StartingState {
  base: Base;
  /** The changes since, in the order of the table below. */
  changes: string[];
}

const OLD_POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['logs:PutLogEvents'], Resource: ['*'] }],
});
const STOPPING = 5_000;
const ROLE = 'myclu-ecsTaskExecution';
const OWN = { 'spinup:org': ORG, 'spinup:spaceid': 'myclu', 'spinup:type': 'container' };

/** The definition of service `www` in requests: one container with a credential and one without. */
export const WEBSERVERS = {
  family: 'webservers',
  cpu: '256',
  memory: '512',
  containerdefinitions: [
    { name: 'webserver', image: 'nginx:1' },
    { name: 'sidecar', image: 'envoy:1' },
  ],
};

/** Changes in the order in which they are made, and the bases to which they apply. Some have no effect after others. */
const CHANGES: Record<string, { on: Base[]; apply: (building: Building) => Promise<unknown> }> = {
  'a role without a policy': {
    on: BARE,
    apply: ({ iam }) =>
      iam.createRole({ RoleName: ROLE, AssumeRolePolicyDocument: ASSUME_ROLE_POLICY, Tags: pascal(OWN) }),
  },
  'a role without tags': {
    on: BARE,
    apply: ({ iam }) => iam.createRole({ RoleName: ROLE, AssumeRolePolicyDocument: ASSUME_ROLE_POLICY }),
  },
  'an outdated policy': {
    on: IN_CLUSTER,
    apply: ({ iam }) =>
      iam.putRolePolicy({
        RoleName: ROLE,
        PolicyName: 'ECSTaskAccessPolicy',
        PolicyDocument: OLD_POLICY,
      }),
  },
  'a log group without tags': {
    on: BARE,
    apply: async ({ emulator, t }) => {
      await clientOf(t, CloudWatchLogs, emulator).createLogGroup({ logGroupName: 'myclu' });
    },
  },
  'a secret of the name': {
    on: ANY,
    apply: ({ call }) => call('POST', '/sandbox/secrets', { Name: `spinup/${ORG}/myclu/taken`, SecretString: 'x' }),
  },
  'newer revisions': {
    on: SERVICE,
    apply: async ({ ecs }) => {
      for (const image of ['nginx:2', 'nginx:3']) await register(ecs, 'webservers', { image });
    },
  },
  'a newer revision deployed': {
    on: SERVICE,
    apply: async ({ ecs }) => deploy(ecs, await register(ecs, 'webservers', { image: 'nginx:4' })),
  },
  'the running revision deregistered': {
    on: SERVICE,
    apply: ({ ecs }) => ecs.deregisterTaskDefinition({ taskDefinition: 'webservers:1' }),
  },
  'a credential from outside the space': {
    on: SERVICE,
    apply: async ({ ecs, call }) => {
      const { body } = await call('POST', '/sandbox/secrets', { Name: 'elsewhere', SecretString: 'an-older-value' });
      await deploy(ecs, await register(ecs, 'webservers', { secret: body.ARN }));
    },
  },
  'the managed definition deployed': {
    on: BOTH,
    apply: async ({ ecs }) => {
      const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: 'nightly' });
      await deploy(ecs, taskDefinition?.taskDefinitionArn ?? '');
    },
  },
  'another service': {
    on: IN_CLUSTER,
    apply: ({ call }) =>
      call('POST', '/sandbox/services', {
        service: { cluster: 'myclu', servicename: 'api', desiredcount: 1 },
        taskdefinition: { ...WEBSERVERS, family: 'api' },
      }),
  },
  'another service of the definition and in the registry': {
    on: SERVICE,
    apply: async ({ call, ecs }) => {
      const { serviceRegistries = [] } = (await describe(ecs)) ?? {};
      await call('POST', '/sandbox/services', {
        service: {
          cluster: 'myclu',
          servicename: 'twin',
          desiredcount: 1,
          taskdefinition: 'webservers',
          serviceregistries: serviceRegistries.map(({ registryArn }) => ({ registryArn })),
        },
      });
    },
  },
  'a service of the definition in another cluster': {
    on: SERVICE,
    apply: async ({ call }) => {
      await call('POST', '/sandbox/clusters', { clustername: 'other' });
      await call('POST', '/sandbox/services', {
        service: { cluster: 'other', servicename: 'far', desiredcount: 1, taskdefinition: 'webservers' },
      });
    },
  },
  'a definition of the space that names the credential': {
    on: SERVICE,
    apply: async ({ ecs }) => {
      const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: 'webservers:1' });
      const secret = taskDefinition?.containerDefinitions?.[0]?.repositoryCredentials?.credentialsParameter;
      await register(ecs, 'cousin', { secret });
    },
  },
  'a newer revision of the managed definition': {
    on: MANAGED,
    apply: ({ ecs }) => register(ecs, 'nightly', { image: 'job:2', flavor: 'task' }),
  },
  'a task of the managed definition': {
    on: MANAGED,
    apply: ({ call }) => call('POST', '/sandbox/clusters/myclu/taskdefs/nightly/tasks'),
  },
  'a task of the service’s definition': {
    on: SERVICE,
    apply: ({ call }) => call('POST', '/sandbox/clusters/myclu/tasks', { taskdefinition: 'webservers' }),
  },
  'the tags of the request': {
    on: SERVICE,
    apply: ({ call }) => call('PUT', `${WWW}`, { tags: [{ key: 'Team', value: 'blue' }] }),
  },
};

/** Ways in which the service may have been deleted. */
const ENDINGS: Record<string, (building: Building) => Promise<unknown>> = {
  'the service DRAINING': ({ call }) => call('DELETE', WWW),
  'the service INACTIVE': async ({ call, clock }) => {
    await call('DELETE', WWW);
    clock.advance(STOPPING);
  },
};

const WWW = '/sandbox/clusters/myclu/services/www';

/** States on any of these bases. In one of ten the service has been deleted, if there was one. */
export function statesOn(bases: Base[]): fc.Arbitrary<StartingState> {
  return fc.constantFrom(...bases).chain(base => {
    const possible = Object.keys(CHANGES).filter(name => CHANGES[name]?.on.includes(base));
    const lasting = fc.subarray(possible, { maxLength: Math.min(5, possible.length) });
    const ended = fc
      .tuple(lasting, fc.constantFrom(...Object.keys(ENDINGS)))
      .map(([list, ending]) => [...list, ending]);
    const endings = SERVICE.includes(base) ? 1 : 0;
    const changes = fc.oneof({ arbitrary: lasting, weight: 9 }, { arbitrary: ended, weight: endings });
    return changes.map(list => ({ base, changes: list }));
  });
}

/** Starts a service on an embedded AWS in that state. */
export async function startIn(
  t: Test,
  { base, changes }: StartingState,
  options: ServiceOptions,
): Promise<StartedState> {
  const clock = manualClock();
  const service = await startService(t, {
    ...options,
    emulator: { clock, timings: { taskStopping: STOPPING } },
  });
  const { call, emulator } = service;
  const building = { ...service, t, clock, ecs: clientOf(t, ECS, emulator), iam: clientOf(t, IAM, emulator) };
  await building.iam.createRole({ RoleName: 'own', AssumeRolePolicyDocument: ASSUME_ROLE_POLICY });
  if (base === 'an empty cluster') assertSuccess(await call('POST', '/sandbox/clusters', { clustername: 'myclu' }));
  if (base.includes('service')) {
    const example = fullExample(emulator.seed.namespaceId);
    assertSuccess(await call('POST', '/sandbox/services', { ...example, taskdefinition: WEBSERVERS }));
  }
  if (base.includes('managed')) assertSuccess(await call('POST', '/sandbox/taskdefs', managedRequest()));
  for (const name of changes) await (CHANGES[name]?.apply ?? ENDINGS[name])?.(building).catch(unlessFault);
  return { ...service, clock };
}

/** A managed definition whose container has a credential. */
export function managedRequest() {
  return {
    cluster: { clustername: 'myclu' },
    taskdefinition: {
      family: 'nightly',
      cpu: '256',
      memory: '512',
      containerdefinitions: [{ name: 'job', image: 'job:1' }],
    },
    credentials: { job: { name: 'nightly', secretstring: 'a login' } },
  };
}

/** AWS rejects changes of what does not exist, such as another revision of an unknown family. */
function unlessFault(error: unknown): void {
  if (!(error instanceof Error && '$fault' in error && error.$fault === 'client')) throw error;
}

async function register(
  ecs: ECS,
  family: string,
  { image, secret, flavor = 'service' }: { image?: string; secret?: string | undefined; flavor?: string },
): Promise<string> {
  const { taskDefinition = {} } = await ecs.describeTaskDefinition({
    taskDefinition: family === 'cousin' ? 'webservers' : family,
  });
  const [first, ...others] = taskDefinition.containerDefinitions ?? [];
  const registered = await ecs.registerTaskDefinition({
    family,
    cpu: taskDefinition.cpu,
    memory: taskDefinition.memory,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    executionRoleArn: taskDefinition.executionRoleArn,
    taskRoleArn: taskDefinition.taskRoleArn,
    containerDefinitions: [
      {
        ...first,
        ...(image && { image }),
        ...(secret && { repositoryCredentials: { credentialsParameter: secret } }),
      },
      ...others,
    ],
    tags: Object.entries({ ...OWN, 'spinup:flavor': flavor }).map(([key, value]) => ({ key, value })),
  });
  return registered.taskDefinition?.taskDefinitionArn ?? '';
}

async function deploy(ecs: ECS, taskDefinition: string): Promise<void> {
  await ecs.updateService({ cluster: 'myclu', service: 'www', taskDefinition });
}

async function describe(ecs: ECS) {
  const { services = [] } = await ecs.describeServices({ cluster: 'myclu', services: ['www'] });
  return services[0];
}

function pascal(tags: Record<string, string>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

function assertSuccess({ status, body }: Answer): void {
  if (status >= 300) throw new Error(`The state cannot be created: ${JSON.stringify(body)}`);
}
