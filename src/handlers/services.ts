import type { Service } from '@aws-sdk/client-ecs';
import { getLogEvents } from '../aws/cloudwatch-logs.js';
import { listServices as describeServices, describeTaskDefinition } from '../aws/ecs.js';
import { getNamespace } from '../aws/servicediscovery.js';
import { etagOf, matches } from '../domain/etag.js';
import { awslogsStream } from '../domain/log-streams.js';
import { nameOf } from '../domain/names.js';
import { createServiceFaults, updateServiceFaults } from '../domain/rules.js';
import { belongsTo } from '../domain/tags.js';
import { NotFound, PreconditionFailed } from '../errors.js';
import { createService as makeService } from '../orchestration/create-service.js';
import { clearService, deleteService as removeService } from '../orchestration/delete-service.js';
import { deploymentsOf, rollBack, untilDeployed } from '../orchestration/deployments.js';
import { planSaga } from '../orchestration/plan.js';
import { runSaga, type Saga } from '../orchestration/saga.js';
import { updateService as changeService, type ServiceTarget } from '../orchestration/update-service.js';
import { ownedCluster, ownedDiscoveryService, ownedService, ownedServiceOrMemory, ownedTaskIfAny } from '../tenancy.js';
import type { AccountContext } from './context.js';
import type { Answer, AnswerBody, Handler, RequestBody, Rule } from './handler.js';
import { goOn, orchestrate, pruneAfter } from './orchestrate.js';
import { arnsOf, ownTasks } from './tasks.js';

export const createService: Handler<'createService'> = async ({ query, body }, context) => {
  const cluster = nameOf(body.cluster?.clusterName ?? body.service.cluster ?? '');
  const answer = await orchestrate(context, query, { ...body, cluster }, saga => makeService(saga, context, body));
  if ('steps' in answer) return { body: answer };
  return { body: { ...answer, service: await deployed(context, query, answer.service ?? {}) } };
};

export const createServiceRule: Rule<'createService'> = (body, { aws, org }) =>
  createServiceFaults(body, { org, subnets: aws.subnets, allowPublicIp: aws.allowPublicIp });

export const updateService: Handler<'updateService'> = async ({ path, query, headers, body }, context) =>
  update(context, path, query, body, headers['if-match']);

async function update(
  context: AccountContext,
  target: ServiceTarget,
  query: { dryRun: boolean; verify: boolean } & Waiting,
  body: RequestBody<'updateService'>,
  ifMatch: string | undefined,
): Promise<Answer<'updateService'>> {
  const named = { ...body, cluster: nameOf(target.cluster) };
  const answer = await orchestrate(context, query, named, saga =>
    changeService(saga, context, target, body, expected(ifMatch)),
  );
  if ('steps' in answer) return { body: answer };
  pruneAfter(context, answer.taskDefinition ?? {});
  return { body: { ...answer, service: await deployed(context, query, answer.service ?? {}) } };
}

export const updateServiceRule: Rule<'updateService'> = (body, { aws, org }) =>
  updateServiceFaults(body, { org, subnets: aws.subnets, allowPublicIp: aws.allowPublicIp });

export const updateServiceNamedInBody: Handler<'updateServiceNamedInBody'> = async (
  { path, query, headers, body },
  context,
) => update(context, { cluster: path.cluster, service: body.service?.service ?? '' }, query, body, headers['if-match']);

export const updateServiceNamedInBodyRule: Rule<'updateServiceNamedInBody'> = (body, context) => [
  ...(body.service?.service ? [] : [{ pointer: '/service/service', message: 'is required: it names the service' }]),
  ...updateServiceRule(body, context),
];

export const deleteService: Handler<'deleteService'> = async ({ path, query, headers }, context) => {
  const { recursive, dryRun } = query;
  const service = await (recursive ? ownedServiceOrMemory : ownedService)(context, path.cluster, path.service);
  expected(headers['if-match'])(service);
  const isThere = service.status === 'ACTIVE';
  const clear = (saga: Saga) => clearService(saga, context, service);
  // One that is gone may have left something behind, which a second try takes away.
  const isDone = !isThere && !(recursive && (await planSaga(clear)).some(({ action }) => action === 'delete'));
  if (isDone) throw new NotFound(`Service ${path.service} was not found in cluster ${path.cluster}.`);
  const remove = async (saga: Saga) => (isThere ? removeService(saga, context, service) : service);
  if (dryRun) {
    const steps = await planSaga(async saga => {
      await remove(saga);
      if (recursive) await clear(saga);
    });
    return { body: { steps } };
  }
  const left = await runSaga(remove, { onEvent: context.onStep });
  if (recursive) goOn(context, `recursive delete of service ${path.cluster}/${path.service}`, clear);
  return { body: left };
};

