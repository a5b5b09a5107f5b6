import {
  CreateListenerCommand,
  type CreateListenerCommandInput,
  CreateLoadBalancerCommand,
  type CreateLoadBalancerCommandInput,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Test } from 'tap';
import { connect } from '../connect.js';

const arnPrefix = 'arn:aws:elasticloadbalancing:us-east-1:012345678901:';
export const noSuchLoadBalancer = `${arnPrefix}loadbalancer/app/none/0123456789abcdef`;
export const noSuchTargetGroup = `${arnPrefix}targetgroup/none/0123456789abcdef`;
export const noSuchListener = `${arnPrefix}listener/app/none/0123456789abcdef/0123456789abcdef`;
export const noSuchRule = `${arnPrefix}listener-rule/app/none/0123456789abcdef/0123456789abcdef/0123456789abcdef`;

/** A client, and functions that create the smallest valid resources. */
export async function emptyAccount(t: Test) {
  const { emulator, client } = await connect(t, ElasticLoadBalancingV2Client);
  const { subnetIds, vpcId } = emulator.seed;
  return {
    emulator,
    client,
    async createLoadBalancer(more: Partial<CreateLoadBalancerCommandInput>) {
      const input = { Name: 'space', Subnets: subnetIds, ...more };
      const { LoadBalancers = [] } = await client.send(new CreateLoadBalancerCommand(input));
      return LoadBalancers[0] ?? {};
    },
    async createTargetGroup(more: Partial<CreateTargetGroupCommandInput>) {
      const input: CreateTargetGroupCommandInput = {
        Name: 'web',
        Protocol: 'HTTP',
        Port: 8080,
        VpcId: vpcId,
        TargetType: 'ip',
        ...more,
      };
      const { TargetGroups = [] } = await client.send(new CreateTargetGroupCommand(input));
      return TargetGroups[0] ?? {};
    },
    async createListener(input: CreateListenerCommandInput) {
      const { Listeners = [] } = await client.send(new CreateListenerCommand({ Protocol: 'HTTP', Port: 80, ...input }));
      return Listeners[0] ?? {};
    },
  };
}

/** An account with a load balancer that forwards requests on port 80 to a target group. */
export async function accountWithListener(t: Test) {
  const account = await emptyAccount(t);
  const { LoadBalancerArn = '' } = await account.createLoadBalancer({});
  const { TargetGroupArn = '' } = await account.createTargetGroup({});
  const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn }];
  const { ListenerArn = '' } = await account.createListener({ LoadBalancerArn, DefaultActions });
  return { ...account, loadBalancerArn: LoadBalancerArn, targetGroupArn: TargetGroupArn, listenerArn: ListenerArn };
}
