import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Test } from 'tap';
import { clientOf } from '../../../emulator/connect.js';
import { accountWithListener, emptyAccount } from '../../../emulator/elastic-load-balancing/account.js';

/** An empty account, functions that create the smallest valid resources, and a client with a method for each action. */
export async function account(t: Test) {
  const empty = await emptyAccount(t);
  return { ...empty, elb: clientOf(t, ElasticLoadBalancingV2, empty.emulator) };
}

/** An account with a load balancer that forwards requests on port 80 to a target group. */
export async function listeningAccount(t: Test) {
  const listening = await accountWithListener(t);
  return { ...listening, elb: clientOf(t, ElasticLoadBalancingV2, listening.emulator) };
}

/** What AWS answers to an invalid input. */
export const validationError = (message: string) => ({ name: 'ValidationError', message, status: 400 });

export const fixedResponse = {
  Type: 'fixed-response' as const,
  FixedResponseConfig: { StatusCode: '404', ContentType: 'text/plain', MessageBody: 'This page does not exist' },
};
