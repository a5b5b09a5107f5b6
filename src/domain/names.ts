import { resourceOf } from './arns.js';

/** Names of what a space is made of; the predecessor's, so that its spaces are found again. */

/** The role that a space's tasks are started with. */
export function executionRoleName(cluster: string): string {
  return `${cluster}-ecsTaskExecution`;
}

/** The inline policy of the execution role. */
export const EXECUTION_POLICY_NAME = 'ECSTaskAccessPolicy';

/** What stands before the names of a space's secrets. */
export function secretPrefix(org: string, cluster: string): string {
  return `spinup/${org}/${cluster}/`;
}

/** A cluster's or service's name, or a task's id, from it or its ARN (`…:cluster/NAME`, `…:service/CLUSTER/NAME`). */
export function nameOf(nameOrArn: string): string {
  return resourceOf(nameOrArn).split('/').at(-1) ?? nameOrArn;
}

/** Where an org's parameters live. */
export function parameterPath(org: string, prefix: string): string {
  return `/${org}/${prefix}`;
}

/** The family of a task definition, from `family:revision` or the ARN. */
export function familyOf(taskDefinition: string): string {
  return nameOf(taskDefinition).replace(/:\d+$/, '');
}

/** The revision of a task definition's ARN, a number; undefined where none is named. */
export function revisionOf(taskDefinition: string | undefined): number | undefined {
  const digits = /:(\d+)$/.exec(taskDefinition ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
