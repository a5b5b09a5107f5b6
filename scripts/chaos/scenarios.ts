import { fullExample } from '../demo/full-example.js';

/** A request to the service. */
export interface Request {
  method: string;
  path: string;
  body?: unknown;
}

/** A workflow in which the process is killed, and what has to exist before. */
export interface Scenario {
  name: string;
  /** Requests that create what the workflow needs. Each has to succeed, and its follow-ups to end, before the next. */
  setup: Request[];
  request: Request;
  /** A late AWS call of the workflow; when it fails, everything done before is rolled back. */
  failingCall?: { service: string; action: string };
}

/** Texts that must not be stored or logged in clear. */
export const SECRETS = ['planted-first-secret', 'planted-second-secret', 'planted-third-secret'];

const [FIRST = '', SECOND = '', THIRD = ''] = SECRETS;

const SERVICE = '/sandbox/clusters/myclu/services/www';

export function scenariosOf(namespaceId: string): Scenario[] {
  const creation = { method: 'POST', path: '/sandbox/services', body: withSecret(fullExample(namespaceId), FIRST) };
  const managed = {
    method: 'POST',
    path: '/sandbox/taskdefs',
    body: {
      Cluster: { ClusterName: 'batch' },
      TaskDefinition: {
        Family: 'nightly',
        Cpu: '256',
        Memory: '512',
        ContainerDefinitions: [{ Name: 'job', Image: 'nginx:1' }],
      },
      Credentials: { job: { Name: 'registry', SecretString: THIRD } },
    },
  };
  const rollback = { method: 'POST', path: `${SERVICE}/rollback` };
  const Logs = {
    LogDriver: 'awslogs',
    Options: { 'awslogs-group': 'own', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'www' },
  };
  const Credentials = { webserver: { Name: 'ignored', SecretString: SECOND } };
  const failingCall = { service: 'ecs', action: 'UpdateService' };
  return [
    { name: 'create', setup: [], request: creation, failingCall: { service: 'ecs', action: 'CreateService' } },
    {
      name: 'update',
      setup: [creation],
      request: update({
        Tags: [{ Key: 'Team', Value: 'blue' }],
        ForceNewDeployment: true,
        Service: { DesiredCount: 2 },
        Credentials,
      }),
      failingCall,
    },
    { name: 'rollback to the previous definition', setup: [creation, update({})], request: rollback, failingCall },
    {
      name: 'rollback of a deployment in progress',
      setup: [creation, update({ Credentials, Service: { DeploymentConfiguration: STUCK } })],
      request: rollback,
    },
    {
      name: 'delete',
      setup: [creation],
      request: { method: 'DELETE', path: `${SERVICE}?recursive=true` },
    },
    { name: 'update that forgets a credential', setup: [creation], request: update({}), failingCall },
    {
      name: 'delete with a log group of its own',
      setup: [creation, update({ Credentials }, { LogConfiguration: Logs })],
      request: { method: 'DELETE', path: `${SERVICE}?recursive=true` },
    },
    {
      name: 'create managed',
      setup: [],
      request: managed,
      failingCall: { service: 'ecs', action: 'RegisterTaskDefinition' },
    },
    {
      name: 'delete managed',
      setup: [managed],
      request: { method: 'DELETE', path: '/sandbox/clusters/batch/taskdefs/nightly?recursive=true&force=true' },
    },
  ];
}

/** A deployment that can neither start a task nor stop one, so that it stays in progress. */
const STUCK = { MaximumPercent: 100, MinimumHealthyPercent: 100 };

/** Deploys another image. @param container further members of its container. */
function update(body: object, container: object = {}): Request {
  const TaskDefinition = {
    Family: 'webservers',
    Cpu: '512',
    Memory: '1024',
    ContainerDefinitions: [{ Name: 'webserver', Image: 'nginx:2', ...container }],
  };
  return { method: 'PUT', path: SERVICE, body: { ...body, TaskDefinition } };
}

/** The example with another value of its secret. */
function withSecret(example: object, secret: string): unknown {
  return JSON.parse(JSON.stringify(example, (key, value) => (/^secretstring$/i.test(key) ? secret : value)));
}
