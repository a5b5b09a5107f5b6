import * as ecs from '../aws/ecs.js';
import { undefinedIfNotFound } from '../aws/errors.js';
import * as serviceDiscovery from '../aws/servicediscovery.js';
import { etagOf } from '../domain/etag.js';
import { faultIf } from '../domain/faults.js';
import { nameOf } from '../domain/names.js';
import { createServiceFaults, updateServiceFaults } from '../domain/rules.js';
import { deploymentsOf } from '../orchestration/resources/deployment.js';
import type { ServiceTarget } from '../orchestration/resources/service.js';
import { spaceNameOf } from '../orchestration/space.js';
import * as workflows from '../orchestration/workflows.js';
import { followUpId } from '../runtime/execute.js';
import { ownedCluster, ownedDiscoveryService, ownedService, ownsMember, whileChecked } from '../tenancy.js';
import type { AccountContext } from './context.js';
import type { Answer, AnswerBody, Handler, HandlerRequest, Rule } from './handler.js';
import { locationOf } from './operations.js';
import { adjustingOf, runWorkflow } from './run-workflow.js';
import { ownTasks, relativeIdsOf } from './tasks.js';

export const createService: Handler<'createService'> = async (request, context) => {
  const { body, query } = request;
  const answer = await runWorkflow(context, request, {
    workflow: workflows.createService,
    references: { ...body, space: spaceNameOf(body) },
    input: () => ({
      request: body,
      adjusting: adjustingOf(request),
      keepRevisions: context.keepRevisions,
      waitSeconds: waitSeconds(query),
    }),
  });
  const { cluster } = body.service;
  return { ...answer, ignored: cluster && nameOf(cluster) !== spaceNameOf(body) ? ['/service/cluster'] : [] };
};

export const createServiceRule: Rule<'createService'> = (body, { aws, org }) =>
  createServiceFaults(body, { org, subnets: aws.subnets, allowPublicIp: aws.allowPublicIp });

export const updateService: Handler<'updateService'> = async (request, context) =>
  update(context, request, { ...request.path, ifMatch: request.headers['if-match'] });

async function update(
  context: AccountContext,
  request: HandlerRequest<'updateService'> | HandlerRequest<'updateServiceNamedInBody'>,
  target: ServiceTarget,
): Promise<Answer<'updateService'>> {
  const { body, query } = request;
  const { keepRevisions } = context;
  return runWorkflow(context, request, {
    workflow: workflows.updateService,
    references: { ...body, space: nameOf(target.cluster) },
    input: () => ({
      target,
      request: body,
      adjusting: adjustingOf(request),
      keepRevisions,
      waitSeconds: waitSeconds(query),
    }),
  });
}

export const updateServiceRule: Rule<'updateService'> = (body, { aws, org }) =>
  updateServiceFaults(body, { org, subnets: aws.subnets, allowPublicIp: aws.allowPublicIp });

export const updateServiceNamedInBody: Handler<'updateServiceNamedInBody'> = async (request, context) => {
  const { path, headers, body } = request;
  const target = { cluster: path.cluster, service: body.service?.service ?? '', ifMatch: headers['if-match'] };
  return update(context, request, target);
};

export const updateServiceNamedInBodyRule: Rule<'updateServiceNamedInBody'> = (body, context) => [
  ...faultIf(!body.service?.service, '/service/service', 'is required: it names the service'),
  ...updateServiceRule(body, context),
];

export const deleteService: Handler<'deleteService'> = async (request, context) => {
  const { path, query, headers } = request;
  const isRecursive = query.recursive;
  return runWorkflow(context, request, {
    workflow: workflows.deleteService,
    input: () => ({ ...path, ifMatch: headers['if-match'], isRecursive }),
    headers: ({ id }) => ({
      Location: locationOf(context, isRecursive ? followUpId(id, workflows.cleanUpService.name) : id),
    }),
  });
};

export const listServiceDeployments: Handler<'listServiceDeployments'> = async ({ path }, context) => {
  const service = await ownedService(context, path.cluster, path.service);
  return { body: await deploymentsOf(context, service, context.signal) };
};

export const rollbackService: Handler<'rollbackService'> = async (request, context) => {
  const { path, query, headers, body } = request;
  const target = { ...path, ifMatch: headers['if-match'] };
  const taskDefinition = body?.taskDefinition ?? body?.taskDefinitionArn;
  return runWorkflow(context, request, {
    workflow: workflows.rollbackService,
    input: () => ({ target, taskDefinition, waitSeconds: waitSeconds(query) }),
  });
};

/** The seconds of `wait=steady`; undefined without it. */
function waitSeconds({ wait, timeout }: { wait?: 'steady'; timeout: number }): number | undefined {
  return wait && timeout;
}

export const listServices: Handler<'listServices'> = async ({ path, query }, context) => {
  const services = await whileChecked(
    ownedCluster(context, path.cluster),
    ecs.listServices(context.aws, path.cluster, context.signal),
  );
  const own = services.filter(service => ownsMember(context, service));
  return { body: query.all ? own : own.flatMap(({ serviceArn }) => serviceArn ?? []) };
};

export const getService: Handler<'getService'> = async ({ path, query }, context) => {
  const service = await ownedService(context, path.cluster, path.service);
  const body = query.all ? await serviceDetails(context, path.cluster, service) : service;
  return { body, headers: { ETag: etagOf(service) } };
};

/** The service and everything that belongs to it, read in parallel. */
async function serviceDetails(
  context: AccountContext,
  clusterName: string,
  service: Awaited<ReturnType<typeof ownedService>>,
): Promise<AnswerBody<'getService'>> {
  const [cluster, { taskDefinition }, tasks, serviceEndpoint] = await Promise.all([
    ownedCluster(context, clusterName),
    ecs.describeTaskDefinition(context.aws, service.taskDefinition ?? ''),
    ownTasks(context, clusterName, { service: service.serviceName }, ['RUNNING', 'STOPPED']),
    endpointOf(context, service.serviceRegistries?.[0]?.registryArn),
  ]);
  const { tags = [] } = service;
  const name = cluster.clusterName ?? nameOf(clusterName);
  return { ...service, cluster, taskDefinition, tasks: relativeIdsOf(tasks, name), serviceEndpoint, tags };
}

/** The DNS name of a service; null where its registry or the namespace no longer exists. */
async function endpointOf(context: AccountContext, registryArn: string | undefined): Promise<string | null> {
  if (!registryArn) return null;
  const endpoint = await undefinedIfNotFound(async () => {
    const { Name, NamespaceId, DnsConfig } = await ownedDiscoveryService(context, registryArn);
    const namespace = await serviceDiscovery.getNamespace(context.aws, NamespaceId ?? DnsConfig?.NamespaceId ?? '');
    return `${Name}.${namespace.Name}`;
  });
  return endpoint ?? null;
}

export const listServiceEvents: Handler<'listServiceEvents'> = async ({ path }, context) => {
  const service = await ownedService(context, path.cluster, path.service);
  return { body: service.events ?? [] };
};
