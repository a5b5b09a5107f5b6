import type { Fault } from '../errors.js';
import { jsonPointer } from '../json.js';
import { containerRuleFaults } from './fargate/containers.js';
import { fargateLimitFaults } from './fargate/limits.js';
import { registrationFaults } from './fargate/registration.js';
import { serviceFitFaults } from './fargate/service-fit.js';
import { newServiceFaults, serviceRuleFaults } from './fargate/service-rules.js';
import { fargateSizeFault, neededSize, smallestFargateSize } from './fargate/sizes.js';
import { faultIf } from './faults.js';
import { credentialNameFaults } from './limits/credentials.js';
import { definitionSizeFaults } from './limits/definition-size.js';
import { logNameFaults } from './limits/log-names.js';
import { placeholderFaults } from './limits/placeholders.js';
import { registryPortFaults } from './limits/registry-ports.js';
import { createdTagFaults, requestTagFaults } from './limits/request-tags.js';
import { executionRoleName, familyOf, LONGEST_ROLE_NAME, nameOf } from './names.js';
import { givenNetworkFaults, networkFaults } from './network.js';
import type { Schemas, Unchecked } from './schemas.js';
import { secretValueFaults } from './secret-values.js';

/** The org, and the properties of the account, that rules depend on. */
interface RuleContext {
  org: string;
  subnets: string[];
  allowPublicIp: boolean;
}

type ServiceRequest = Unchecked<Schemas['ServiceOrchestrationRequest']>;
type DefinitionRequest = Unchecked<Schemas['RegisterTaskDefinitionRequest']>;

/** The faults of a createService request that can be detected without AWS and that its schema does not cover. */
export function createServiceFaults(request: ServiceRequest, context: RuleContext): Fault[] {
  const { cluster, service } = request;
  const space = cluster?.clusterName || nameOf(service?.cluster ?? '');
  return [
    ...namedFaults(request),
    ...clusterFaults(request),
    ...faultIf(
      !request.taskDefinition && !service?.taskDefinition,
      '/service/taskDefinition',
      'is required: name an existing task definition, or give one in taskdefinition',
    ),
    ...definitionFaults(request),
    ...credentialFaults(request, context.org, space),
    ...givenRegistryFaults(request),
    ...countFaults(service),
    ...newServiceFaults('/service', service),
    ...proxyFaults(service),
    ...networkFaults('/service/networkConfiguration', service?.networkConfiguration, context),
    ...requestTagFaults(request, context.org),
    ...createdTagFaults(request, context.org, space, 'service'),
  ];
}

/** As createServiceFaults, for a request to create a managed task definition. */
export function createManagedFaults(
  request: Omit<ServiceRequest, 'service' | 'serviceRegistry'>,
  org: string,
): Fault[] {
  const { clusterName } = request.cluster ?? {};
  return [
    ...namedFaults(request),
    ...faultIf(request.cluster && !clusterName, '/cluster/clusterName', 'is required'),
    ...roleNameFaults('/cluster/clusterName', clusterName ?? ''),
    ...definitionFaults(request),
    ...credentialFaults(request, org, clusterName ?? ''),
    ...requestTagFaults(request, org),
    ...createdTagFaults(request, org, clusterName ?? '', 'task'),
  ];
}

/** As createServiceFaults, for a request to update a service. */
export function updateServiceFaults(
  request: ServiceRequest & { forceNewDeployment?: boolean; forceRedeploy?: boolean },
  context: RuleContext,
): Fault[] {
  const { service, taskDefinition, credentials, tags, forceNewDeployment, forceRedeploy } = request;
  const isForced = forceNewDeployment || forceRedeploy;
  const isEmpty = !service && !taskDefinition && !credentials && !tags && !isForced;
  return [
    ...faultIf(
      isEmpty,
      '',
      'contains nothing to update: give service, taskdefinition, credentials, tags or forcenewdeployment',
    ),
    ...updateDefinitionFaults(request, context.org),
    ...serviceRuleFaults('/service', service),
    ...proxyFaults(service),
    ...givenRegistryFaults(request),
    ...givenNetworkFaults('/service/networkConfiguration', service?.networkConfiguration, context),
  ];
}

/** As createServiceFaults, for a request to update a managed task definition. */
export function updateDefinitionFaults(request: ServiceRequest, org: string): Fault[] {
  const { taskDefinition, credentials = {} } = request;
  return [
    ...namedFaults(request),
    ...definitionFaults(request),
    ...credentialFaults({ taskDefinition, credentials }, org, ''),
    ...requestTagFaults(request, org),
  ];
}

/** The faults of placeholders that a request has in place of names. They come first, as they say more than the faults of a name's form. */
function namedFaults({ cluster, service, taskDefinition }: ServiceRequest): Fault[] {
  return placeholderFaults({ cluster, service, taskDefinition }, '');
}

function clusterFaults({ cluster, service, taskDefinition }: ServiceRequest): Fault[] {
  const created = cluster?.clusterName || undefined;
  const existing = service?.cluster && nameOf(service.cluster);
  if (!created && !existing) {
    const pointer = cluster ? '/cluster/clusterName' : '/service/cluster';
    return [{ pointer, message: 'is required: name an existing cluster, or the one to create in cluster.clustername' }];
  }
  const pointer = created ? '/cluster/clusterName' : '/service/cluster';
  return taskDefinition ? roleNameFaults(pointer, created ?? existing ?? '') : [];
}

function roleNameFaults(pointer: string, cluster: string): Fault[] {
  const role = executionRoleName(cluster);
  const longest = LONGEST_ROLE_NAME - executionRoleName('').length;
  const message = `must have at most ${longest} characters, as IAM limits its role's name, ${role}`;
  return faultIf(cluster.length > longest, pointer, message);
}

