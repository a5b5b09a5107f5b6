import { isDeepStrictEqual } from 'node:util';
import { AwsError, type Backend } from '../../backend.js';
import { pageOf } from '../../paging.js';
import { flag, listOf, oneOf, required, text } from '../../shape.js';
import { findService, getActiveCluster, getCluster, getService } from '../lookups.js';
import { action, invalidParameter, paging, parseTags } from '../members.js';
import { arnOf, type Cluster, type Ecs, type Service } from '../state.js';
import { startDeployment, stopCurrentDeployment } from './deployments.js';
import { describeService } from './describe-service.js';
import {
  assertSupported,
  type CreateServiceInput,
  createServiceMembers,
  updateServiceMembers,
} from './service-input.js';
import { checkRole } from './service-rules.js';
import { runScheduler } from './service-scheduler.js';
import { parseServiceSettings, parseServiceSpec } from './service-spec.js';

/** Services from CreateService to DeleteService. */
export function serviceActions(ecs: Ecs): Backend['actions'] {
  return {
    CreateService: createService(ecs),
    ...serviceReads(ecs),
    UpdateService: updateService(ecs),
    DeleteService: deleteService(ecs),
  };
}

/** A repeated call with the same members returns the existing service. */
function createService(ecs: Ecs) {
  return action(createServiceMembers, input => {
    const cluster = getActiveCluster(ecs, input.cluster);
    const existing = findService(cluster, input.serviceName);
    if (existing?.status === 'ACTIVE') {
      if (!isDeepStrictEqual(existing.creation, input))
        throw invalidParameter('Creation of service was not idempotent.');
      return { service: describeService(ecs.account, existing, true) };
    }
    if (existing?.status === 'DRAINING') throw invalidParameter('Unable to Start a service that is still Draining.');
    const service = newService(ecs, cluster, input);
    cluster.services.set(service.name, service);
    startDeployment(ecs, service, service.spec);
    // The response describes the service before the first task starts, as AWS's does.
    const response = { service: describeService(ecs.account, service, true) };
    runScheduler(ecs, service);
    return response;
  });
}

function newService(ecs: Ecs, cluster: Cluster, input: CreateServiceInput): Service {
  assertSupported(input);
  if (!/^[\w-]{1,255}$/.test(input.serviceName)) throw invalidParameter('The service name is invalid.');
  if (!/^[!-~]{0,36}$/.test(input.clientToken ?? ''))
    throw invalidParameter('clientToken has at most 36 characters, from ! to ~.');
  if (input.desiredCount === undefined) throw invalidParameter('desiredCount is required for a REPLICA service.');
  const spec = parseServiceSpec(ecs, cluster, input);
  checkRole(input.role, spec);
  return {
    cluster,
    name: input.serviceName,
    arn: arnOf(ecs, `service/${cluster.name}/${input.serviceName}`),
    status: 'ACTIVE',
    desiredCount: input.desiredCount,
    spec,
    settings: parseServiceSettings(input),
    deployments: [],
    serviceDeployments: [],
    revisions: [],
    completedRevision: undefined,
    events: [],
    createdAt: ecs.account.clock.now(),
    tags: parseTags(input.tags),
    creation: input,
    scheduler: { isRunning: false, needsAnotherRun: false, isSteady: false },
  };
}

/** A change of the revision, or `forceNewDeployment`, starts a deployment; a new desired count does not. */
function updateService(ecs: Ecs) {
  return action(updateServiceMembers, input => {
    const cluster = getCluster(ecs, input.cluster);
    const service = getService(cluster, input.service);
    if (service.status !== 'ACTIVE') {
      throw new AwsError('ServiceNotActiveException', 'Service was not ACTIVE.');
    }
    assertSupported(input);
    const spec = parseServiceSpec(ecs, cluster, input, service.spec);
    const isChanged = !isDeepStrictEqual(spec, service.spec);
    service.settings = parseServiceSettings(input, service.settings);
    service.desiredCount = input.desiredCount ?? service.desiredCount;
    if (isChanged || input.forceNewDeployment) {
      service.spec = spec;
      startDeployment(ecs, service, spec);
    }
    const response = { service: describeService(ecs.account, service, true) };
    runScheduler(ecs, service);
    return response;
  });
}

/** A deleted service is DRAINING until its tasks have stopped, then INACTIVE. */
function deleteService(ecs: Ecs) {
  return action({ cluster: text, service: required(text), force: flag }, input => {
    const service = getService(getCluster(ecs, input.cluster), input.service);
    if (service.status === 'ACTIVE') {
      if (!input.force && service.desiredCount > 0) {
        throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
      }
      service.status = 'DRAINING';
      service.desiredCount = 0;
      stopCurrentDeployment(ecs, service, 'The service was deleted.');
      runScheduler(ecs, service);
    }
    // The response says DRAINING even if no task has to stop.
    return { service: { ...describeService(ecs.account, service, true), status: 'DRAINING' } };
  });
}

function serviceReads(ecs: Ecs): Backend['actions'] {
  return {
    DescribeServices: action(
      { cluster: text, services: required(listOf(text, 10)), include: listOf(oneOf('TAGS')) },
      input => {
        if (!input.services.length) throw invalidParameter('Services cannot be empty.');
        const cluster = getCluster(ecs, input.cluster);
        const found = input.services.map(identifier => ({ identifier, service: findService(cluster, identifier) }));
        const withTags = input.include?.includes('TAGS');
        return {
          services: found.flatMap(({ service }) => (service ? [describeService(ecs.account, service, withTags)] : [])),
          failures: found.flatMap(({ identifier, service }) =>
            service ? [] : [{ arn: arnIn(ecs, cluster, identifier), reason: 'MISSING' }],
          ),
        };
      },
    ),
    ListServices: action(
      {
        cluster: text,
        launchType: oneOf('EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'),
        schedulingStrategy: oneOf('REPLICA', 'DAEMON'),
        resourceManagementType: oneOf('CUSTOMER', 'ECS'),
        ...paging,
      },
      input => {
        const found = [...getCluster(ecs, input.cluster).services.values()]
          .filter(({ status }) => status === 'ACTIVE')
          .filter(({ spec }) => spec.launchType === (input.launchType ?? spec.launchType))
          .filter(() => input.schedulingStrategy !== 'DAEMON');
        const page = pageOf(found, {
          key: ({ arn }) => arn,
          token: input.nextToken,
          size: input.maxResults ?? 10,
          invalidCode: 'InvalidParameterException',
        });
        return { serviceArns: page.items.map(({ arn }) => arn), nextToken: page.next };
      },
    ),
  };
}

function arnIn(ecs: Ecs, cluster: Cluster, identifier: string): string {
  return identifier.startsWith('arn:') ? identifier : arnOf(ecs, `service/${cluster.name}/${identifier}`);
}
