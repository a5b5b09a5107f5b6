import t from 'tap';
import { bodies } from '#generated/keys.js';
import { fromCaller, pointerInCallersSpelling, toSdk, toWire } from '../../src/http/keys.js';

const node = bodies.createService ?? -1;
const read = (body: unknown) => fromCaller(node, body);

t.test('keys match in any case and come out as the spec writes them', async t => {
  const { body, ignored } = read({
    CLUSTER: { clustername: 'a' },
    taskdefinition: { containerdefinitions: [{ NAME: 'b' }] },
  });

  t.same(body, { Cluster: { ClusterName: 'a' }, TaskDefinition: { ContainerDefinitions: [{ Name: 'b' }] } });
  t.same(ignored, []);
});

t.test('an unknown key is dropped and named by its path', async t => {
  const { body, ignored } = read({
    taskdefinition: { containerdefinitions: [{ ports: [80] }] },
    serviceregistry: { cluster: 'x' },
  });

  t.same(body, { TaskDefinition: { ContainerDefinitions: [{}] }, ServiceRegistry: {} });
  t.same(ignored, ['taskdefinition.containerdefinitions[0].ports', 'serviceregistry.cluster']);
});

t.test('keys of free maps are left as they are, and their values are not', async t => {
  const options = { 'awslogs-Group': 'g' };

  const { body } = read({
    credentials: { webServer: { secretstring: 's' } },
    taskdefinition: { containerdefinitions: [{ logconfiguration: { options }, DOCKERLABELS: { Name: 'x' } }] },
  });

  t.same(body, {
    Credentials: { webServer: { SecretString: 's' } },
    TaskDefinition: { ContainerDefinitions: [{ LogConfiguration: { Options: options }, DockerLabels: { Name: 'x' } }] },
  });
});

t.test('an exact key wins over one that differs in case, in either order', async t => {
  t.same(read({ Service: { ServiceName: 'exact', servicename: 'folded' } }).body, {
    Service: { ServiceName: 'exact' },
  });
  t.same(read({ Service: { servicename: 'folded', ServiceName: 'exact' } }).body, {
    Service: { ServiceName: 'exact' },
  });
  t.same(read({ Service: { servicename: 'folded', ServiceName: 'exact' } }).ignored, ['Service.servicename']);
});

t.test('a key that would reach into the prototype is dropped', async t => {
  const { body, ignored } = read(JSON.parse('{"service":{"__proto__":{"ServiceName":"x"},"constructor":1}}'));

  t.same(body, { Service: {} });
  t.equal(({} as { ServiceName?: string }).ServiceName, undefined);
  t.same(ignored, ['service.__proto__', 'service.constructor']);
});

t.test('values of the wrong shape pass, for the validators to name', async t => {
  t.same(read({ service: 'text', taskdefinition: [1], tags: { a: 1 } }).body, {
    Service: 'text',
    TaskDefinition: [1],
    Tags: { a: 1 },
  });
  t.equal(read(null).body, null);
});

t.test('the spec’s spelling becomes the SDK’s', async t => {
  const body = {
    Service: { DesiredCount: 1, EnableECSManagedTags: true },
    ServiceRegistry: { DnsConfig: { DnsRecords: [{ TTL: 30 }] }, Tags: [{ Key: 'a', Value: 'b' }] },
  };

  t.same(toSdk(node, body), {
    service: { desiredCount: 1, enableECSManagedTags: true },
    serviceRegistry: { DnsConfig: { DnsRecords: [{ TTL: 30 }] }, Tags: [{ key: 'a', value: 'b' }] },
  });
});

t.test('an answer becomes PascalCase, dates and free maps as they are', async t => {
  const createdAt = new Date('2026-01-02T03:04:05Z');

  const wire = toWire(node, { service: { desiredCount: 1, createdAt }, credentials: { web: { Name: 'n' } } });

  t.same(wire, { Service: { DesiredCount: 1, CreatedAt: createdAt }, Credentials: { web: { Name: 'n' } } });
});

t.test('a member that the spec does not know yet gets its first letter raised', async t => {
  t.same(toWire(node, { service: { brandNew: { inner: 1 } } }), { Service: { BrandNew: { inner: 1 } } });
});

t.test('a pointer is spelled as the caller did, and as the spec does where the caller sent nothing', async t => {
  const body = { taskdefinition: { containerDEFINITIONS: [{ name: 1 }] } };

  t.equal(
    pointerInCallersSpelling(body, '/TaskDefinition/ContainerDefinitions/0/Name'),
    '/taskdefinition/containerDEFINITIONS/0/name',
  );
  t.equal(pointerInCallersSpelling(body, '/taskDefinition/cpu'), '/taskdefinition/Cpu');
  t.equal(pointerInCallersSpelling(body, ''), '');
});
