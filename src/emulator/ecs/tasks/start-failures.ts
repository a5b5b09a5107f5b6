import type { Ecs, Task } from '../state.js';
import type { ContainerDefinition } from '../task-definitions/container-definition.js';
import { unassumable, unassumableRole } from './placement.js';

/**
 * Why a task fails before its images are pulled, if it does. ECS looks up the roles and secrets of a task definition when
 * a task starts, not at registration. Messages: Amazon ECS Developer Guide, "Resource initialization errors".
 */
export function startFailure(ecs: Ecs, task: Task): string | undefined {
  const role = unassumableRole(ecs, task.definition, task.overrides);
  if (role !== undefined) return unassumable(role);
  for (const { definition } of task.containers) {
    const failure = missingSecret(ecs, definition);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function missingSecret({ account }: Ecs, container: ContainerDefinition): string | undefined {
  const pulling =
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:';
  const isMissing = (secret: string) => !account.links.secretExists(secretArn(secret));
  const fromAsm = (name: string) =>
    `${pulling} unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${name} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`;
  for (const { valueFrom } of container.secrets ?? []) {
    if (isSecret(valueFrom) && isMissing(valueFrom)) return fromAsm(valueFrom);
    if (!isSecret(valueFrom) && !account.links.parameterExists(valueFrom)) {
      return `${pulling} unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid parameters: ${valueFrom}`;
    }
  }
  // Registry credentials are the ARN or the name of a secret.
  const registry = container.repositoryCredentials?.credentialsParameter;
  return registry !== undefined && isMissing(registry) ? fromAsm(registry) : undefined;
}

function isSecret(name: string): boolean {
  return /^arn:[\w-]+:secretsmanager:/.test(name);
}

/** In `arn:…:secret:name:json-key:version-stage:version-id` the first seven parts are the secret's ARN. */
function secretArn(valueFrom: string): string {
  return valueFrom.split(':').slice(0, 7).join(':');
}
