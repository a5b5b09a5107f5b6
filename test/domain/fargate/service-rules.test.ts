import t from 'tap';
import {
  fargateServiceFaults,
  isOnFargate,
  newServiceFaults,
  serviceRuleFaults,
} from '../../../src/domain/fargate/service-rules.js';

const strategyOf = (capacityProvider: string) => ({ capacityProviderStrategy: [{ capacityProvider, weight: 1 }] });

const PLACEMENTS: [
  given: Parameters<typeof isOnFargate>[0],
  otherwise: Parameters<typeof isOnFargate>[1],
  is: boolean,
][] = [
  [{}, undefined, true],
  [{ launchType: 'FARGATE' }, { launchType: 'EC2' }, true],
  [{ launchType: 'EC2' }, undefined, false],
  [{ launchType: 'EXTERNAL' }, undefined, false],
  [strategyOf('FARGATE_SPOT'), undefined, true],
  [strategyOf('mine'), { launchType: 'FARGATE' }, false],
  [strategyOf('FARGATE'), { launchType: 'EC2' }, true],
  [{ capacityProviderStrategy: [] }, { launchType: 'EC2' }, false],
  [{}, strategyOf('mine'), false],
];

for (const [given, otherwise, is] of PLACEMENTS)
  t.test(
    `${JSON.stringify(given)} in place of ${JSON.stringify(otherwise)} is ${is ? '' : 'not '}on Fargate`,
    async t => {
      t.equal(isOnFargate(given, otherwise), is);
    },
  );

const ON_INSTANCES = {
  serviceName: 'www',
  schedulingStrategy: 'DAEMON' as const,
  placementConstraints: [{ type: 'distinctInstance' as const }],
  placementStrategy: [{ type: 'random' as const }],
};
const POINTERS = ['/service/schedulingStrategy', '/service/placementConstraints', '/service/placementStrategy'];

t.test('what needs instances is a fault on Fargate', async t => {
  t.same(pointersOf(fargateServiceFaults('/service', ON_INSTANCES)), POINTERS);
  t.same(fargateServiceFaults('/service', { placementConstraints: [], placementStrategy: [] }), []);
});

t.test('the rule of a new service finds it where the service says that it is on Fargate', async t => {
  const faults = (placement: object) => pointersOf(newServiceFaults('/service', { ...ON_INSTANCES, ...placement }));

  t.same(faults({ launchType: 'FARGATE' }), POINTERS);
  t.same(faults(strategyOf('FARGATE')), POINTERS);
  t.same(faults({ launchType: 'EC2' }), []);
  t.same(faults(strategyOf('mine')), []);
  t.same(faults({}), [], 'the cluster decides');
});

t.test('the percents of linear and canary deployments are multiples of 0.1', async t => {
  const faults = (stepPercent: number, canaryPercent: number) =>
    serviceRuleFaults('/service', {
      deploymentConfiguration: { linearConfiguration: { stepPercent }, canaryConfiguration: { canaryPercent } },
    });

  for (const percent of [3, 3.3, 99.9, 100]) t.same(faults(percent, percent), [], String(percent));
  t.same(pointersOf(faults(3.05, 0.15)), [
    '/service/deploymentConfiguration/linearConfiguration/stepPercent',
    '/service/deploymentConfiguration/canaryConfiguration/canaryPercent',
  ]);
});

function pointersOf(faults: { pointer?: string }[]): (string | undefined)[] {
  return faults.map(({ pointer }) => pointer);
}
