import { type Account, callerArn } from '../account.js';
import type { Backend } from '../backend.js';
import { pageOf } from '../paging.js';
import { between, flag, listOf, oneOf, required, text } from '../shape.js';
import { findCluster, getCluster } from './lookups.js';
import { action, invalidParameter, paging } from './members.js';
import { namespaceNotFound } from './services/service-rules.js';
import { arnOf, type Ecs, type Service } from './state.js';

const invalidCode = 'InvalidParameterException';

/** What the account has without having created it, and lists across its clusters. */
export function accountActions(ecs: Ecs): Backend['actions'] {
  return {
    ListAccountSettings: listAccountSettings(ecs.account),
    DescribeCapacityProviders: describeCapacityProviders(ecs),
    ListServicesByNamespace: listServicesByNamespace(ecs),
    // No cluster has container instances.
    ListAttributes: action(
      { cluster: text, targetType: required(text), attributeName: text, attributeValue: text, ...paging },
      input => {
        getCluster(ecs, input.cluster);
        return { attributes: [] };
      },
    ),
    ListContainerInstances: action({ cluster: text, filter: text, status: text, ...paging }, input => {
      getCluster(ecs, input.cluster);
      return { containerInstanceArns: [] };
    }),
  };
}

/** The values of an account that has changed none. Source: Amazon ECS Developer Guide, "Account settings". */
const SETTINGS: Record<string, string> = {
  awsvpcTrunking: 'disabled',
  containerInsights: 'disabled',
  containerInstanceLongArnFormat: 'enabled',
  defaultLogDriverMode: 'non-blocking',
  fargateFIPSMode: 'disabled',
  fargateTaskRetirementWaitPeriod: '7',
  guardDutyActivate: 'off',
  serviceLongArnFormat: 'enabled',
  tagResourceAuthorization: 'off',
  taskLongArnFormat: 'enabled',
};

function listAccountSettings(account: Account) {
  return action(
    {
      name: text,
      value: text,
      principalArn: text,
      effectiveSettings: flag,
      nextToken: text,
      maxResults: between(1, 10),
    },
    input => {
      const { name, value, principalArn = callerArn(account) } = input;
      if (value !== undefined && name === undefined) throw invalidParameter('A value needs the name of a setting.');
      // Without effectiveSettings, AWS lists only what the principal has set itself.
      const found = Object.entries(input.effectiveSettings ? SETTINGS : {})
        .filter(([setting, present]) => setting === (name ?? setting) && present === (value ?? present))
        .map(([setting, present]) => ({
          name: setting,
          value: present,
          principalArn,
          type: setting === 'guardDutyActivate' ? 'aws_managed' : 'user',
        }));
      const page = pageOf(found, {
        key: setting => setting.name,
        token: input.nextToken,
        size: input.maxResults ?? 10,
        invalidCode,
      });
      return { settings: page.items, nextToken: page.next };
    },
  );
}

/** AWS's own two are the only capacity providers. */
function describeCapacityProviders(ecs: Ecs) {
  const known = ['FARGATE', 'FARGATE_SPOT'];
  return action(
    {
      capacityProviders: listOf(text, 100),
      cluster: text,
      include: listOf(oneOf('TAGS')),
      nextToken: text,
      maxResults: between(1, 10),
    },
    input => {
      const { capacityProviders: identifiers = known, cluster } = input;
      const inCluster = cluster === undefined ? known : getCluster(ecs, cluster).capacityProviders;
      const names = identifiers.map(identifier => identifier.slice(identifier.lastIndexOf('/') + 1));
      const page = pageOf(
        names.filter(name => inCluster.includes(name)),
        { key: name => name, token: input.nextToken, size: input.maxResults ?? 10, invalidCode },
      );
      return {
        capacityProviders: page.items.map(name => ({
          capacityProviderArn: arnOf(ecs, `capacity-provider/${name}`),
          name,
          status: 'ACTIVE',
          tags: [],
        })),
        failures: names
          .filter(name => !known.includes(name))
          .map(name => ({ arn: arnOf(ecs, `capacity-provider/${name}`), reason: 'MISSING' })),
        nextToken: page.next,
      };
    },
  );
}

/** The services whose Service Connect configuration is in a namespace, of all clusters. */
function listServicesByNamespace(ecs: Ecs) {
  return action({ namespace: required(text), nextToken: text, maxResults: between(1, 100) }, input => {
    const { account, clusters } = ecs;
    const arn = account.links.namespaceArn(input.namespace);
    if (arn === undefined) throw namespaceNotFound(input.namespace);
    const isIn = (service: Service) => {
      const { enabled, namespace } = service.spec.serviceConnectConfiguration ?? {};
      const named = namespace ?? findCluster(ecs, service.cluster.name)?.serviceConnectDefaults?.namespace;
      return enabled && named !== undefined && account.links.namespaceArn(named) === arn;
    };
    const services = [...clusters.values()].flatMap(cluster => [...cluster.services.values()]);
    const page = pageOf(
      services.filter(service => service.status === 'ACTIVE' && isIn(service)),
      { key: service => service.arn, token: input.nextToken, size: input.maxResults ?? 10, invalidCode },
    );
    return { serviceArns: page.items.map(service => service.arn), nextToken: page.next };
  });
}
