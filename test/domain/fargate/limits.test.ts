import t from 'tap';
import { fargateLimitFaults } from '../../../src/domain/fargate/limits.js';

type Definition = Parameters<typeof fargateLimitFaults>[1];
type Container = NonNullable<Definition['containerDefinitions']>[number];

const REFUSED: [member: string, definition: Definition][] = [
  ['/ipcMode', { ipcMode: 'host' }],
  ['/placementConstraints', { placementConstraints: [{ type: 'memberOf', expression: 'a' }] }],
  ['/inferenceAccelerators', { inferenceAccelerators: [{ deviceName: 'a', deviceType: 'b' }] }],
  ['/pidMode', { pidMode: 'host' }],
  ['/volumes/1/dockerVolumeConfiguration', { volumes: [{}, { dockerVolumeConfiguration: { scope: 'task' } }] }],
  [
    '/volumes/0/fsxWindowsFileServerVolumeConfiguration',
    { volumes: [{ fsxWindowsFileServerVolumeConfiguration: { fileSystemId: 'fs-1' } }] },
  ],
  ['/volumes/0/host/sourcePath', { volumes: [{ host: { sourcePath: '/var/run/docker.sock' } }] }],
  ...ofContainer({
    privileged: true,
    links: ['db'],
    disableNetworking: true,
    dnsServers: ['10.0.0.2'],
    dnsSearchDomains: ['example.com'],
    dockerSecurityOptions: ['no-new-privileges'],
    extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.3' }],
    hostname: 'web',
  }),
  ...ofLinux({ devices: [{ hostPath: '/dev/fuse' }], sharedMemorySize: 64, maxSwap: 100, swappiness: 60 }),
  ...ofLinux({ tmpfs: [{ containerPath: '/tmp', size: 64 }] }),
  [
    '/containerDefinitions/0/linuxParameters/capabilities/add/1',
    { containerDefinitions: [{ linuxParameters: { capabilities: { add: ['SYS_PTRACE', 'NET_ADMIN'] } } }] },
  ],
  [
    '/containerDefinitions/0/resourceRequirements/0/type',
    { containerDefinitions: [{ resourceRequirements: [{ type: 'GPU', value: '1' }] }] },
  ],
];

for (const [member, definition] of REFUSED) {
  t.test(`Fargate does not support ${member}`, async t => {
    t.same(pointersOf(definition), [`/taskDefinition${member}`]);
  });
}

const ACCEPTED: [what: string, definition: Definition][] = [
  ['a process namespace of the task', { pidMode: 'task' }],
  [
    'a volume of the task',
    { volumes: [{ name: 'data', host: {} }, { efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] },
  ],
  [
    'members that ask for nothing',
    {
      placementConstraints: [],
      inferenceAccelerators: [],
      volumes: [],
      containerDefinitions: [
        {
          privileged: false,
          disableNetworking: false,
          links: [],
          dnsServers: [],
          extraHosts: [],
          resourceRequirements: [],
          linuxParameters: { sharedMemorySize: 0, devices: [], tmpfs: [], capabilities: { add: [], drop: ['ALL'] } },
        },
      ],
    },
  ],
  [
    'a capability that it can add',
    { containerDefinitions: [{ linuxParameters: { capabilities: { add: ['SYS_PTRACE'] } } }] },
  ],
];

for (const [what, definition] of ACCEPTED) {
  t.test(`Fargate supports ${what}`, async t => {
    t.same(pointersOf(definition), []);
  });
}

t.test('all faults of a definition are found at once', async t => {
  t.equal(pointersOf({ ipcMode: 'host', pidMode: 'host', containerDefinitions: [{ privileged: true }] }).length, 3);
});

function pointersOf(definition: Definition) {
  return fargateLimitFaults('/taskDefinition', definition).map(({ pointer }) => pointer);
}

/** A definition for each member of a container. */
function ofContainer(container: NonNullable<Container>): [string, Definition][] {
  return Object.entries(container).map(([member, value]) => [
    `/containerDefinitions/0/${member}`,
    { containerDefinitions: [{ [member]: value }] },
  ]);
}

function ofLinux(parameters: object): [string, Definition][] {
  return Object.entries(parameters).map(([member, value]) => [
    `/containerDefinitions/0/linuxParameters/${member}`,
    { containerDefinitions: [{ linuxParameters: { [member]: value } }] },
  ]);
}