/** What the space makes of every definition. */
const FARGATE: DefinitionRequest = { networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'] };

function definitionFaults({ taskDefinition, service }: Pick<ServiceRequest, 'taskDefinition' | 'service'>): Fault[] {
  if (!taskDefinition) return [];
  const tooLarge = definitionSizeFaults('/taskDefinition', taskDefinition);
  if (tooLarge.length > 0) return tooLarge;
  const given = service?.taskDefinition;
  const family = given && familyOf(given);
  const other = family && taskDefinition.family && family !== taskDefinition.family;
  return [
    ...faultIf(
      other,
      '/service/taskDefinition',
      `must be of family ${taskDefinition.family}, as in taskdefinition, or be left out`,
    ),
    ...containerNameFaults('/taskDefinition', taskDefinition),
    ...containerRuleFaults('/taskDefinition', { ...taskDefinition, ...FARGATE }),
    ...fargateLimitFaults('/taskDefinition', taskDefinition),
    ...serviceFitFaults('/service', service, { ...taskDefinition, ...FARGATE }),
    ...sizeFaults(taskDefinition),
  ];
}

/** The faults of a definition that is registered as it is given. */
export function plainDefinitionFaults(definition: DefinitionRequest): Fault[] {
  const tooLarge = definitionSizeFaults('', definition);
  return tooLarge.length > 0
    ? tooLarge
    : [...containerNameFaults('', definition), ...registrationFaults('', definition)];
}

/** The faults of any task definition. @param pointer to the definition. */
function containerNameFaults(pointer: string, { containerDefinitions = [] }: DefinitionRequest): Fault[] {
  return containerDefinitions.flatMap((container, index) => {
    const at = `${pointer}/containerDefinitions/${index}`;
    const first = containerDefinitions.findIndex(other => other?.name === container?.name);
    return [
      ...faultIf(!container?.name, `${at}/name`, 'is required'),
      ...imageFaults(`${at}/image`, container?.image),
      ...faultIf(container?.name && first < index, `${at}/name`, 'must be unique: another container has this name'),
      ...logNameFaults(`${at}/logConfiguration`, container?.logConfiguration, container?.name ?? ''),
    ];
  });
}

/** Letters, digits and -_:./#, at most 255; a digest may follow. Source: Amazon ECS API Reference, ContainerDefinition. */
const IMAGE = /^[A-Za-z0-9\-_:./#]{1,255}(@sha256:[A-Fa-f0-9]{64})?$/;

function imageFaults(pointer: string, image: string | undefined): Fault[] {
  if (!image) return [{ pointer, message: 'is required' }];
  return faultIf(
    !IMAGE.test(image),
    pointer,
    'must be the name of an image: at most 255 letters, digits and -_:./#, optionally followed by @sha256: and a digest',
  );
}

/** The faults of a definition's size on Fargate. A size that is not given becomes the smallest that fits the containers. */
function sizeFaults(definition: DefinitionRequest): Fault[] {
  const { cpu, memory } = definition;
  if (cpu && memory) {
    const fault = fargateSizeFault(cpu, memory);
    return fault ? [{ pointer: `/taskDefinition/${fault.member}`, message: fault.message }] : [];
  }
  const need = neededSize(definition);
  const member = cpu ? 'cpu' : memory ? 'memory' : 'containerDefinitions';
  return faultIf(
    !smallestFargateSize({ cpu, memory }, need),
    `/taskDefinition/${member}`,
    `does not fit any size of Fargate: the containers need ${need.cpu} CPU units and ${need.memory} MiB`,
  );
}

function credentialFaults(
  { credentials = {}, taskDefinition }: Pick<ServiceRequest, 'credentials' | 'taskDefinition'>,
  org: string,
  cluster: string,
): Fault[] {
  const containers = taskDefinition?.containerDefinitions?.map(container => container?.name) ?? [];
  return Object.entries(credentials).flatMap(([container, secret = {}]) => {
    const pointer = jsonPointer('credentials', container);
    const isUnknown = taskDefinition && !containers.includes(container); // otherwise the containers are those of the running definition
    return [
      ...faultIf(isUnknown, pointer, 'must be the name of a container in taskdefinition'),
      ...credentialNameFaults(pointer, secret, { org, cluster, family: taskDefinition?.family ?? '', container }),
      ...secretValueFaults(pointer, secret),
    ];
  });
}

/** ECS requires a count, except for services that run one task on each instance (DAEMON). */
function countFaults(service: ServiceRequest['service']): Fault[] {
  const isMissing = service && service.desiredCount === undefined && service.schedulingStrategy !== 'DAEMON';
  return faultIf(isMissing, '/service/desiredCount', 'is required unless schedulingstrategy is DAEMON');
}

/** The faults of the log configuration of the Service Connect proxy. */
function proxyFaults(service: ServiceRequest['service']): Fault[] {
  const { logConfiguration } = service?.serviceConnectConfiguration ?? {};
  return logNameFaults('/service/serviceConnectConfiguration/logConfiguration', logConfiguration, '');
}

function givenRegistryFaults({ service, serviceRegistry }: ServiceRequest): Fault[] {
  const given = service?.serviceRegistries ?? [];
  const pointer = '/service/serviceRegistries';
  if (given.length > 1) return [{ pointer, message: 'must name one registry only' }];
  return given.flatMap((registry = {}) => [
    ...faultIf(
      registry.registryArn && serviceRegistry,
      `${pointer}/0/registryArn`,
      'must be left out beside serviceregistry: a service has one registry',
    ),
    ...faultIf(!registry.registryArn && !serviceRegistry, `${pointer}/0/registryArn`, 'is required'),
    ...registryPortFaults(`${pointer}/0`, registry),
  ]);
}
