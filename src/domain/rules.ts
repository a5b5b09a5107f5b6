import type { Fault } from '../errors.js';
import { jsonPointer } from '../json.js';
import { fargateSizeFault } from './fargate-sizes.js';
import { executionRoleName, familyOf, nameOf, secretPrefix } from './names.js';
import { networkFaults } from './network.js';
import { claimsAnotherOrg, type Tag } from './tags.js';

/** What of the account and the org the rules depend on. */
interface Surroundings {
  org: string;
  subnets: string[];
  allowPublicIp: boolean;
}

/** A createService body of which any member may be missing: rules run beside the schema. */
interface ServiceRequest {
  cluster?: { clusterName?: string; tags?: Tags };
  taskDefinition?: DefinitionRequest;
  service?: {
    serviceName?: string;
    desiredCount?: number;
    schedulingStrategy?: string;
    cluster?: string;
    taskDefinition?: string;
    serviceRegistries?: unknown[];
    networkConfiguration?: { awsvpcConfiguration?: { subnets?: unknown[]; assignPublicIp?: string } };
    tags?: Tags;
  };
  serviceRegistry?: { Tags?: Tags };
  credentials?: Record<string, { Name?: string; Tags?: Tags } | undefined>;
  tags?: Tags;
}

interface DefinitionRequest {
  family?: string;
  cpu?: string;
  memory?: string;
  networkMode?: string;
  requiresCompatibilities?: (string | undefined)[];
  executionRoleArn?: string;
  taskRoleArn?: string;
  containerDefinitions?: ({ name?: string; image?: string } | undefined)[];
  tags?: Tags;
}

type Tags = (Tag | undefined)[];

/** IAM's limit on a role's name. Source: IAM User Guide, "IAM and AWS STS quotas". */
const LONGEST_ROLE_NAME = 64;
/** Source: Secrets Manager API Reference, CreateSecret. */
const LONGEST_SECRET_NAME = 512;

/** All that can be found wrong with a createService request without asking AWS, beyond its schema. */
export function createServiceFaults(request: ServiceRequest, around: Surroundings): Fault[] {
  const { cluster, service } = request;
  const space = cluster?.clusterName ?? nameOf(service?.cluster ?? '');
  return [
    ...clusterFaults(request),
    ...(request.taskDefinition || service?.taskDefinition ? [] : [NO_DEFINITION]),
    ...definitionFaults(request),
    ...credentialFaults(request, secretPrefix(around.org, space)),
    ...registryFaults(request),
    ...countFaults(service),
    ...networkFaults('/service/networkConfiguration', service?.networkConfiguration, around),
    ...tagFaults(request, around.org),
  ];
}

/** As createServiceFaults, of a request to make a managed task definition. */
export function createManagedFaults(
  request: Omit<ServiceRequest, 'service' | 'serviceRegistry'>,
  org: string,
): Fault[] {
  const { clusterName } = request.cluster ?? {};
  return [
    ...(clusterName || !request.cluster ? [] : [{ pointer: '/cluster/clusterName', message: 'is required' }]),
    ...roleNameFaults('/cluster/clusterName', clusterName ?? ''),
    ...definitionFaults(request),
    ...credentialFaults(request, secretPrefix(org, clusterName ?? '')),
    ...tagFaults(request, org),
  ];
}

/** As createServiceFaults, of a request to update a service. */
export function updateServiceFaults(
  request: ServiceRequest & { forceNewDeployment?: boolean },
  around: Surroundings,
): Fault[] {
  const { service, taskDefinition, credentials, tags, forceNewDeployment } = request;
  const isEmpty = !service && !taskDefinition && !credentials && !tags && !forceNewDeployment;
  return [
    ...(isEmpty ? [{ pointer: '', message: 'says nothing to update' }] : []),
    ...updateDefinitionFaults(request, around.org),
    ...registryFaults(request),
    ...(service?.networkConfiguration
      ? networkFaults('/service/networkConfiguration', service.networkConfiguration, around)
      : []),
  ];
}

/** As createServiceFaults, of a request to update a managed task definition. */
export function updateDefinitionFaults(request: ServiceRequest, org: string): Fault[] {
  const { taskDefinition, credentials = {} } = request;
  return [
    ...definitionFaults(request),
    // Without a definition the running one tells its containers.
    ...(taskDefinition ? credentialFaults({ taskDefinition, credentials }, secretPrefix(org, '')) : []),
    ...tagFaults(request, org),
  ];
}

const NO_DEFINITION: Fault = {
  pointer: '/service/taskDefinition',
  message: 'name an existing task definition here, or give one in taskdefinition',
};

function clusterFaults({ cluster, service, taskDefinition }: ServiceRequest): Fault[] {
  const created = cluster?.clusterName;
  const existing = service?.cluster && nameOf(service.cluster);
  if (!created && !existing) {
    const pointer = cluster ? '/cluster/clusterName' : '/service/cluster';
    return [{ pointer, message: 'name an existing cluster here, or the one to create in cluster.clustername' }];
  }
  if (created && existing && created !== existing) {
    return [{ pointer: '/service/cluster', message: `is another cluster than cluster.clustername, ${created}` }];
  }
  const pointer = created ? '/cluster/clusterName' : '/service/cluster';
  return taskDefinition ? roleNameFaults(pointer, created ?? existing ?? '') : [];
}

