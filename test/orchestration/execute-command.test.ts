import { IAM } from '@aws-sdk/client-iam';
import t, { type Test } from 'tap';
import { allowsExecuteCommand } from '../../src/domain/execution-policy.js';
import { clientOf } from '../emulator/connect.js';
import { type Service, startService } from '../support/service.js';
import { WWW, webDefinition, webService } from '../support/web-service.js';

const REFUSED = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };

/** Whether the role of space `myclu` allows ECS Exec. */
async function isAllowed(t: Test, { emulator }: Service): Promise<boolean> {
  const names = { RoleName: 'myclu-ecsTaskExecution', PolicyName: 'ECSTaskAccessPolicy' };
  const { PolicyDocument = '' } = await clientOf(t, IAM, emulator).getRolePolicy(names);
  return allowsExecuteCommand(decodeURIComponent(PolicyDocument));
}

async function succeeds(t: Test, { call }: Service, method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object) {
  const answer = await call(method, path, body);
  t.equal(answer.status, 200, JSON.stringify(answer.body));
}

t.test('a new service with ECS Exec lets the tasks of its space use it, whatever other services do', async t => {
  const service = await startService(t);
  await succeeds(t, service, 'POST', '/sandbox/services', webService());
  t.notOk(await isAllowed(t, service));

  const second = webService({ service: { servicename: 'second', enableExecuteCommand: true } });
  await succeeds(t, service, 'POST', '/sandbox/services', second);
  t.ok(await isAllowed(t, service));

  await succeeds(t, service, 'PUT', WWW, { taskdefinition: webDefinition({ image: 'nginx:2' }) });
  t.ok(await isAllowed(t, service));
});

t.test('a service of an existing definition can turn ECS Exec on', async t => {
  const service = await startService(t);
  await succeeds(t, service, 'POST', '/sandbox/services', webService());

  await succeeds(t, service, 'POST', '/sandbox/services', {
    service: {
      cluster: 'myclu',
      servicename: 'second',
      desiredcount: 1,
      taskdefinition: 'web',
      enableExecuteCommand: true,
    },
  });

  t.ok(await isAllowed(t, service));
});

for (const [what, definition] of [
  ['without', {}],
  ['with', { taskdefinition: webDefinition({ image: 'nginx:2' }) }],
] as const)
  t.test(`an update ${what} a definition can turn ECS Exec on, and a failed one takes the permission back`, async t => {
    const service = await startService(t);
    await succeeds(t, service, 'POST', '/sandbox/services', webService());
    const update = { ...definition, service: { enableExecuteCommand: true, forceNewDeployment: true } };

    service.emulator.faults.add({ service: 'ecs', action: 'UpdateService', error: REFUSED });
    t.equal((await service.call('PUT', WWW, update)).status, 502);
    await service.settled();
    t.notOk(await isAllowed(t, service));

    await succeeds(t, service, 'PUT', WWW, update);
    t.ok(await isAllowed(t, service));
  });
