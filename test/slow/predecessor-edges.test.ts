import { ECS } from '@aws-sdk/client-ecs';
import t from 'tap';
import { clientOf } from '../emulator/connect.js';
import { startCompatibleEndpoint } from '../support/endpoints/compatible-endpoint.js';
import { startService } from '../support/service.js';
import { testEdges } from '../support/suites/predecessor-edges-suite.js';
import { webDefinition } from '../support/web-service.js';

testEdges(t, 'an AWS-compatible endpoint', { inFront: startCompatibleEndpoint });

t.test('the compatible endpoint ignores sort, has pages of ten, and returns null for empty lists', async t => {
  const { call, emulator } = await startService(t);
  const endpoint = await startCompatibleEndpoint(t, emulator);
  for (let index = 0; index < 11; index += 1) await call('POST', '/sandbox/taskdefs', { ...webDefinition(), tags: [] });
  const ecs = clientOf(t, ECS, { endpoint, region: emulator.region });

  const page = await ecs.listTaskDefinitions({ familyPrefix: 'web', sort: 'DESC', maxResults: 100 });
  const clusters = await ecs.describeClusters({ clusters: ['none'] });

  t.equal(page.taskDefinitionArns?.length, 10);
  t.match(page.taskDefinitionArns?.[0], /web:1$/);
  t.ok(page.nextToken);
  t.notOk(clusters.clusters);
});
