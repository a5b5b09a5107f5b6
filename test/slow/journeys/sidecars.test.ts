import t, { type Test } from 'tap';
import { type Service, startService } from '../../support/service.js';

/** A container as `name`, with what matters. */
function container(name: string, members: object = {}) {
  return { name, image: `registry.example.com/${name}:1`, ...members };
}

const AWSLOGS = {
  logDriver: 'awslogs',
  options: { 'awslogs-group': '/ecs/sidecars', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'sidecars' },
};
const TO_ROUTER = {
  logConfiguration: { logDriver: 'awsfirelens', options: { Name: 'cloudwatch', region: 'us-east-1' } },
};
const WEB = { portMappings: [{ name: 'web', containerPort: 8080, protocol: 'tcp' }] };
const SIZE = { cpu: '512', memory: '1024' };

interface Case {
  definition: object;
  /** The containers whose logs are in CloudWatch; all others send them elsewhere. */
  logging: string[];
  /** What the running task shows. */
  task?: object;
}

/** What is run beside an application, and what an application is given, with the shape that people give them. */
function cases({ secret, parameter }: { secret: string; parameter: string }): Record<string, Case> {
  const router = (type: string, options: object) =>
    container('log-router', { essential: true, firelensConfiguration: { type, options }, logConfiguration: AWSLOGS });
  const after = (containerName: string, condition: string) => ({ dependsOn: [{ containerName, condition }] });
  return {
    'FireLens with Fluent Bit': {
      definition: {
        containerDefinitions: [
          router('fluentbit', { 'enable-ecs-log-metadata': 'true' }),
          container('app', { ...WEB, ...TO_ROUTER, ...after('log-router', 'START') }),
        ],
      },
      logging: ['log-router'],
    },
    'FireLens with Fluentd, a file of its own and a key': {
      definition: {
        containerDefinitions: [
          router('fluentd', { 'config-file-type': 'file', 'config-file-value': '/fluent.conf' }),
          container('app', {
            logConfiguration: {
              logDriver: 'awsfirelens',
              options: { '@type': 'http' },
              secretOptions: [{ name: 'api_key', valueFrom: secret }],
            },
          }),
        ],
      },
      logging: ['log-router'],
    },
    'the collector of AWS’s distribution of OpenTelemetry': {
      definition: {
        containerDefinitions: [
          container('app', WEB),
          container('collector', {
            command: ['--config=/etc/ecs/ecs-default-config.yaml'],
            secrets: [{ name: 'AOT_CONFIG_CONTENT', valueFrom: parameter }],
            logConfiguration: AWSLOGS,
          }),
        ],
      },
      logging: ['app', 'collector'],
    },
    'the daemon of X-Ray': {
      definition: {
        containerDefinitions: [
          container('app', WEB),
          container('tracer', {
            cpu: 32,
            memoryReservation: 256,
            essential: false,
            portMappings: [{ containerPort: 2000, protocol: 'udp' }],
          }),
        ],
      },
      logging: ['app', 'tracer'],
    },
    'Envoy, which gets the application’s traffic': {
      definition: {
        proxyConfiguration: {
          type: 'APPMESH',
          containerName: 'envoy',
          properties: [
            { name: 'IgnoredUID', value: '1337' },
            { name: 'AppPorts', value: '8080' },
            { name: 'ProxyIngressPort', value: '15000' },
            { name: 'ProxyEgressPort', value: '15001' },
            { name: 'EgressIgnoredIPs', value: '169.254.170.2,169.254.169.254' },
          ],
        },
        containerDefinitions: [
          container('app', { ...WEB, ...after('envoy', 'HEALTHY') }),
          container('envoy', {
            user: '1337',
            ulimits: [{ name: 'nofile', softLimit: 15_000, hardLimit: 15_000 }],
            healthCheck: { command: ['CMD-SHELL', 'exit 0'], interval: 5, timeout: 2, retries: 3, startPeriod: 10 },
          }),
        ],
      },
      logging: ['app', 'envoy'],
    },
    'the agent of Datadog': {
      definition: {
        pidMode: 'task',
        containerDefinitions: [
          container('app', { dockerLabels: { 'com.example.checks': '{"load":"%%host%%"}' } }),
          container('agent', {
            cpu: 100,
            memory: 512,
            environment: [{ name: 'ECS_FARGATE', value: 'true' }],
            secrets: [{ name: 'API_KEY', valueFrom: `${secret}:key::` }],
            portMappings: [
              { containerPort: 8125, protocol: 'udp' },
              { containerPort: 8126, protocol: 'tcp' },
            ],
          }),
        ],
      },
      logging: ['app', 'agent'],
    },
    'a web server in front of an application, after a migration': {
      definition: {
        volumes: [{ name: 'static' }],
        containerDefinitions: [
          container('server', {
            portMappings: [{ containerPort: 80 }],
            mountPoints: [{ sourceVolume: 'static', containerPath: '/srv', readOnly: true }],
            ...after('app', 'HEALTHY'),
          }),
          container('app', {
            mountPoints: [{ sourceVolume: 'static', containerPath: '/static' }],
            healthCheck: { command: ['CMD', 'check'], interval: 30, timeout: 5, retries: 3 },
            stopTimeout: 120,
            ...after('migration', 'SUCCESS'),
          }),
          container('migration', { essential: false, command: ['migrate'] }),
        ],
      },
      logging: ['server', 'app', 'migration'],
    },
    'environment files, and values by name, ARN, JSON key, stage and version': {
      definition: {
        containerDefinitions: [
          container('app', {
            environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::app-config/app.env' }],
            secrets: [
              { name: 'BY_NAME', valueFrom: '/myorg/myclu/setting' },
              { name: 'BY_ARN', valueFrom: parameter },
              { name: 'WHOLE', valueFrom: secret },
              { name: 'KEY', valueFrom: `${secret}:key::` },
              { name: 'STAGE', valueFrom: `${secret}::AWSCURRENT:` },
              { name: 'KEY_OF_STAGE', valueFrom: `${secret}:key:AWSCURRENT:` },
            ],
          }),
        ],
      },
      logging: ['app'],
    },
    'a file system of EFS, and more ephemeral storage': {
      definition: {
        ephemeralStorage: { sizeInGiB: 100 },
        volumes: [
          {
            name: 'shared',
            efsVolumeConfiguration: {
              fileSystemId: 'fs-0123456789abcdef0',
              transitEncryption: 'ENABLED',
              authorizationConfig: { accessPointId: 'fsap-0123456789abcdef0', iam: 'ENABLED' },
            },
          },
        ],
        containerDefinitions: [
          container('app', { mountPoints: [{ sourceVolume: 'shared', containerPath: '/shared' }], ...WEB }),
        ],
      },
      logging: ['app'],
      task: { EphemeralStorage: { SizeInGiB: 100 } },
    },
    ARM64: {
      definition: {
        runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
        containerDefinitions: [container('app')],
      },
      logging: ['app'],
      task: { PlatformFamily: 'Linux', Cpu: '512' },
    },
    Windows: {
      definition: {
        cpu: '1024',
        memory: '2048',
        runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
        containerDefinitions: [container('app', { entryPoint: ['powershell', '-Command'], command: ['Start'] })],
      },
      logging: ['app'],
      task: { Cpu: '1024', Memory: '2048' },
    },
    'limits of a Linux container': {
      definition: {
        containerDefinitions: [
          container('app', {
            readonlyRootFilesystem: true,
            user: '1000:1000',
            stopTimeout: 30,
            startTimeout: 120,
            ulimits: [{ name: 'nofile', softLimit: 65_536, hardLimit: 65_536 }],
            linuxParameters: { initProcessEnabled: true, capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] } },
            systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }],
          }),
        ],
      },
      logging: ['app'],
    },
  };
}

