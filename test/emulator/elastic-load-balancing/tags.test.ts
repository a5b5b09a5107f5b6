import { AddTagsCommand, DescribeTagsCommand, RemoveTagsCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import t from 'tap';
import { accountWithListener, noSuchListener, noSuchLoadBalancer, noSuchRule, noSuchTargetGroup } from './account.js';

t.test('tags are added to several resources at once, replaced, removed and described', async t => {
  const { client, loadBalancerArn, targetGroupArn, listenerArn } = await accountWithListener(t);
  const ResourceArns = [loadBalancerArn, targetGroupArn, listenerArn];
  const space = { Key: 'spinup:spaceid', Value: 'space' };

  await client.send(new AddTagsCommand({ ResourceArns, Tags: [space, { Key: 'a', Value: '1' }, { Key: 'b' }] }));
  await client.send(new AddTagsCommand({ ResourceArns: [targetGroupArn], Tags: [{ Key: 'a', Value: '2' }] }));
  await client.send(new RemoveTagsCommand({ ResourceArns, TagKeys: ['b', 'none'] }));
  const { TagDescriptions } = await client.send(new DescribeTagsCommand({ ResourceArns }));

  t.same(TagDescriptions, [
    { ResourceArn: loadBalancerArn, Tags: [space, { Key: 'a', Value: '1' }] },
    { ResourceArn: targetGroupArn, Tags: [space, { Key: 'a', Value: '2' }] },
    { ResourceArn: listenerArn, Tags: [space, { Key: 'a', Value: '1' }] },
  ]);
});

t.test('tags of more than 20 resources, or of a missing one, are rejected', async t => {
  const { client, loadBalancerArn } = await accountWithListener(t);
  const describe = (ResourceArns: string[]) => client.send(new DescribeTagsCommand({ ResourceArns }));
  const add = (Tags: { Key: string }[]) => client.send(new AddTagsCommand({ ResourceArns: [loadBalancerArn], Tags }));
  const tags = (count: number) => Array.from({ length: count }, (_, index) => ({ Key: `key-${index}` }));

  await t.resolves(describe(Array(20).fill(loadBalancerArn)));
  await t.rejects(describe(Array(21).fill(loadBalancerArn)), { name: 'ValidationError' });
  await t.rejects(describe([noSuchLoadBalancer]), { name: 'LoadBalancerNotFoundException' });
  await t.rejects(describe([noSuchTargetGroup]), { name: 'TargetGroupNotFoundException' });
  await t.rejects(describe([noSuchListener]), { name: 'ListenerNotFoundException' });
  await t.rejects(describe([noSuchRule]), { name: 'RuleNotFoundException' });
  await t.rejects(describe(['none']), { name: 'ValidationError' });
  await t.rejects(add([{ Key: 'a' }, { Key: 'a' }]), { name: 'DuplicateTagKeysException' });
  await t.rejects(add(tags(51)), { name: 'TooManyTagsException' });
});
