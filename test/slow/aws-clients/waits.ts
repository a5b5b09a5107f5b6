import type { Emulator, EmulatorOptions } from '../../../src/emulator/index.js';
import type { AwsClient, Members } from './client.js';

/** A waiter, and a setup in which it polls twice. */
export interface Wait {
  service: string;
  waiter: string;
  /** The action that the waiter calls. */
  action: string;
  timings?: EmulatorOptions['timings'];
  /** Makes what is there before the first poll. */
  prepare(setup: Setup): Promise<Members>;
  /** Makes what the waiter waits for, after its first poll. Without it, all scheduled transitions end. */
  reach?(setup: Setup, prepared: Members): Promise<unknown>;
  /** What the waiter is asked to wait for. */
  input(prepared: Members): Members;
}

/** A client that prepares a waiter's case, on the emulator that the waiter polls. */
export interface Setup {
  emulator: Emulator;
  call(service: string, action: string, input: Members): ReturnType<AwsClient['call']>;
}

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const TARGETS = [{ Id: '10.0.0.9', Port: 80 }];
const STARTING = { taskProvisioning: 1_000 };
const STOPPING = { taskStopping: 1_000 };

/** All waiters that the clients have for the actions of the embedded AWS; a test compares them. */
export const WAITS: Wait[] = [
  {
    service: 'ecs',
    waiter: 'ServicesStable',
    action: 'DescribeServices',
    timings: STARTING,
    prepare: createService,
    input: () => ({ cluster: 'life', services: ['www'] }),
  },
  {
    service: 'ecs',
    waiter: 'ServicesInactive',
    action: 'DescribeServices',
    timings: STOPPING,
    async prepare(setup) {
      await createService(setup);
      return setup.call('ecs', 'DeleteService', { cluster: 'life', service: 'www', force: true });
    },
    input: () => ({ cluster: 'life', services: ['www'] }),
  },
  {
    service: 'ecs',
    waiter: 'TasksRunning',
    action: 'DescribeTasks',
    timings: STARTING,
    prepare: runTask,
    input: ({ tasks }) => ({ cluster: 'life', tasks: [tasks[0].taskArn] }),
  },
  {
    service: 'ecs',
    waiter: 'TasksStopped',
    action: 'DescribeTasks',
    timings: STOPPING,
    async prepare(setup) {
      const { tasks } = await runTask(setup);
      return setup.call('ecs', 'StopTask', { cluster: 'life', task: tasks[0].taskArn });
    },
    input: ({ task }) => ({ cluster: 'life', tasks: [task.taskArn] }),
  },
  {
    service: 'iam',
    waiter: 'RoleExists',
    action: 'GetRole',
    prepare: async () => ({}),
    reach: ({ call }) => call('iam', 'CreateRole', { RoleName: 'life', AssumeRolePolicyDocument: TRUST }),
    input: () => ({ RoleName: 'life' }),
  },
  ...['LoadBalancerExists', 'LoadBalancerAvailable'].map(waiter => ({
    service: 'elbv2',
    waiter,
    action: 'DescribeLoadBalancers',
    prepare: async () => ({}),
    reach: createLoadBalancer,
    input: () => ({ Names: ['life'] }),
  })),
  {
    service: 'elbv2',
    waiter: 'LoadBalancersDeleted',
    action: 'DescribeLoadBalancers',
    prepare: createLoadBalancer,
    reach: ({ call }, { LoadBalancerArn }) => call('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn }),
    input: ({ LoadBalancerArn }) => ({ LoadBalancerArns: [LoadBalancerArn] }),
  },
  {
    service: 'elbv2',
    waiter: 'TargetInService',
    action: 'DescribeTargetHealth',
    prepare: createTargetGroup,
    reach: ({ call }, { TargetGroupArn }) => call('elbv2', 'RegisterTargets', { TargetGroupArn, Targets: TARGETS }),
    input: ({ TargetGroupArn }) => ({ TargetGroupArn, Targets: TARGETS }),
  },
  {
    service: 'elbv2',
    waiter: 'TargetDeregistered',
    action: 'DescribeTargetHealth',
    async prepare(setup) {
      const { TargetGroupArn } = await createTargetGroup(setup);
      await setup.call('elbv2', 'RegisterTargets', { TargetGroupArn, Targets: TARGETS });
      return { TargetGroupArn };
    },
    reach: ({ call }, { TargetGroupArn }) => call('elbv2', 'DeregisterTargets', { TargetGroupArn, Targets: TARGETS }),
    input: ({ TargetGroupArn }) => ({ TargetGroupArn, Targets: TARGETS }),
  },
];

/** Cluster `life` and task definition `life:1`. @returns where tasks on Fargate start. */
async function createCluster({ emulator, call }: Setup) {
  await call('ecs', 'CreateCluster', { clusterName: 'life' });
  await call('ecs', 'RegisterTaskDefinition', {
    family: 'life',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'web', image: 'nginx:alpine' }],
  });
  const networkConfiguration = { awsvpcConfiguration: { subnets: emulator.seed.subnetIds.slice(0, 1) } };
  return { cluster: 'life', taskDefinition: 'life', launchType: 'FARGATE', networkConfiguration };
}

async function createService(setup: Setup): Promise<Members> {
  const place = await createCluster(setup);
  return setup.call('ecs', 'CreateService', { ...place, serviceName: 'www', desiredCount: 1 });
}

async function runTask(setup: Setup): Promise<Members> {
  return setup.call('ecs', 'RunTask', await createCluster(setup));
}

async function createLoadBalancer({ emulator, call }: Setup): Promise<Members> {
  const Subnets = emulator.seed.subnetIds.slice(0, 2);
  const { LoadBalancers } = await call('elbv2', 'CreateLoadBalancer', { Name: 'life', Subnets });
  return LoadBalancers[0];
}

/** A target group that a load balancer uses: AWS checks the health of no other. */
async function createTargetGroup(setup: Setup): Promise<Members> {
  const { emulator, call } = setup;
  const { LoadBalancerArn } = await createLoadBalancer(setup);
  const group = { Name: 'life', Protocol: 'HTTP', Port: 80, VpcId: emulator.seed.vpcId, TargetType: 'ip' };
  const { TargetGroups } = await call('elbv2', 'CreateTargetGroup', group);
  const { TargetGroupArn } = TargetGroups[0];
  const DefaultActions = [{ Type: 'forward', TargetGroupArn }];
  await call('elbv2', 'CreateListener', { LoadBalancerArn, Protocol: 'HTTP', Port: 80, DefaultActions });
  return { TargetGroupArn };
}
