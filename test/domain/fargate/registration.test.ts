import t from 'tap';
import { registrationFaults } from '../../../src/domain/fargate/registration.js';

const containerDefinitions = [{ name: 'web', image: 'nginx' }];
const missing = { containerDefinitions };

t.test('memory that is missing is one fault', async t => {
  const forFargate = {
    ...missing,
    networkMode: 'awsvpc' as const,
    cpu: '256',
    requiresCompatibilities: ['FARGATE' as const],
  };

  t.same(registrationFaults('', forFargate), [{ pointer: '/memory', message: 'is required on Fargate' }]);
  t.same(registrationFaults('', missing), [
    { pointer: '/containerDefinitions/0/memory', message: 'is required where the task has no memory' },
  ]);
});

const VALID = {
  networkMode: 'awsvpc' as const,
  cpu: '256',
  memory: '512',
  executionRoleArn: 'arn:aws:iam::012345678901:role/web',
  requiresCompatibilities: ['FARGATE' as const],
};
const WEB = '/containerDefinitions/0';

const CASES: [what: string, definition: Parameters<typeof registrationFaults>[1], pointers: string[]][] = [
  ['nothing', { ...VALID, containerDefinitions }, []],
  ['another network mode', { ...VALID, networkMode: 'bridge', containerDefinitions }, ['/networkMode']],
  [
    'another host port, links and a host name',
    {
      ...VALID,
      requiresCompatibilities: [],
      containerDefinitions: [
        {
          name: 'web',
          image: 'nginx',
          links: ['db'],
          hostname: 'web',
          portMappings: [{ containerPort: 80 }, { containerPort: 81, hostPort: 8081 }],
        },
      ],
    },
    [`${WEB}/links`, `${WEB}/hostname`, `${WEB}/portMappings/1/hostPort`],
  ],
  [
    'an incomplete log configuration',
    { ...VALID, containerDefinitions: [{ name: 'web', image: 'nginx', logConfiguration: { logDriver: 'awslogs' } }] },
    ['group', 'region', 'stream-prefix'].map(option => `${WEB}/logConfiguration/options/awslogs-${option}`),
  ],
  [
    'amounts that are not numbers',
    { ...VALID, requiresCompatibilities: [], cpu: 'a lot', memory: '0', containerDefinitions },
    ['/cpu', '/memory'],
  ],
];

for (const [what, definition, pointers] of CASES)
  t.test(`faults of a plain definition with ${what}`, async t => {
    t.same(
      registrationFaults('', definition).map(({ pointer }) => pointer),
      pointers,
    );
  });
