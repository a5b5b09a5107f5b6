import { fullExample } from '../demo/full-example.js';

/** A request to the service. */
export interface Request {
  method: string;
  path: string;
  body?: unknown;
}

/** An orchestration to be killed in, and what has to be there for it. */
export interface Story {
  name: string;
  /** Requests that make what it takes; each has to succeed, and what goes on after it to end. */
  before: Request[];
  act: Request;
  /** An AWS call that fails late in it, so that all that it made is unmade. */
  failing?: { service: string; action: string };
}

/** Texts that must not be found anywhere in clear. */
export const SECRETS = ['planted-first-secret', 'planted-second-secret', 'planted-third-secret'];

const [FIRST = '', SECOND = '', THIRD = ''] = SECRETS;

export function storiesOf(namespaceId: string): Story[] {
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
  return [
    { name: 'create', before: [], act: creation, failing: { service: 'ecs', action: 'CreateService' } },
    {
      name: 'update',
      before: [creation],
      act: {
        method: 'PUT',
        path: '/sandbox/clusters/myclu/services/www',
        body: {
          Tags: [{ Key: 'Team', Value: 'blue' }],
          ForceNewDeployment: true,
          Service: { DesiredCount: 2 },
          TaskDefinition: {
            Family: 'webservers',
            Cpu: '512',
            Memory: '1024',
            ContainerDefinitions: [{ Name: 'webserver', Image: 'nginx:2' }],
          },
          Credentials: { webserver: { Name: 'ignored', SecretString: SECOND } },
        },
      },
      failing: { service: 'ecs', action: 'UpdateService' },
    },
    {
      name: 'delete',
      before: [creation],
      act: { method: 'DELETE', path: '/sandbox/clusters/myclu/services/www?recursive=true' },
    },
    {
      name: 'create managed',
      before: [],
      act: managed,
      failing: { service: 'ecs', action: 'RegisterTaskDefinition' },
    },
    {
      name: 'delete managed',
      before: [managed],
      act: { method: 'DELETE', path: '/sandbox/clusters/batch/taskdefs/nightly?recursive=true&force=true' },
    },
  ];
}

/** The example with another value of its secret. */
function withSecret(example: object, secret: string): unknown {
  return JSON.parse(JSON.stringify(example, (key, value) => (/^secretstring$/i.test(key) ? secret : value)));
}
