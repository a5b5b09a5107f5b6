import t from 'tap';
import { namedFitFaults, serviceFitFaults } from '../../../src/domain/fargate/service-fit.js';

const definition = {
  networkMode: 'awsvpc' as const,
  containerDefinitions: [
    {
      name: 'web',
      portMappings: [
        { name: 'http', containerPort: 80 },
        { containerPort: 53 },
        { containerPort: 53, protocol: 'udp' as const },
      ],
    },
  ],
  volumes: [{ name: 'data', configuredAtLaunch: true }, { name: 'cache' }],
};

const CASES: [what: string, service: Parameters<typeof serviceFitFaults>[1], pointers: string[]][] = [
  ['nothing', undefined, []],
  [
    'what the definition has',
    {
      loadBalancers: [{ targetGroupArn: 'a', containerName: 'web', containerPort: 80 }],
      serviceConnectConfiguration: { enabled: true, services: [{ portName: 'http' }] },
      volumeConfigurations: [{ name: 'data' }],
      placementConstraints: [],
    },
    [],
  ],
  [
    'another container',
    { loadBalancers: [{ containerName: 'db', containerPort: 80 }] },
    ['loadBalancers/0/containerName'],
  ],
  ['another port', { loadBalancers: [{ containerName: 'web', containerPort: 81 }] }, ['loadBalancers/0/containerPort']],
  [
    'a port that is mapped for two protocols',
    { serviceRegistries: [{ registryArn: 'a', containerName: 'web', containerPort: 53 }] },
    ['serviceRegistries/0/containerPort'],
  ],
  [
    'another port name',
    { serviceConnectConfiguration: { enabled: true, services: [{ portName: 'http' }, { portName: 'https' }] } },
    ['serviceConnectConfiguration/services/1/portName'],
  ],
  [
    'a port name of a configuration that is off',
    { serviceConnectConfiguration: { enabled: false, services: [{ portName: 'a' }] } },
    [],
  ],
  [
    'access logs without a log',
    { serviceConnectConfiguration: { enabled: true, accessLogConfiguration: { format: 'TEXT' } } },
    ['serviceConnectConfiguration/logConfiguration'],
  ],
  [
    'a volume that is not configured at launch',
    { volumeConfigurations: [{ name: 'cache' }] },
    ['volumeConfigurations/0/name'],
  ],
  ['a role', { role: 'ecsServiceRole' }, ['role']],
];

for (const [what, service, pointers] of CASES) {
  t.test(`a service with ${what} has ${pointers.length} faults`, async t => {
    t.same(
      serviceFitFaults('/service', service, definition).map(({ pointer }) => pointer),
      pointers.map(pointer => `/service/${pointer}`),
    );
  });
}

t.test('a role is a fault with network mode awsvpc alone', async t => {
  t.same(serviceFitFaults('/service', { role: 'ecsServiceRole' }, { ...definition, networkMode: 'bridge' }), []);
});

t.test('only a service on Fargate needs a definition for Fargate', async t => {
  const forEc2 = { ...definition, status: 'ACTIVE' as const, compatibilities: ['EC2' as const] };
  const faults = (isFargate: boolean) => namedFitFaults({ taskDefinition: 'web' }, forEc2, isFargate);

  t.same(faults(false), []);
  t.same(faults(true), [
    {
      pointer: '/service/taskDefinition',
      message: 'must be a task definition for Fargate: network mode awsvpc, and cpu and memory of a Fargate size',
    },
  ]);
});