export const listServiceDeployments: Handler<'listServiceDeployments'> = async ({ path }, context) => {
  const service = await ownedService(context, path.cluster, path.service);
  return { body: await deploymentsOf(context, service, context.signal) };
};

export const rollbackService: Handler<'rollbackService'> = async ({ path, query, headers, body }, context) => {
  const service = await ownedService(context, path.cluster, path.service);
  expected(headers['if-match'])(service);
  return { body: await deployed(context, query, await rollBack(context, service, body?.taskDefinition)) };
};

/** With `wait=steady`, how long. */
interface Waiting {
  wait?: 'steady';
  timeout: number;
}

/** The service, after its deployment where that is waited for. */
async function deployed<S extends { clusterArn?: string; serviceArn?: string }>(
  context: AccountContext,
  { wait, timeout }: Waiting,
  service: S,
): Promise<S | Service> {
  if (!wait) return service;
  const { clusterArn = '', serviceArn = '' } = service;
  const begun = await ownedService(context, clusterArn, serviceArn);
  await untilDeployed(context, begun, timeout, context.signal);
  return ownedService(context, clusterArn, serviceArn);
}

/** @returns a check that the service is still the one that the caller knows. */
function expected(ifMatch: string | undefined): (service: Service) => void {
  return service => {
    if (!matches(ifMatch, etagOf(service)))
      throw new PreconditionFailed(`Service ${service.serviceName} is no longer the one that If-Match names.`);
  };
}

export const listServices: Handler<'listServices'> = async ({ path, query }, context) => {
  const [services] = await Promise.all([
    describeServices(context.aws, path.cluster, context.signal),
    ownedCluster(context, path.cluster),
  ]);
  const own = services.filter(({ tags }) => belongsTo(context.org, tags));
  return { body: query.all ? own : own.flatMap(({ serviceArn }) => serviceArn ?? []) };
};

export const getService: Handler<'getService'> = async ({ path, query }, context) => {
  const service = await ownedService(context, path.cluster, path.service);
  return {
    body: query.all ? await serviceDetails(context, path.cluster, service) : service,
    headers: { ETag: etagOf(service) },
  };
};

/** The service and all that belongs to it, read side by side. */
async function serviceDetails(
  context: AccountContext,
  clusterName: string,
  service: Awaited<ReturnType<typeof ownedService>>,
): Promise<AnswerBody<'getService'>> {
  const [cluster, { taskDefinition }, tasks, serviceEndpoint] = await Promise.all([
    ownedCluster(context, clusterName),
    describeTaskDefinition(context.aws, service.taskDefinition ?? ''),
    ownTasks(context, clusterName, { service: service.serviceName }, ['RUNNING', 'STOPPED']),
    endpointOf(context, service.serviceRegistries?.[0]?.registryArn),
  ]);
  return {
    ...service,
    cluster,
    taskDefinition,
    tasks: arnsOf(tasks).map(nameOf),
    serviceEndpoint,
    tags: service.tags ?? [],
  };
}

async function endpointOf(context: AccountContext, registryArn: string | undefined): Promise<string | null> {
  if (!registryArn) return null;
  const { Name, NamespaceId, DnsConfig } = await ownedDiscoveryService(context, registryArn);
  const namespace = await getNamespace(context.aws, NamespaceId ?? DnsConfig?.NamespaceId ?? '');
  return `${Name}.${namespace.Name}`;
}

export const listServiceEvents: Handler<'listServiceEvents'> = async ({ path }, context) => {
  const service = await ownedService(context, path.cluster, path.service);
  return { body: service.events ?? [] };
};

/** ECS forgets a task soon after it stopped; then the service's own definition tells where its lines went. */
export const getServiceLogs: Handler<'getServiceLogs'> = async ({ path, query }, context) => {
  const [taskId, container] = [unquoted(query.task), unquoted(query.container)];
  const [service, task] = await Promise.all([
    ownedService(context, path.cluster, path.service),
    ownedTaskIfAny(context, path.cluster, taskId),
  ]);
  const { taskDefinition } = await describeTaskDefinition(
    context.aws,
    task?.taskDefinitionArn ?? service.taskDefinition ?? '',
  );
  const place = awslogsStream(taskDefinition.containerDefinitions ?? [], container, nameOf(taskId));
  if (!place) throw new NotFound(`Container ${container} of task ${taskId} does not log to CloudWatch Logs.`);
  const { limit, seq: nextToken, start: startTime, end: endTime } = query;
  return { body: await getLogEvents(context.aws, place.group, place.stream, { limit, nextToken, startTime, endTime }) };
};

/** The predecessor's documented example has quotes around both. */
function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}
