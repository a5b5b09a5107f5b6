import t from 'tap';
import { NotFound, TimedOut } from '../../src/errors.js';
import type { Credentials, RegistryClient } from '../../src/registry/index.js';
import { matchExactly } from '../support/match-exactly.js';
import { startService } from '../support/service.js';

/** A registry with one image, for the user `reader`. */
function registries(asked: [string, Credentials | undefined][] = []): RegistryClient {
  return {
    async verify(image, credentials) {
      asked.push([image, credentials]);
      const isReader = credentials && 'username' in credentials && credentials.username === 'reader';
      if (image !== 'registry.example.com/web:1' || !isReader) throw new NotFound('no such image');
    },
    inspect: () => Promise.reject(new NotFound('no such image')),
  };
}

const login = { Name: 'login', SecretString: '{"username":"reader","password":"p"}' };

function request(container: object, more: object = {}) {
  return {
    cluster: { clustername: 'myclu' },
    taskdefinition: {
      family: 'web',
      cpu: '256',
      memory: '512',
      containerdefinitions: [{ name: 'web', image: 'registry.example.com/web:1', ...container }],
    },
    service: { servicename: 'www', desiredcount: 1 },
    credentials: { web: login },
    ...more,
  };
}

t.test('existing references pass, and the registry gets the given credentials', async t => {
  const asked: [string, Credentials | undefined][] = [];
  const { call, emulator } = await startService(t, { registries: registries(asked) });
  const secret = await call('POST', '/sandbox/secrets', { Name: 'spinup/myorg/myclu/db', SecretString: 'x' });
  await call('POST', '/sandbox/params/myclu', { Name: 'key', Value: 'x' });

  const { status, body } = await call(
    'POST',
    '/sandbox/services?verify=true',
    request(
      {
        secrets: [
          { name: 'DB', valuefrom: `${secret.body.ARN}:password::` },
          { name: 'KEY', valuefrom: '/myorg/myclu/key' },
        ],
      },
      {
        serviceregistry: {
          name: 'www',
          dnsconfig: { namespaceid: emulator.seed.namespaceId, dnsrecords: [{ type: 'A', ttl: 5 }] },
        },
      },
    ),
  );

  t.equal(status, 200, JSON.stringify(body));
  t.same(asked, [['registry.example.com/web:1', { username: 'reader', password: 'p' }]]);
});

t.test(
  'all missing references are reported in one response in the caller’s spelling, and nothing is created',
  async t => {
    const { call, emulator } = await startService(t, { registries: registries() });
    const before = emulator.snapshot();

    const { status, body } = await call(
      'POST',
      '/sandbox/services?verify=true',
      request(
        {
          image: 'registry.example.com/web:2',
          secrets: [
            { name: 'A', valuefrom: '/myorg/myclu/none' },
            { name: 'B', valuefrom: '/myorg/other/key' },
            {
              name: 'C',
              valuefrom: 'arn:aws:secretsmanager:us-east-1:012345678901:secret:spinup/myorg/myclu/no-AbCdEf',
            },
          ],
        },
        {
          service: { servicename: 'www', desiredcount: 1 },
          serviceregistry: { name: 'www', dnsconfig: { namespaceid: 'ns-none', dnsrecords: [{ type: 'A', ttl: 5 }] } },
        },
      ),
    );

    t.equal(status, 400, JSON.stringify(body));
    const container = '/taskdefinition/containerdefinitions/0';
    t.same(
      body.errors.map((error: { pointer: string }) => error.pointer).sort(),
      [
        '/serviceregistry/dnsconfig/namespaceid',
        `${container}/image`,
        `${container}/secrets/0/valuefrom`,
        `${container}/secrets/1/valuefrom`,
        `${container}/secrets/2/valuefrom`,
      ].sort(),
    );
    t.same(emulator.snapshot(), before);
  },
);

