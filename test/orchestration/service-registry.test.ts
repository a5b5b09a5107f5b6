import t, { type Test } from 'tap';
import { matchExactly } from '../support/match-exactly.js';
import { type Service, startService } from '../support/service.js';
import { WWW, webService } from '../support/web-service.js';

const TWO_PORTS = [{ containerPort: 80 }, { containerPort: 443 }];

/** The registry of a request with records of a type, in the seed's namespace. */
function registry({ emulator }: Service, Type = 'SRV') {
  return { Name: 'www', DnsConfig: { NamespaceId: emulator.seed.namespaceId, DnsRecords: [{ Type, TTL: 30 }] } };
}

/** The registries that a call named, without their ARNs. */
function registriesOf({ emulator }: Service, action: 'CreateService' | 'UpdateService'): unknown {
  const call = emulator.calls.findLast(one => one.action === action);
  const registries = (call?.input.serviceRegistries ?? []) as object[]; // as the action's shape has it
  return registries.map(one => ({ ...one, registryArn: undefined }));
}

async function refused(t: Test, { call, emulator }: Service, method: 'POST' | 'PUT', path: string, body: object) {
  const before = emulator.snapshot();
  for (const query of ['', '?dryRun=true']) {
    const answer = await call(method, path + query, body);
    t.equal(answer.status, 400, JSON.stringify(answer.body));
    matchExactly(t, answer.body.errors, [
      {
        pointer: /^\/service\/serviceRegistries\/0\/containerPort$/i,
        message:
          'is required with containerName, or port: the registry has SRV records, and the containers do not have exactly one port mapping',
      },
    ]);
  }
  t.same(emulator.snapshot(), before);
}

const DERIVED: [records: string, mappings: object[], given: object[] | undefined, expected: object[]][] = [
  ['SRV', [{ containerPort: 80 }], undefined, [{ containerName: 'web', containerPort: 80 }]],
  ['SRV', TWO_PORTS, [{ port: 443 }], [{ port: 443 }]],
  ['SRV', TWO_PORTS, [{ containerName: 'web', containerPort: 443 }], [{ containerName: 'web', containerPort: 443 }]],
  ['A', TWO_PORTS, undefined, [{}]],
];

for (const [records, portMappings, given, expected] of DERIVED)
  t.test(`a new registry with ${records} records, ${JSON.stringify(given)} given`, async t => {
    const service = await startService(t);
    const body = webService({ container: { portMappings }, service: { serviceRegistries: given } });

    const created = await service.call('POST', '/sandbox/services', {
      ...body,
      serviceRegistry: registry(service, records),
    });

    t.equal(created.status, 200, JSON.stringify(created.body));
    t.same(
      registriesOf(service, 'CreateService'),
      expected.map(one => ({ ...one, registryArn: undefined })),
    );
  });

for (const [what, portMappings] of [
  ['several port mappings', TWO_PORTS],
  ['no port mapping', []],
] as const)
  t.test(`SRV records, ${what} and no port given: nothing is created`, async t => {
    const service = await startService(t);
    const body = { ...webService({ container: { portMappings } }), serviceRegistry: registry(service) };

    await refused(t, service, 'POST', '/sandbox/services', body);
  });

t.test('the port of an existing registry with SRV records is that of the definition, also in an update', async t => {
  const service = await startService(t);
  const { call } = service;
  const { body } = await call('POST', '/sandbox/servicediscovery/services', registry(service));
  const serviceRegistries = [{ RegistryArn: body.Service.Arn }];
  const portMappings = [{ containerPort: 80 }];
  const derived = [{ containerName: 'web', containerPort: 80, registryArn: undefined }];
  await refused(t, service, 'POST', '/sandbox/services', webService({ service: { serviceRegistries } }));

  const request = webService({ container: { portMappings }, service: { serviceRegistries } });
  t.equal((await call('POST', '/sandbox/services', request)).status, 200);
  t.same(registriesOf(service, 'CreateService'), derived);

  await call('PUT', WWW, { service: { serviceRegistries: [] } });
  t.equal((await call('PUT', WWW, { service: { serviceRegistries } })).status, 200);
  t.same(registriesOf(service, 'UpdateService'), derived);

  const { taskdefinition } = webService({ container: { portMappings: TWO_PORTS } });
  await refused(t, service, 'PUT', WWW, { taskdefinition, service: { serviceRegistries } });
  await call('POST', '/sandbox/taskdefs', { ...taskdefinition, networkMode: 'awsvpc' });
  await refused(t, service, 'PUT', WWW, { service: { serviceRegistries, taskDefinition: 'web:2' } });
});
