import t from 'tap';
import { definition, ready } from './ecs-ready.js';

t.test('a definition that AWS would not take is refused', async t => {
  const { ecs } = await ready(t);
  const [web] = definition.containerDefinitions ?? [];
  const wrong = [
    { family: 'a b' },
    { cpu: '256', memory: '4096' },
    { networkMode: 'bridge' as const },
    { containerDefinitions: [] },
    { containerDefinitions: [{ ...web, essential: false }] },
    { executionRoleArn: 'not-a-role' },
    { containerDefinitions: [{ ...web, logConfiguration: { logDriver: 'awslogs' as const } }] },
  ];

  for (const part of wrong) {
    await t.rejects(ecs.registerTaskDefinition({ ...definition, ...part }), { name: 'ClientException' });
  }
});

t.test('a deregistered definition is INACTIVE, cannot be started, and can be deleted', async t => {
  const { ecs, www } = await ready(t);
  await ecs.registerTaskDefinition(definition);

  const early = await ecs.deleteTaskDefinitions({ taskDefinitions: ['www:1'] });
  await ecs.deregisterTaskDefinition({ taskDefinition: 'www:1' });
  const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: 'www:1' });
  await t.rejects(ecs.describeTaskDefinition({ taskDefinition: 'www' }), {
    name: 'ClientException',
    message: 'Unable to describe task definition.',
  });
  await t.rejects(ecs.createService({ ...www, taskDefinition: 'www:1' }), { message: 'TaskDefinition is inactive' });
  const deleted = await ecs.deleteTaskDefinitions({ taskDefinitions: ['www:1', 'www:9'] });
  const again = await ecs.registerTaskDefinition(definition);

  t.equal(early.failures?.length, 1);
  t.equal(taskDefinition?.status, 'INACTIVE');
  t.match(deleted.taskDefinitions, [{ status: 'DELETE_IN_PROGRESS' }]);
  t.equal(deleted.failures?.length, 1);
  t.equal(again.taskDefinition?.revision, 2, 'a number is never given twice');
});

t.test('a definition that a service runs stays until the service has gone', async t => {
  const { ecs, clock, www } = await ready(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.createService(www);
  await ecs.deregisterTaskDefinition({ taskDefinition: 'www:1' });
  await ecs.deleteTaskDefinitions({ taskDefinitions: ['www:1'] });

  const used = await ecs.describeTaskDefinition({ taskDefinition: 'www:1' });
  await ecs.deleteService({ cluster: 'space', service: 'www', force: true });
  clock.advance(10_000);

  t.equal(used.taskDefinition?.status, 'DELETE_IN_PROGRESS');
  await t.rejects(ecs.describeTaskDefinition({ taskDefinition: 'www:1' }), { name: 'ClientException' });
});

t.test('definitions and families are listed by pages', async t => {
  const { ecs } = await ready(t);
  for (const family of ['a', 'b', 'b', 'b']) await ecs.registerTaskDefinition({ ...definition, family });
  await ecs.deregisterTaskDefinition({ taskDefinition: 'a:1' });

  const first = await ecs.listTaskDefinitions({ familyPrefix: 'b', sort: 'DESC', maxResults: 2 });
  const second = await ecs.listTaskDefinitions({
    familyPrefix: 'b',
    sort: 'DESC',
    maxResults: 2,
    nextToken: first.nextToken,
  });
  const active = await ecs.listTaskDefinitionFamilies({ status: 'ACTIVE' });
  const all = await ecs.listTaskDefinitionFamilies({});

  t.match(first.taskDefinitionArns, [/b:3$/, /b:2$/]);
  t.match(second.taskDefinitionArns, [/b:1$/]);
  t.same(active.families, ['b']);
  t.same(all.families, ['a', 'b']);
});
