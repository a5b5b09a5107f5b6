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

const tag = (Key: string) => ({ Key, Value: 'b' });

export const FIRST_TAG = tag('k1');

/** Adds tags to a listener or rule that has the first tag, and removes one. */
export async function assertTagsChange(t: Test, elb: ElasticLoadBalancingV2, arn = ''): Promise<void> {
  const ResourceArns = [arn];
  const tags = async () => (await elb.describeTags({ ResourceArns })).TagDescriptions?.[0]?.Tags;

  t.same(await tags(), [FIRST_TAG]);
  await elb.addTags({ ResourceArns, Tags: [tag('a'), tag('b')] });
  t.same(await tags(), [FIRST_TAG, tag('a'), tag('b')]);
  await elb.removeTags({ ResourceArns, TagKeys: ['a'] });
  t.same(await tags(), [FIRST_TAG, tag('b')]);
}
