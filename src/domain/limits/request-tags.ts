import type { Fault } from '../../errors.js';
import { jsonPointer } from '../../json.js';
import type { Schemas, Unchecked } from '../schemas.js';
import { type Flavor, operationTag, serviceTag, sharedTags, spaceTags, type Tag, withCallersTags } from '../tags.js';
import { credentialTagFaults } from './credentials.js';
import { type GivenTags, given, pastedTagFaults, tagCountFaults, tagFaults } from './tags.js';

type Request = Unchecked<Schemas['ServiceOrchestrationRequest']>;

/** The faults of each list of tags in a request that creates or updates resources of a space. */
export function requestTagFaults(request: Request, org: string): Fault[] {
  const lists: [string, GivenTags][] = [
    ['/tags', request.tags],
    ['/cluster/tags', request.cluster?.tags],
    ['/service/tags', request.service?.tags],
    ['/serviceRegistry/Tags', request.serviceRegistry?.Tags],
    ...Object.entries(request.credentials ?? {}).map(([name, secret]): [string, GivenTags] => [
      jsonPointer('credentials', name, 'Tags'),
      secret?.Tags,
    ]),
  ];
  return [
    ...lists.flatMap(([pointer, tags]) => tagFaults(pointer, tags, org)),
    ...pastedTagFaults('/taskDefinition/tags', request.taskDefinition?.tags, org),
  ];
}

/** The faults of a request that would create a resource with too many tags. @param name the cluster's. */
export function createdTagFaults(request: Request, org: string, name: string, flavor: Flavor): Fault[] {
  const space = withCallersTags(spaceTags(org, name, flavor), given(request.tags));
  const forAll = tagCountFaults('/tags', 'execution role and the log groups', sharedByAll(request, space, name));
  if (forAll.length > 0) return forAll;
  return [
    ...createdResources(request, space, name).flatMap(({ what, pointer, own, tags }) =>
      tagCountFaults(own?.length ? pointer : '/tags', what, tags),
    ),
    ...Object.entries(request.credentials ?? {}).flatMap(([container, secret]) =>
      credentialTagFaults(container, secret ?? {}, space),
    ),
  ];
}

/** The tags of what has no tags of its own in the request. */
function sharedByAll({ taskDefinition, service }: Request, space: Required<Tag>[], name: string): Required<Tag>[] {
  const hasProxyLogs = service?.serviceConnectConfiguration?.logConfiguration;
  if (!taskDefinition && !hasProxyLogs) return space;
  return [...sharedTags(space, name), ...(hasProxyLogs ? [serviceTag('')] : []), operationTag('')];
}

interface CreatedResource {
  what: string;
  /** To its own tags in the request. */
  pointer: string;
  own: GivenTags;
  /** All that it gets. */
  tags: Required<Tag>[];
}

function createdResources(request: Request, space: Required<Tag>[], name: string): CreatedResource[] {
  const { cluster, taskDefinition, service, serviceRegistry: registry } = request;
  const resource = (what: string, pointer: string, own: GivenTags, tags: Required<Tag>[]) => ({
    what,
    pointer,
    own,
    tags,
  });
  const member = (own: GivenTags) => [...withCallersTags(space, given(own)), operationTag('')];
  const created: (CreatedResource | undefined)[] = [
    cluster && resource('cluster', '/cluster/tags', cluster.tags, sharedTags(member(cluster.tags), name)),
    taskDefinition &&
      resource('task definition', '/taskDefinition/tags', taskDefinition.tags, member(taskDefinition.tags)),
    service && resource('service', '/service/tags', service.tags, member(service.tags)),
    registry &&
      resource(
        'service registry',
        '/serviceRegistry/Tags',
        registry.Tags,
        withCallersTags([...sharedTags(space, name), serviceTag('')], given(registry.Tags)),
      ),
  ];
  return created.filter(one => one !== undefined);
}
