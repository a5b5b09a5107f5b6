import type { AwsAccount } from '../aws/account.js';
import { nameOf } from '../domain/names.js';
import type { Answered, Schemas } from '../domain/schemas.js';
import { spaceTags, withCallersTags } from '../domain/tags.js';
import { NotFound } from '../errors.js';
import { ensureCluster, findCluster } from './cluster.js';
import { createSecrets, type MadeCredentials, refuseTakenSecrets } from './credentials.js';
import { ensureExecutionPolicy, ensureExecutionRole, type FoundRole, findExecutionRole } from './execution-role.js';
import { ensureLogGroups, type FoundLogGroups, findLogGroups, logGroupNames } from './log-groups.js';
import { runSaga, type Saga, type SagaOptions } from './saga.js';
import { awaitFreeName, completedService, createServiceStep } from './service.js';
import { createServiceRegistry, findServiceRegistry } from './service-registry.js';
import type { Space } from './space.js';
import { completed, findTaskDefinition, registerStep } from './task-definition.js';

type Request = Schemas['ServiceOrchestrationRequest'];

/** What there is already of what the request asks for. */
interface Found {
  cluster: Awaited<ReturnType<typeof findCluster>>;
  role: FoundRole | undefined;
  logGroups: FoundLogGroups;
  taskDefinition: Awaited<ReturnType<typeof findTaskDefinition>> | undefined;
  registry: Awaited<ReturnType<typeof findServiceRegistry>> | undefined;
}

/**
 * Makes a running service of one request, whose rules hold: cluster, credentials, execution role, log groups, task
 * definition, service registry and service; each step as soon as what it needs is there. A failure leaves nothing behind.
 * @throws a named error that says which step failed and what became of the others.
 */
export function createService(
  owner: { aws: AwsAccount; org: string },
  request: Request,
  options: SagaOptions = {},
): Promise<Answered<Schemas['ServiceOrchestration']>> {
  return runSaga(async saga => {
    const space = spaceOf(owner, request);
    const found = await find(saga, space, request);
    const parts = await saga.parallel({
      cluster: s => ensureCluster(s, space, found.cluster, request.cluster),
      definition: s => makeDefinition(s, space, request, found),
      logGroups: s => ensureLogGroups(s, space, found.logGroups),
      registry: async s =>
        request.serviceRegistry ? createServiceRegistry(s, space, request.serviceRegistry) : found.registry,
    });
    const { taskDefinition, credentials } = parts.definition;
    const input = completedService(space, request.service, {
      cluster: parts.cluster,
      taskDefinition: taskDefinition.taskDefinitionArn,
      registryArn: request.serviceRegistry && parts.registry?.Arn,
    });
    return {
      cluster: parts.cluster,
      credentials,
      taskDefinition,
      serviceDiscoveryService: parts.registry ?? null,
      service: await createServiceStep(saga, space, input),
    };
  }, options);
}

function spaceOf({ aws, org }: { aws: AwsAccount; org: string }, request: Request): Space {
  const cluster = nameOf(request.cluster?.clusterName ?? request.service.cluster ?? '');
  return {
    aws,
    org,
    cluster,
    flavor: 'service',
    tags: withCallersTags(spaceTags(org, cluster, 'service'), request.tags),
  };
}

/** Reads all that the steps depend on, side by side, and refuses what cannot be before anything is made. */
async function find(
  saga: Saga,
  space: Space,
  { cluster, taskDefinition, service, credentials }: Request,
): Promise<Found> {
  const containers = taskDefinition?.containerDefinitions ?? [];
  const registryArn = service.serviceRegistries?.[0]?.registryArn;
  const given = service.taskDefinition;
  const {
    freeName: _freeName,
    freeSecrets: _freeSecrets,
    ...found
  } = await saga.parallel({
    cluster: s => findCluster(s, space),
    freeName: s => awaitFreeName(s, space, service.serviceName),
    freeSecrets: s => refuseTakenSecrets(s, space, credentials ?? {}),
    role: async s => (needsRole(taskDefinition) ? findExecutionRole(s, space) : undefined),
    logGroups: async s => (taskDefinition ? findLogGroups(s, space, logGroupNames(space, containers)) : {}),
    taskDefinition: async s => (!taskDefinition && given ? findTaskDefinition(s, space, given) : undefined),
    registry: async s => (registryArn ? findServiceRegistry(s, space, registryArn) : undefined),
  });
  if (!found.cluster && !cluster) throw new NotFound(`Cluster ${space.cluster} was not found.`);
  return found;
}

function needsRole(definition: Request['taskDefinition']): boolean {
  return definition !== undefined && !(definition.executionRoleArn && definition.taskRoleArn);
}

/** The definition that was found, or a new one: the role and the secrets first, then side by side the definition and the role's policy. */
async function makeDefinition(saga: Saga, space: Space, request: Request, found: Found) {
  const input = request.taskDefinition;
  if (!input) return { taskDefinition: found.taskDefinition?.taskDefinition ?? {}, credentials: null };
  const { role: foundRole } = found;
  const { roleArn, credentials } = await saga.parallel({
    roleArn: async s => foundRole && ensureExecutionRole(s, space, foundRole),
    credentials: s => createSecrets(s, space, request.credentials ?? {}),
  });
  const streamPrefix = request.service.serviceName;
  const definition = completed(space, input, { roleArn, credentials, streamPrefix });
  const made = await saga.parallel({
    policy: async s => foundRole && ensureExecutionPolicy(s, space, foundRole),
    definition: s => registerStep(s, space, definition),
  });
  return { taskDefinition: made.definition.taskDefinition, credentials: orNull(credentials) };
}

function orNull(credentials: MadeCredentials): MadeCredentials | null {
  return Object.keys(credentials).length > 0 ? credentials : null;
}
