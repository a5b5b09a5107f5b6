import { without } from '../../scripts/chaos/inventory.js';
import { nameOf } from '../../src/domain/names.js';
import type { RecordedCall } from '../../src/emulator/index.js';
import type { StepEvent } from '../../src/saga/saga.js';

/** One line for what a step does to a resource, as `create ecs:cluster myclu (createCluster)`. */
export type Line = string;

/** An entry of a plan as it is answered. */
export interface Entry {
  Step: string;
  Resource: { Type: string; Name: string };
  Action: string;
}

/** The steps of a plan, in its order. */
export function linesOfPlan(entries: Entry[]): Line[] {
  return entries.map(({ Step, Resource, Action }) => line(Action, Resource.Type, Resource.Name, Step));
}

/** The steps that a run reported as done or unchanged, in the order of their ends. */
export function linesOfEvents(events: StepEvent[]): Line[] {
  return events.flatMap(({ step, resource, action, state }) =>
    action && (state === 'succeeded' || state === 'unchanged')
      ? [line(action, resource.type, resource.name, step)]
      : [],
  );
}

/** The writes that AWS carried out. */
export function linesOfCalls(calls: RecordedCall[]): Line[] {
  return calls.filter(call => !isRead(call) && call.status === 200).map(lineOfCall);
}

/** Lines without the action, which a call does not show. */
export function withoutAction(lines: Line[]): Line[] {
  return lines.filter(isEffect).map(text => text.replace(/^\w+ /, ''));
}

function isEffect(text: Line): boolean {
  return !/^(reuse|keep) /.test(text);
}

export function isRead({ action }: RecordedCall): boolean {
  return /^(Describe|Get|List)/.test(action);
}

/** Steps of which each waits for the ones before it. */
const CHAINS: string[][] = [
  ['createCluster', 'createService'],
  ['createServiceRegistry', 'createService'],
  ['createRole', 'putRolePolicy', 'createService'],
  ['createRole', 'registerTaskDefinition', 'createService'],
  ['createSecret', 'registerTaskDefinition', 'updateService', 'deleteSecret'],
  ['putSecretValue', 'registerTaskDefinition', 'tagResource', 'deleteSecret'],
  ['createLogGroup', 'putRetentionPolicy'],
  ['stopTask', 'deleteSecret', 'deregisterTaskDefinition', 'deleteTaskDefinitions', 'deleteCluster'],
  ['deleteService', 'deregisterTaskDefinition'],
  ['deleteService', 'deleteServiceRegistry', 'deleteRolePolicy', 'deleteRole', 'deleteCluster'],
  ['deleteLogGroup', 'deleteCluster'],
];
/** Steps that run in sequence, in the plan's order. */
const ONE_BY_ONE = ['deregisterTaskDefinition', 'deleteTaskDefinitions', 'deleteSecret'];

/** Differences between a plan and a run. There are none when both have the same lines and keep the order of the chains. */
export function differences(planned: Line[], done: Line[]): string[] {
  const [plannedEffects, effects] = [planned.filter(isEffect), done.filter(isEffect)];
  return [
    ...without(planned, done).map(text => `planned, not done: ${text}`),
    ...without(done, planned).map(text => `done, not planned: ${text}`),
    ...CHAINS.flatMap(chain => [
      ...outOfOrder(chain, plannedEffects).map(text => `planned too early: ${text}`),
      ...outOfOrder(chain, effects).map(text => `done too early: ${text}`),
    ]),
    ...ONE_BY_ONE.flatMap(step => {
      const [inPlan, inRun] = [plannedEffects, effects].map(lines =>
        lines.filter(text => stepOf(text) === step).join('\n'),
      );
      return inPlan === inRun ? [] : [`planned in another order than done: ${step}`];
    }),
  ];
}

/** The lines that stand behind a later link of their chain. Each log group has a chain of its own. */
function outOfOrder(chain: string[], lines: Line[]): Line[] {
  const links = lines.filter(text => chain.includes(stepOf(text)));
  return links.filter((text, at) =>
    links
      .slice(0, at)
      .some(before => chain.indexOf(stepOf(before)) > chain.indexOf(stepOf(text)) && sameLogGroup(before, text)),
  );
}

