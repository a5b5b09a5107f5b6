import { describeService } from '../aws/ecs.js';
import { createServiceFaults } from '../domain/create-service-rules.js';
import { belongsTo } from '../domain/tags.js';
import { NotFound } from '../errors.js';
import { createService as orchestrateService } from '../orchestration/create-service.js';
import type { AccountContext } from './context.js';
import type { Handler, Rule } from './handler.js';

export const createService: Handler<'createService'> = async ({ body }, context) => ({
  body: await orchestrateService(context, body, { onEvent: context.onStep }),
});

export const createServiceRule: Rule<'createService'> = (body, { aws, org }) =>
  createServiceFaults(body, { org, subnets: aws.subnets, allowPublicIp: aws.allowPublicIp });

export const getService: Handler<'getService'> = async ({ path }, context) => ({
  body: await ownService(context, path.cluster, path.service),
});

export const listServiceEvents: Handler<'listServiceEvents'> = async ({ path }, context) => {
  const service = await ownService(context, path.cluster, path.service);
  return { body: service.events ?? [] };
};

/** @throws {NotFound} where there is no such service, or it is another org's. */
async function ownService({ aws, org }: AccountContext, cluster: string, name: string) {
  const service = await describeService(aws, cluster, name);
  if (!service || !belongsTo(org, service.tags))
    throw new NotFound(`Service ${name} was not found in cluster ${cluster}.`);
  return service;
}
