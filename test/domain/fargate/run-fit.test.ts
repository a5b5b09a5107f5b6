import t from 'tap';
import { runFitFaults } from '../../../src/domain/fargate/run-fit.js';

const cluster = { capacityProviders: ['FARGATE'] };
const definition = {
  status: 'ACTIVE' as const,
  compatibilities: ['FARGATE' as const],
  cpu: '512',
  memory: '1024',
  containerDefinitions: [{ name: 'web', cpu: 256 }, { name: 'log' }],
  volumes: [{ name: 'data', configuredAtLaunch: true }, { name: 'cache' }],
};
const gpu = { type: 'GPU' as const, value: '1' };

const CASES: [what: string, request: Parameters<typeof runFitFaults>[0], pointers: string[]][] = [
  ['nothing', {}, []],
  [
    'what fits',
    {
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }],
      volumeConfigurations: [{ name: 'data' }],
      overrides: { cpu: '1 vCPU', memory: '2 GB', containerOverrides: [{ name: 'web', cpu: 1024, memory: 2048 }] },
    },
    [],
  ],
  [
    'a provider that the cluster does not have',
    { capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }, { capacityProvider: 'FARGATE_SPOT' }] },
    ['/capacityProviderStrategy/1/capacityProvider'],
  ],
  [
    'placements',
    { placementConstraints: [{ type: 'distinctInstance' }], placementStrategy: [{ type: 'random' }] },
    ['/placementConstraints', '/placementStrategy'],
  ],
  [
    'a volume that is not configured at launch',
    { volumeConfigurations: [{ name: 'cache' }] },
    ['/volumeConfigurations/0/name'],
  ],
  [
    'containers that the definition does not have',
    { overrides: { containerOverrides: [{ name: 'web' }, { name: 'db' }, {}] } },
    ['/overrides/containerOverrides/1/name', '/overrides/containerOverrides/2/name'],
  ],
  [
    'accelerators',
    {
      overrides: {
        inferenceAcceleratorOverrides: [{ deviceName: 'device_1' }],
        containerOverrides: [{ name: 'web', resourceRequirements: [gpu] }],
      },
    },
    ['/overrides/inferenceAcceleratorOverrides', '/overrides/containerOverrides/0/resourceRequirements'],
  ],
  ['a CPU size that Fargate lacks', { overrides: { cpu: '300' } }, ['/overrides/cpu']],
  ['a memory size that Fargate lacks with the CPU', { overrides: { memory: '512' } }, ['/overrides/memory']],
  [
    'more CPU than the task has',
    { overrides: { containerOverrides: [{ name: 'log', cpu: 300 }] } },
    ['/overrides/cpu'],
  ],
  [
    'more memory than the task has',
    { overrides: { containerOverrides: [{ name: 'log', memory: 1025, memoryReservation: 1025 }] } },
    ['/overrides/containerOverrides/0/memory', '/overrides/containerOverrides/0/memoryReservation'],
  ],
  [
    'more than 8,192 characters of overrides',
    { overrides: { containerOverrides: [{ name: 'web', command: ['a'.repeat(8192)] }] } },
    ['/overrides'],
  ],
];

for (const [what, request, pointers] of CASES)
  t.test(`faults of tasks with ${what}`, async t => {
    const found = runFitFaults(request, { cluster, definition }, true);

    t.same(
      found.map(({ pointer }) => pointer),
      pointers,
    );
  });

t.test('8,192 characters of overrides are allowed', async t => {
  const overrides = (command: string) => ({ containerOverrides: [{ name: 'web', command: [command] }] });
  const length = 8192 - JSON.stringify(overrides('')).length;

  t.same(runFitFaults({ overrides: overrides('a'.repeat(length)) }, { cluster, definition }, true), []);
  t.equal(runFitFaults({ overrides: overrides('a'.repeat(length + 1)) }, { cluster, definition }, true).length, 1);
});

t.test('tasks that are not on Fargate may have other sizes, placements and GPUs', async t => {
  const request = {
    placementStrategy: [{ type: 'random' as const }],
    overrides: { cpu: '300', containerOverrides: [{ name: 'web', resourceRequirements: [gpu] }] },
  };

  t.same(runFitFaults(request, { cluster, definition: { ...definition, compatibilities: ['EC2'] } }, false), []);
});

t.test('tasks that are not on Fargate have amounts as their size, and room for their containers', async t => {
  const faults = (overrides: object) =>
    runFitFaults({ overrides }, { cluster, definition: { ...definition, compatibilities: ['EC2'] } }, false);

  t.same(
    faults({ cpu: 'http', memory: '0' }).map(({ pointer }) => pointer),
    ['/overrides/cpu', '/overrides/memory'],
  );
  t.same(faults({ cpu: '128' }), [
    { pointer: '/overrides/cpu', message: 'must be at least the 256 CPU units of the containers' },
  ]);
});

t.test('a definition that is not for Fargate, or is not active', async t => {
  const found = runFitFaults(
    {},
    { cluster, definition: { ...definition, compatibilities: ['EC2'], status: 'INACTIVE' } },
    true,
  );

  t.same(found, [
    { pointer: '/taskDefinition', message: 'must be ACTIVE, not INACTIVE' },
    {
      pointer: '/taskDefinition',
      message: 'must be a task definition for Fargate: network mode awsvpc, and cpu and memory of a Fargate size',
    },
  ]);
});