t.test('sidecars and what applications are given run, from the definition to the logs', async t => {
  const service = await startService(t);
  const values = await createValues(service);
  for (const [title, one] of Object.entries(cases(values)))
    await t.test(title, t => testCase(t, service, title.toLowerCase().replace(/[^a-z0-9]+/g, '-'), one));
});

/** A secret and a parameter of the space. @returns their ARNs. */
async function createValues({ call }: Service) {
  await call('POST', '/sandbox/clusters', { ClusterName: 'myclu' });
  const secret = await call('POST', '/sandbox/secrets', {
    Name: 'spinup/myorg/myclu/app',
    SecretString: '{"key":"x"}',
  });
  await call('POST', '/sandbox/params/myclu', { Name: 'setting', Value: 'x' });
  return { secret: secret.body.ARN, parameter: 'arn:aws:ssm:us-east-1:012345678901:parameter/myorg/myclu/setting' };
}

async function testCase(t: Test, { call }: Service, name: string, { definition, logging, task = {} }: Case) {
  const request = {
    cluster: { clustername: 'myclu' },
    service: { servicename: name, desiredcount: 1 },
    taskdefinition: { family: name, ...SIZE, ...definition },
  };
  const planned = await call('POST', '/sandbox/services?dryRun=true&strict=true', request);
  const created = await call('POST', '/sandbox/services?wait=steady&strict=true', request);
  t.equal(planned.status, 200, JSON.stringify(planned.body));
  t.equal(created.status, 200, JSON.stringify(created.body));
  t.notOk('Adjustments' in created.body);

  const path = `/sandbox/clusters/myclu/services/${name}`;
  const { body: read } = await call('GET', `${path}?all=true`);
  const [id = ''] = read.Tasks.map((one: string) => one.replace('myclu/', ''));
  const { body: running } = await call('GET', `/sandbox/clusters/myclu/tasks/${id}`);
  t.match(running.Tasks[0], { LastStatus: 'RUNNING', ...task });
  const names: string[] = read.TaskDefinition.ContainerDefinitions.map(({ Name }: { Name: string }) => Name);
  for (const container of names) {
    const logs = await call('GET', `${path}/logs?task=${id}&container=${container}`);
    const messages: string[] = (logs.body.Events ?? []).map(({ Message }: { Message: string }) => Message);
    if (logging.includes(container)) t.match(messages[0], new RegExp(`^${container} starts from `));
    else t.equal(logs.status, 404, JSON.stringify(logs.body));
  }
  const again = await call('PUT', `${path}?dryRun=true`, { taskdefinition: request.taskdefinition });
  const registration = again.body.Steps.find(({ Step }: { Step: string }) => Step === 'registerTaskDefinition');
  t.equal(registration.Action, 'reuse', JSON.stringify(again.body));
}
