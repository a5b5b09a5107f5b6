import * as serviceDiscovery from '../aws/servicediscovery.js';
import { toPascal } from '../aws/tags.js';
import { given, tagCountFaults, tagFaults } from '../domain/limits/tags.js';
import { ownTags } from '../domain/tags.js';
import { ownedDiscoveryServices } from '../owned-lists.js';
import { ownedDiscoveryService, ownedTaggedDiscoveryService } from '../tenancy.js';
import type { Handler, Rule } from './handler.js';

export const listDiscoveryServices: Handler<'listDiscoveryServices'> = async (_request, context) => {
  return { body: { Services: await ownedDiscoveryServices(context, context.signal) } };
};

export const createDiscoveryService: Handler<'createDiscoveryService'> = async ({ body }, { aws, org }) => ({
  body: {
    Service: await serviceDiscovery.createDiscoveryService(aws, { ...body, Tags: toPascal(ownTags(org, body.Tags)) }),
  },
});

export const createDiscoveryServiceRule: Rule<'createDiscoveryService'> = ({ Tags }, { org }) => [
  ...tagFaults('/Tags', Tags, org),
  ...tagCountFaults('/Tags', 'service registry', ownTags(org, given(Tags))),
];

export const getDiscoveryService: Handler<'getDiscoveryService'> = async ({ path }, context) => {
  const { service, tags } = await ownedTaggedDiscoveryService(context, path.id);
  return { body: { Service: service, Tags: tags } };
};

export const deleteDiscoveryService: Handler<'deleteDiscoveryService'> = async ({ path }, context) => {
  const { Id = path.id } = await ownedDiscoveryService(context, path.id);
  await serviceDiscovery.deleteDiscoveryService(context.aws, Id);
  return { body: {} };
};