t.test('another org’s secret is reported as missing', async t => {
  const { call, emulator } = await startService(t, { registries: registries() });
  const { SecretsManager } = await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManager({
    endpoint: emulator.endpoint,
    region: emulator.region,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const { ARN } = await client.createSecret({
    Name: 'spinup/myorg/myclu/theirs',
    SecretString: 'x',
    Tags: [{ Key: 'spinup:org', Value: 'theirs' }],
  });

  const { status, body } = await call(
    'POST',
    '/sandbox/services?verify=true&dryRun=true',
    request({ secrets: [{ name: 'A', valuefrom: ARN }] }),
  );

  t.equal(status, 400);
  matchExactly(t, body.errors, [{ message: 'does not exist' }]);
});

t.test('an unreachable registry is not an error of the request', async t => {
  const { call } = await startService(t, {
    registries: { ...registries(), verify: () => Promise.reject(new TimedOut('The registry did not answer in time.')) },
  });

  t.equal((await call('POST', '/sandbox/services?verify=true', request({}))).status, 504);
});

const ROLE = 'arn:aws:iam::012345678901:role';
/** An account whose definitions may use such roles; any other role is replaced, and so need not exist. */
const allowing = { allowedRoles: [`${ROLE}/allowed-*`] };

/** Members that name resources which do not exist, by the pointer of the fault. */
const NOWHERE: Record<string, object> = {
  '/taskdefinition/executionrolearn': { taskdefinition: { executionrolearn: `${ROLE}/allowed-nobody` } },
  '/taskdefinition/taskrolearn': { taskdefinition: { taskrolearn: `${ROLE}/allowed-nobody` } },
  '/taskdefinition/containerdefinitions/0/repositorycredentials/credentialsparameter': {
    container: { repositorycredentials: { credentialsparameter: 'spinup/myorg/myclu/none' } },
    credentials: {},
  },
  '/taskdefinition/containerdefinitions/0/logconfiguration/secretoptions/0/valuefrom': {
    container: {
      logconfiguration: {
        logdriver: 'splunk',
        secretoptions: [{ name: 'splunk-token', valuefrom: '/myorg/myclu/none' }],
      },
    },
  },
  '/taskdefinition/volumes/0/efsvolumeconfiguration/filesystemid': {
    taskdefinition: { volumes: [{ name: 'data', efsvolumeconfiguration: { filesystemid: 'my-files' } }] },
  },
  '/taskdefinition/volumes/0/efsvolumeconfiguration/authorizationconfig/accesspointid': {
    taskdefinition: {
      volumes: [
        {
          name: 'data',
          efsvolumeconfiguration: {
            filesystemid: 'fs-01234567',
            transitencryption: 'ENABLED',
            authorizationconfig: { accesspointid: 'mine' },
          },
        },
      ],
    },
  },
  '/service/role': { service: { role: 'nobody' } },
  '/service/volumeconfigurations/0/managedebsvolume/rolearn': {
    taskdefinition: { volumes: [{ name: 'data', configuredatlaunch: true }] },
    service: {
      volumeconfigurations: [{ name: 'data', managedebsvolume: { rolearn: `${ROLE}/nobody`, sizeingib: 1 } }],
    },
  },
  '/service/loadbalancers/0/targetgrouparn': {
    container: { portmappings: [{ containerport: 80 }] },
    service: {
      loadbalancers: [
        {
          targetgrouparn: 'arn:aws:elasticloadbalancing:us-east-1:012345678901:targetgroup/none/0123456789abcdef',
          containername: 'web',
          containerport: 80,
        },
      ],
    },
  },
  '/service/serviceregistries/0/registryarn': {
    service: {
      serviceregistries: [{ registryarn: 'arn:aws:servicediscovery:us-east-1:012345678901:service/srv-none' }],
    },
  },
  '/service/serviceconnectconfiguration/namespace': {
    service: { serviceconnectconfiguration: { enabled: true, namespace: 'nowhere.local' } },
  },
  '/service/serviceconnectconfiguration/logconfiguration/secretoptions/0/valuefrom': {
    service: {
      serviceconnectconfiguration: {
        enabled: true,
        logconfiguration: {
          logdriver: 'splunk',
          secretoptions: [{ name: 'splunk-token', valuefrom: '/myorg/myclu/none' }],
        },
      },
    },
  },
};

interface Changes {
  container?: object;
  taskdefinition?: object;
  service?: object;
  credentials?: object;
}

/** The smallest request to create a service, with changes. */
function changed({ container, taskdefinition, service, credentials = { web: login } }: Changes) {
  const smallest = request({ ...container });
  return {
    ...smallest,
    taskdefinition: { ...smallest.taskdefinition, ...taskdefinition },
    service: { ...smallest.service, ...service },
    credentials,
  };
}

const anyImage: RegistryClient = {
  verify: async () => {},
  inspect: () => Promise.reject(new NotFound('no such image')),
};

t.test('every reference is checked, in a creation and in an update', async t => {
  const { call, emulator } = await startService(t, { registries: anyImage, account: allowing });
  await call('POST', '/sandbox/services', changed({}));
  const before = emulator.snapshot();

  for (const [pointer, changes] of Object.entries(NOWHERE)) {
    const { cluster, credentials, ...body } = changed(changes);
    const { servicename, role: _role, ...service } = body.service as Record<string, unknown>;
    const created = await call('POST', '/sandbox/services?verify=true', { cluster, credentials, ...body });
    t.equal(created.status, 400, `${pointer} ${JSON.stringify(created.body)}`);
    t.same(pointers(created.body), [pointer]);
    if (pointer === '/service/role') continue; // UpdateService has no role
    const path = `/sandbox/clusters/myclu/services/${servicename}?verify=true`;
    const updated = await call('PUT', path, { taskdefinition: body.taskdefinition, service });
    t.equal(updated.status, 400, `${pointer} ${JSON.stringify(updated.body)}`);
    t.same(pointers(updated.body), [pointer]);
  }

  t.same(emulator.snapshot(), before);
});

function pointers(body: { errors?: { pointer: string }[] }): string[] | undefined {
  return body.errors?.map(({ pointer }) => pointer);
}

t.test('a reference that occurs twice is read once', async t => {
  const { call, emulator } = await startService(t, { registries: anyImage, account: allowing });
  const role = `${ROLE}/allowed-nobody`;
  emulator.calls.length = 0;

  const { body } = await call(
    'POST',
    '/sandbox/services?verify=true',
    changed({ taskdefinition: { executionrolearn: role, taskrolearn: role } }),
  );

  t.same(pointers(body), ['/taskdefinition/executionrolearn', '/taskdefinition/taskrolearn']);
  t.equal(emulator.calls.filter(({ action }) => action === 'GetRole').length, 1);
});

for (const role of [`${ROLE}/of-another-account`, '<YOUR_EXECUTION_ROLE>', 'nobody'])
  t.test(`the role ${role}, which the space replaces, need not exist`, async t => {
    const { call } = await startService(t, { registries: anyImage });
    const definition = { executionrolearn: role, taskrolearn: role };

    const created = await call('POST', '/sandbox/services?verify=true', changed({ taskdefinition: definition }));

    t.equal(created.status, 200, JSON.stringify(created.body));
    t.same(
      created.body.Adjustments.map((one: { Pointer: string; Used: string }) => [one.Pointer, one.Used]),
      [
        ['/taskdefinition/executionrolearn', `${ROLE}/myclu-ecsTaskExecution`],
        ['/taskdefinition/taskrolearn', `${ROLE}/myclu-ecsTaskExecution`],
      ],
    );
  });

t.test('what the space’s role cannot read is a fault, also where it replaces another role', async t => {
  const { call } = await startService(t, { registries: anyImage });
  await call('POST', '/sandbox/params/other', { Name: 'key', Value: 'x' });

  const { body } = await call(
    'POST',
    '/sandbox/services?verify=true',
    changed({
      taskdefinition: { executionrolearn: `${ROLE}/nobody` },
      container: { secrets: [{ name: 'KEY', valuefrom: '/myorg/other/key' }] },
    }),
  );

  t.same(pointers(body), ['/taskdefinition/containerdefinitions/0/secrets/0/valuefrom']);
});

t.test('a missing revision is a fault of the member that names it', async t => {
  const { call } = await startService(t, { registries: anyImage });

  const { status, body } = await call('POST', '/sandbox/services?verify=true', {
    Cluster: { ClusterName: 'myclu' },
    Service: { ServiceName: 'www', DesiredCount: 1, TaskDefinition: 'none:1' },
  });

  t.equal(status, 400);
  t.same(pointers(body), ['/Service/TaskDefinition']);
});

t.test('the faults of a plain definition point into the body, which is the definition itself', async t => {
  const { call } = await startService(t, { registries: registries() });

  const { status, body } = await call('POST', '/sandbox/taskdefs?verify=true', {
    Family: 'web',
    Memory: '512',
    ExecutionRoleArn: `${ROLE}/nobody`,
    ContainerDefinitions: [
      {
        Name: 'web',
        Image: 'registry.example.com/web:2',
        Secrets: [{ Name: 'A', ValueFrom: '/myorg/other/none' }],
        LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': 'none', 'awslogs-region': 'us-east-1' } },
      },
    ],
  });

  t.equal(status, 400, JSON.stringify(body));
  t.same(pointers(body)?.sort(), [
    '/ContainerDefinitions/0/Image',
    '/ContainerDefinitions/0/LogConfiguration/Options/awslogs-group',
    '/ContainerDefinitions/0/Secrets/0/ValueFrom',
    '/ExecutionRoleArn',
  ]);
});