function sameLogGroup(one: Line, other: Line): boolean {
  const [a, b] = [one, other].map(text => /logs:log-group (\S+)/.exec(text)?.[1]);
  return !a || !b || a === b;
}

function stepOf(text: Line): string {
  return /\((\w+)\)$/.exec(text)?.[1] ?? '';
}

function line(action: string, type: string, name: string, step: string): Line {
  return `${action} ${type} ${normalised(name)} (${step})`;
}

/** A resource's name without random parts: the name in an ARN, without the random suffix of a secret. */
function normalised(name: string): string {
  if (name.includes(':secret:')) return name.replace(/^.*:secret:/, '').replace(/-[A-Za-z0-9]{6}$/, '');
  return name.startsWith('arn:') ? nameOf(name) : name;
}

type Input = Record<string, unknown>;

/** Each write by service and action: the step that makes it, the type of its resource, and where its name stands. */
const WRITES: Record<string, (input: Input) => [step: string, type: string, name: unknown]> = {
  'ecs CreateCluster': input => ['createCluster', 'ecs:cluster', input.clusterName],
  'ecs DeleteCluster': input => ['deleteCluster', 'ecs:cluster', input.cluster],
  'ecs CreateService': input => ['createService', 'ecs:service', input.serviceName],
  'ecs UpdateService': input => ['updateService', 'ecs:service', input.service],
  'ecs DeleteService': input => ['deleteService', 'ecs:service', input.service],
  'ecs RegisterTaskDefinition': input => ['registerTaskDefinition', 'ecs:task-definition', input.family],
  'ecs DeregisterTaskDefinition': input => [
    'deregisterTaskDefinition',
    'ecs:task-definition',
    nameOf(String(input.taskDefinition)),
  ],
  'ecs DeleteTaskDefinitions': input => [
    'deleteTaskDefinitions',
    'ecs:task-definition',
    (input.taskDefinitions as string[]).map(nameOf).join(', '),
  ],
  'ecs StopTask': input => ['stopTask', 'ecs:task', input.task],
  'ecs TagResource': ({ resourceArn }) => [
    'tagResource',
    `ecs:${/:(cluster|service|task-definition)\//.exec(String(resourceArn))?.[1]}`,
    resourceArn,
  ],
  'iam CreateRole': input => ['createRole', 'iam:role', input.RoleName],
  'iam DeleteRole': input => ['deleteRole', 'iam:role', input.RoleName],
  'iam TagRole': input => ['tagRole', 'iam:role', input.RoleName],
  'iam PutRolePolicy': input => ['putRolePolicy', 'iam:role-policy', `${input.RoleName}/${input.PolicyName}`],
  'iam DeleteRolePolicy': input => ['deleteRolePolicy', 'iam:role-policy', `${input.RoleName}/${input.PolicyName}`],
  'logs CreateLogGroup': input => ['createLogGroup', 'logs:log-group', input.logGroupName],
  'logs DeleteLogGroup': input => ['deleteLogGroup', 'logs:log-group', input.logGroupName],
  'logs PutRetentionPolicy': input => ['putRetentionPolicy', 'logs:log-group', input.logGroupName],
  'logs TagResource': input => [
    'tagLogGroup',
    'logs:log-group',
    String(input.resourceArn).replace(/^.*:log-group:/, ''),
  ],
  'secretsmanager CreateSecret': input => ['createSecret', 'secretsmanager:secret', input.Name],
  'secretsmanager PutSecretValue': input => ['putSecretValue', 'secretsmanager:secret', input.SecretId],
  'secretsmanager DeleteSecret': input => ['deleteSecret', 'secretsmanager:secret', input.SecretId],
  'secretsmanager TagResource': input => ['tagSecret', 'secretsmanager:secret', input.SecretId],
  'servicediscovery CreateService': input => ['createServiceRegistry', 'servicediscovery:service', input.Name],
  'servicediscovery DeleteService': input => ['deleteServiceRegistry', 'servicediscovery:service', input.Id],
};

function lineOfCall({ service, action, input }: RecordedCall): Line {
  const write = WRITES[`${service} ${action}`];
  if (!write) throw new Error(`WRITES has no step for ${service} ${action}.`);
  const [step, type, name] = write(input);
  return line('call', type, String(name), step);
}
