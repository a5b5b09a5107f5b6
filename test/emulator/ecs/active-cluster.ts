import { ECS, type RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import type { Test } from 'tap';
import { type EmulatorOptions, manualClock } from '../../../src/emulator/index.js';
import { connect } from '../connect.js';

export const timings = {
  clusterProvisioning: 2000,
  taskProvisioning: 1000,
  taskPending: 3000,
  taskStopping: 5000,
};

export const definition: RegisterTaskDefinitionRequest = {
  family: 'www',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'web', image: 'nginx:1.27', portMappings: [{ containerPort: 80 }] }],
};

/** An ECS client and an ACTIVE cluster, with a manual clock. */
export async function activeCluster(t: Test, options: EmulatorOptions = {}) {
  const clock = manualClock();
  const { emulator, client: ecs } = await connect(t, ECS, { clock, timings, ...options });
  await ecs.createCluster({ clusterName: 'space' });
  clock.advance(timings.clusterProvisioning);
  const networkConfiguration = { awsvpcConfiguration: { subnets: emulator.seed.subnetIds } };
  const www = {
    cluster: 'space',
    serviceName: 'www',
    taskDefinition: 'www',
    desiredCount: 1,
    launchType: 'FARGATE' as const,
    networkConfiguration,
  };
  const describe = async () => {
    const { services = [] } = await ecs.describeServices({ cluster: 'space', services: ['www'] });
    return services[0];
  };
  return { emulator, ecs, clock, www, describe };
}

export const breaker = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } };
export const withImage = (image: string) => ({ ...definition, containerDefinitions: [{ name: 'web', image }] });
