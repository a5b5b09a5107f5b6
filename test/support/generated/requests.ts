import { join } from 'node:path';
import fc from 'fast-check';
import { readSpec, type Schema } from '../../../scripts/generate/spec.js';
import { membersOf, type TextsByKey } from '../../../scripts/support/generated-values.js';

const spec = readSpec(join(import.meta.dirname, '../../../../openapi.yaml'));

/** What exists in the account, which the generated requests name. */
export interface Existing {
  subnetId: string;
  securityGroupId: string;
  /** A task definition that can be deployed. */
  taskDefinition: string;
}

type Members = Record<string, unknown>;

/** The bodies of requests by the operation that takes them. The names of what is created are the sender's. */
export function generatedBodies(
  existing: Existing,
): Record<'createService' | 'updateService' | 'taskDefinition' | 'runTask', fc.Arbitrary<Members>> {
  const texts = textsFor(existing);
  const some = (name: string, most: number) => membersOf(spec, schemaOf(name), texts, most);
  const container = (base: Members) =>
    some('ContainerDefinition', 2).map(members => ({ ...base, ...without(members, 'Name') }));
  const definition = fc
    .record({
      web: container({ Name: 'web', Image: 'nginx:1', PortMappings: [{ ContainerPort: 8080, Name: 'http' }] }),
      api: fc.option(container({ Name: 'api', Image: 'api:1', Essential: false }), { nil: undefined }),
      ...{ others: some('RegisterTaskDefinitionRequest', 2) },
    })
    .map(({ web, api, others }) => ({ ...others, ContainerDefinitions: api ? [web, api] : [web] }));
  const withoutNames = (members: Members) =>
    without(members, 'ServiceName', 'Service', 'Cluster', 'ClientToken', 'DesiredCount');
  const plain = { Cpu: '256', Memory: '512', NetworkMode: 'awsvpc', RequiresCompatibilities: ['FARGATE'] };
  return {
    createService: fc
      .record({ Service: some('CreateServiceRequest', 3), TaskDefinition: fc.option(definition, { nil: undefined }) })
      .map(({ Service, TaskDefinition }) => ({
        Service: {
          ...(TaskDefinition ? {} : { TaskDefinition: existing.taskDefinition }),
          ...without(withoutNames(Service), ...(TaskDefinition ? ['TaskDefinition'] : [])),
        },
        ...(TaskDefinition && { TaskDefinition }),
      })),
    updateService: fc
      .record({ Service: some('UpdateServiceRequest', 3), TaskDefinition: fc.option(definition, { nil: undefined }) })
      .map(({ Service, TaskDefinition }) => ({
        ForceNewDeployment: true,
        Service: without(withoutNames(Service), ...(TaskDefinition ? ['TaskDefinition'] : [])),
        ...(TaskDefinition && { TaskDefinition }),
      })),
    taskDefinition: fc
      .record({ definition, left: fc.subarray(Object.keys(plain), { maxLength: 1 }) })
      .map(({ definition, left }) => ({ ...without(plain, ...left), ...definition })),
    runTask: some('RunTaskRequest', 3).map(request => without(request, 'ClientToken', 'Cluster')),
  };
}

function textsFor({ subnetId, securityGroupId, taskDefinition }: Existing): TextsByKey {
  return {
    Subnets: [subnetId, '<SUBNET_ID>', 'subnet-xxxxxxxx'],
    SecurityGroups: [securityGroupId, '<SECURITY_GROUP>'],
    TaskDefinition: [taskDefinition],
    ContainerName: ['web', 'api', '<CONTAINER_NAME>'],
    SourceContainer: ['web', 'api'],
    SourceVolume: ['data', 'other'],
    PortName: ['http', 'other'],
    CapacityProvider: ['FARGATE', 'FARGATE_SPOT', 'my-instances'],
    PlatformVersion: ['LATEST', '1.4.0'],
    Key: ['Team', 'Name'],
    RegistryArn: ['arn:aws:servicediscovery:us-east-1:012345678901:service/srv-none'],
    TargetGroupArn: ['arn:aws:elasticloadbalancing:us-east-1:012345678901:targetgroup/none/0123456789abcdef'],
  };
}

function schemaOf(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

function without(members: Members, ...keys: string[]): Members {
  return Object.fromEntries(Object.entries(members).filter(([key]) => !keys.includes(key)));
}
