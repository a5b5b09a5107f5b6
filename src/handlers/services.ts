import type { Service } from '@aws-sdk/client-ecs';
import { getLogEvents } from '../aws/cloudwatch-logs.js';
import { listServices as describeServices, describeTaskDefinition } from '../aws/ecs.js';
import { getNamespace } from '../aws/servicediscovery.js';
import { etagOf } from '../domain/etag.js';
import { awslogsStream } from '../domain/log-streams.js';
import { nameOf } from '../domain/names.js';
import { createServiceFaults, updateServiceFaults } from '../domain/rules.js';
import { belongsTo } from '../domain/tags.js';
import { NotFound } from '../errors.js';
import { type Begun, begunBy, type Deployed, untilDeployed } from '../orchestration/await-deployment.js';
import { deleteWhole } from '../orchestration/delete-service.js';
import { deploymentsOf, rollBack } from '../orchestration/deployments.js';
import { refuseUnexpected } from '../orchestration/expected-service.js';
import { planSaga } from '../orchestration/plan.js';
import type { ServiceTarget } from '../orchestration/update-service.js';
import { ownedCluster, ownedDiscoveryService, ownedService, ownedTaskIfAny } from '../tenancy.js';
import type { AccountContext } from './context.js';
import type { Answer, AnswerBody, Handler, RequestBody, Rule } from './handler.js';
import { goOn, orchestrate, pruneAfter, run, type Wishes } from './orchestrate.js';
import { arnsOf, ownTasks } from './tasks.js';

export const createService: Handler<'createService'> = async ({ query, body }, context) => {
  const cluster = nameOf(body.cluster?.clusterName ?? body.service.cluster ?? '');
  const answer = await orchestrate(context, query, { ...body, cluster }, 'createService', body);
  if ('steps' in answer) return { body: answer };
  const { service = {} } = answer;
  if (body.taskDefinition) pruneAfter(context, answer.taskDefinition ?? {});
  return { body: { ...answer, service: await deployed(context, query, service, begunBy(undefined, service)) } };
};

export const createServiceRule: Rule<'createService'> = (body, { aws, org }) =>
  createServiceFaults(body, { org, subnets: aws.subnets, allowPublicIp: aws.allowPublicIp });

export const updateService: Handler<'updateService'> = async ({ path, query, headers, body }, context) =>
  update(context, { ...path, ifMatch: headers['if-match'] }, query, body);

async function update(
  context: AccountContext,
  target: ServiceTarget,
  query: Wishes & Waiting,
  body: RequestBody<'updateService'>,
): Promise<Answer<'updateService'>> {
  const named = { ...body, cluster: nameOf(target.cluster) };
  const updated = await orchestrate(context, query, named, 'updateService', { target, request: body });
  if ('steps' in updated) return { body: updated };
  const { begun, left: _, ...answer } = updated;
  pruneAfter(context, answer.taskDefinition ?? {});
  return { body: { ...answer, service: await deployed(context, query, answer.service ?? {}, begun) } };
}

export const updateServiceRule: Rule<'updateService'> = (body, { aws, org }) =>
  updateServiceFaults(body, { org, subnets: aws.subnets, allowPublicIp: aws.allowPublicIp });

export const updateServiceNamedInBody: Handler<'updateServiceNamedInBody'> = async (
  { path, query, headers, body },
  context,
) => {
  const target = { cluster: path.cluster, service: body.service?.service ?? '', ifMatch: headers['if-match'] };
  return update(context, target, query, body);
};

export const updateServiceNamedInBodyRule: Rule<'updateServiceNamedInBody'> = (body, context) => [
  ...(body.service?.service ? [] : [{ pointer: '/service/service', message: 'is required: it names the service' }]),
  ...updateServiceRule(body, context),
];

export const deleteService: Handler<'deleteService'> = async ({ path, query, headers }, context) => {
  const { recursive: isRecursive, dryRun } = query;
  const deletion = { ...path, ifMatch: headers['if-match'], isRecursive };
  if (dryRun) return { body: { steps: await planSaga(saga => deleteWhole(saga, context, deletion)) } };
  const service = await run(context, 'deleteService', deletion);
  if (isRecursive) goOn(context, 'clearService', `${path.cluster}/${path.service}`, service);
  return { body: service };
};

export const listServiceDeployments: Handler<'listServiceDeployments'> = async ({ path }, context) => {
  const service = await ownedService(context, path.cluster, path.service);
  return { body: await deploymentsOf(context, service, context.signal) };
};

export const rollbackService: Handler<'rollbackService'> = async ({ path, query, headers, body }, context) => {
  const service = await ownedService(context, path.cluster, path.service);
  refuseUnexpected(service, headers['if-match']);
  const back = await rollBack(context, service, body?.taskDefinition);
  return { body: await deployed(context, query, back.service, back.begun) };
};

/** With `wait=steady`, how long. */
interface Waiting {
  wait?: 'steady';
  timeout: number;
}

/** The service, after the deployment that was begun where that is waited for. */
async function deployed<S extends Deployed>(
  context: AccountContext,
  { wait, timeout: seconds }: Waiting,
  service: S,
  begun: Begun | undefined,
): Promise<S | Service> {
  if (!wait || !begun) return service;
  const { clusterArn = '', serviceArn = '' } = service;
  await untilDeployed(context, service, begun, { seconds, signal: context.signal });
  return ownedService(context, clusterArn, serviceArn);
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