function roleNameFaults(pointer: string, cluster: string): Fault[] {
  const role = executionRoleName(cluster);
  if (role.length <= LONGEST_ROLE_NAME) return [];
  return [{ pointer, message: `is too long: the role ${role} would have more than ${LONGEST_ROLE_NAME} characters` }];
}

function definitionFaults({ taskDefinition, service }: Pick<ServiceRequest, 'taskDefinition' | 'service'>): Fault[] {
  if (!taskDefinition) return [];
  const given = service?.taskDefinition;
  const family = given && familyOf(given);
  const other = family && taskDefinition.family && family !== taskDefinition.family;
  return [
    ...(other ? [{ pointer: '/service/taskDefinition', message: 'is another one than taskdefinition' }] : []),
    ...containerFaults('/taskDefinition', taskDefinition),
    ...fargateFaults(taskDefinition),
  ];
}

/** What every definition needs, however it is registered. @param pointer to the definition. */
export function containerFaults(pointer: string, { containerDefinitions = [] }: DefinitionRequest): Fault[] {
  return containerDefinitions.flatMap((container, index) => {
    const at = `${pointer}/containerDefinitions/${index}`;
    const first = containerDefinitions.findIndex(other => other?.name === container?.name);
    return [
      ...(container?.name ? [] : [{ pointer: `${at}/name`, message: 'is required' }]),
      ...(container?.image ? [] : [{ pointer: `${at}/image`, message: 'is required' }]),
      ...(container?.name && first < index
        ? [{ pointer: `${at}/name`, message: 'is another container’s name too' }]
        : []),
    ];
  });
}

/** What Fargate asks of a definition; one for other launch types is AWS's to judge. */
function fargateFaults({ cpu, memory, networkMode, requiresCompatibilities }: DefinitionRequest): Fault[] {
  if (requiresCompatibilities && !requiresCompatibilities.includes('FARGATE')) return [];
  const size = cpu && memory ? fargateSizeFault(cpu, memory) : undefined;
  return [
    ...(cpu ? [] : [{ pointer: '/taskDefinition/cpu', message: 'is required on Fargate' }]),
    ...(memory ? [] : [{ pointer: '/taskDefinition/memory', message: 'is required on Fargate' }]),
    ...(size ? [{ pointer: `/taskDefinition/${size.member}`, message: size.message }] : []),
    ...(networkMode && networkMode !== 'awsvpc'
      ? [{ pointer: '/taskDefinition/networkMode', message: 'must be awsvpc on Fargate' }]
      : []),
  ];
}

function credentialFaults(
  { credentials = {}, taskDefinition }: Pick<ServiceRequest, 'credentials' | 'taskDefinition'>,
  prefix: string,
): Fault[] {
  const containers = taskDefinition?.containerDefinitions?.map(container => container?.name) ?? [];
  return Object.entries(credentials).flatMap(([container, secret]) => {
    const pointer = jsonPointer('credentials', container);
    const tooLong = (prefix + (secret?.Name ?? '')).length > LONGEST_SECRET_NAME;
    return [
      ...(containers.includes(container)
        ? []
        : [{ pointer, message: 'is not the name of a container in taskdefinition' }]),
      ...(tooLong ? [{ pointer: `${pointer}/Name`, message: `is too long with ${prefix} before it` }] : []),
    ];
  });
}

/** ECS asks for it but of services that run one task on each instance. */
function countFaults(service: ServiceRequest['service']): Fault[] {
  const isCounted = service?.desiredCount !== undefined || service?.schedulingStrategy === 'DAEMON';
  return isCounted || !service ? [] : [{ pointer: '/service/desiredCount', message: 'is required' }];
}

function registryFaults({ service, serviceRegistry }: ServiceRequest): Fault[] {
  const given = service?.serviceRegistries?.length ?? 0;
  const pointer = '/service/serviceRegistries';
  if (given > 0 && serviceRegistry) return [{ pointer, message: 'is given beside serviceregistry; a service has one' }];
  if (given > 1) return [{ pointer, message: 'names more than one; a service has one' }];
  return [];
}

function tagFaults(request: ServiceRequest, org: string): Fault[] {
  const lists: [string, Tags | undefined][] = [
    ['/tags', request.tags],
    ['/cluster/tags', request.cluster?.tags],
    ['/taskDefinition/tags', request.taskDefinition?.tags],
    ['/service/tags', request.service?.tags],
    ['/serviceRegistry/Tags', request.serviceRegistry?.Tags],
    ...Object.entries(request.credentials ?? {}).map(
      ([name, secret]) => [jsonPointer('credentials', name, 'Tags'), secret?.Tags] as [string, Tags | undefined],
    ),
  ];
  return lists.flatMap(([pointer, tags]) => orgFaults(pointer, tags, org));
}

/** Tags that claim another org are refused, wherever they stand. */
export function orgFaults(pointer: string, tags: Tags | undefined, org: string): Fault[] {
  return (tags ?? []).flatMap((tag, index) =>
    claimsAnotherOrg(tag, org) ? [{ pointer: `${pointer}/${index}/value`, message: `must be this org, ${org}` }] : [],
  );
}
