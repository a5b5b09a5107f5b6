import { resourceOf } from './arns.js';

/** The names of a space's resources are those of the predecessor, so that its spaces are found. */

/** The name of the role that ECS starts a space's tasks with. */
export function executionRoleName(cluster: string): string {
  return `${cluster}-ecsTaskExecution`;
}

/** Source: IAM API Reference, CreateRole. */
export const LONGEST_ROLE_NAME = 64;
const ROLE_NAME = /^[\w+=,.@-]+$/;

/** Whether a role can have this name. */
export function isRoleName(name: string): boolean {
  return name.length <= LONGEST_ROLE_NAME && ROLE_NAME.test(name);
}

/** The inline policy of the execution role. */
export const EXECUTION_POLICY_NAME = 'ECSTaskAccessPolicy';

/** The prefix of the names of a space's secrets. */
export function secretPrefix(org: string, cluster: string): string {
  return `spinup/${org}/${cluster}/`;
}

/** Whether a secret's name is below the prefix of the org's secrets. */
export function isSecretOfOrg(org: string, name: string): boolean {
  return name.startsWith(`spinup/${org}/`);
}

/** Whether a secret's name is below the prefix of another org's secrets. */
export function isSecretOfAnotherOrg(org: string, name: string): boolean {
  return name.startsWith('spinup/') && !isSecretOfOrg(org, name);
}

/** Whether a parameter is below the path of the org's parameters. */
export function isParameterOfOrg(org: string, path: string): boolean {
  return path.startsWith(`/${org}/`);
}

/** The end of the name of a container's repository credential. @param given in the request, if any. */
export function credentialName(given: string | undefined, family: string, container: string): string {
  return given || `${family}-${container}`;
}

/** The name of a cluster or service, or the id of a task, from itself or its ARN (`…:cluster/NAME`, `…:service/CLUSTER/NAME`). */
export function nameOf(nameOrArn: string): string {
  return resourceOf(nameOrArn).split('/').at(-1) ?? nameOrArn;
}

/** A task as `cluster/id`, in which form the predecessor listed tasks. Older ARNs have no cluster (`…:task/ID`). */
export function clusterAndId(taskArn: string, cluster: string): string {
  return `${cluster}/${nameOf(taskArn)}`;
}

/** The path of an org's parameters. */
export function parameterPath(org: string, prefix: string): string {
  return `/${org}/${prefix}`;
}

/** The family of a task definition, from `family:revision` or the ARN. */
export function familyOf(taskDefinition: string): string {
  return nameOf(taskDefinition).replace(/:\d+$/, '');
}

/** The revision in `family:revision` or the ARN of a task definition; undefined where it has none. */
export function revisionOf(taskDefinition: string | undefined): number | undefined {
  const digits = /:(\d+)$/.exec(taskDefinition ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
