import type { FastifyInstance } from 'fastify';
import type { Emulator } from '../../src/emulator/index.js';
import { fullExample } from '../demo/full-example.js';
import type { TextsByKey } from '../support/generated-values.js';

const DEFINITION = {
  Family: 'nightly',
  Cpu: '256',
  Memory: '512',
  ContainerDefinitions: [{ Name: 'web', Image: 'nginx:1', PortMappings: [{ ContainerPort: 80, Name: 'http' }] }],
};

/** Creates a resource of each kind. @returns their names, by the parameters and the keys of bodies that name them. */
export async function makeSpace(app: FastifyInstance, { seed }: Emulator, token: string): Promise<TextsByKey> {
  const call = async (method: 'GET' | 'POST', path: string, body?: object) => {
    const headers = { 'x-auth-token': token };
    const answer = await app.inject({
      method,
      url: `/v1/ecs/sandbox/${path}`,
      headers,
      ...(body && { payload: body }),
    });
    if (answer.statusCode !== 200) throw new Error(`${method} ${path}: ${answer.body}`);
    return answer.json();
  };
  const created = await call('POST', 'services', fullExample(seed.namespaceId));
  await call('POST', 'taskdefs', { Cluster: { ClusterName: 'myclu' }, TaskDefinition: DEFINITION });
  const run = await call('POST', 'clusters/myclu/taskdefs/nightly/tasks', {});
  const secret = await call('POST', 'secrets', { Name: 'mysecret', SecretString: 'x' });
  await call('POST', 'params/myclu', { Name: 'myparam', Value: 'x' });
  const {
    Operations: [operation],
  } = await call('GET', 'operations');
  const clusters = ['myclu', created.Cluster.ClusterArn];
  const services = ['www', created.Service.ServiceArn];
  const definitions = ['webservers', 'webservers:1', 'nightly', created.TaskDefinition.TaskDefinitionArn];
  const task = run.Tasks[0].TaskArn;
  const role = created.TaskDefinition.ExecutionRoleArn;
  return {
    account: ['sandbox'],
    ...{ cluster: clusters, Cluster: clusters, ClusterName: ['myclu', 'new'] },
    ...{ service: services, Service: services, ServiceName: ['www', 'new'], space: ['myclu'] },
    ...{
      taskdef: definitions,
      TaskDefinition: definitions,
      Family: ['webservers', 'nightly', 'new'],
      family: ['nightly'],
    },
    ...{ task: [task.split('/').at(-1), task], container: ['webserver', 'web'] },
    ...{ id: [created.ServiceDiscoveryService.Id], RegistryArn: [created.ServiceDiscoveryService.Arn] },
    ...{ NamespaceId: [seed.namespaceId], secret: ['mysecret', secret.ARN], ValueFrom: [secret.ARN] },
    ...{
      prefix: ['myclu'],
      param: ['myparam'],
      operation: [operation.Id],
      image: ['nginx:1', 'registry.example.com/a/b'],
    },
    ...{
      Subnets: seed.subnetIds,
      SecurityGroups: seed.securityGroupIds,
      ExecutionRoleArn: [role],
      TaskRoleArn: [role],
    },
    ...{ ContainerName: ['webserver', 'web'], CapacityProvider: ['FARGATE', 'FARGATE_SPOT'], SourceVolume: ['data'] },
    ...{
      Prefer: ['respond-async'],
      'Idempotency-Key': [`${operation.Id}-1`, `${operation.Id}-2`],
      wait: ['steady'],
      timeout: ['1'],
    },
  };
}
