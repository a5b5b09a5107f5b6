import type { Ecs, Task } from '../state.js';

/** Registers a running task of a service in the service's registries and target groups. */
export function registerTask(ecs: Ecs, task: Task): void {
  if (!task.origin) return;
  const { spec } = task.origin.deployment;
  for (const registry of spec.serviceRegistries) {
    const port = registry.port ?? registry.containerPort;
    ecs.account.links.registerInstance(registry.registryArn ?? '', task.id, {
      AWS_INSTANCE_IPV4: task.networkInterface.privateAddress,
      ...(port === undefined ? {} : { AWS_INSTANCE_PORT: String(port) }),
      AVAILABILITY_ZONE: task.networkInterface.availabilityZone,
      REGION: ecs.account.region,
      ECS_CLUSTER_NAME: task.cluster.name,
      ECS_SERVICE_NAME: task.origin.service.name,
      ECS_TASK_DEFINITION_FAMILY: task.definition.family,
    });
  }
  for (const target of targets(task)) ecs.account.links.registerTarget(target.arn, target);
}

export function deregisterTask(ecs: Ecs, task: Task): void {
  if (!task.origin || !task.startedAt) return;
  for (const { registryArn = '' } of task.origin.deployment.spec.serviceRegistries) {
    ecs.account.links.deregisterInstance(registryArn, task.id);
  }
  for (const target of targets(task)) ecs.account.links.deregisterTarget(target.arn, target);
}

/** Whether a task was registered in a target group. */
export function isTarget(task: Task): boolean {
  return task.startedAt !== undefined && targets(task).length > 0;
}

function targets(task: Task): { arn: string; id: string; port: number }[] {
  const balanced = task.origin?.deployment.spec.loadBalancers ?? [];
  return balanced.flatMap(({ targetGroupArn, containerPort }) =>
    targetGroupArn === undefined || containerPort === undefined
      ? []
      : [{ arn: targetGroupArn, id: task.networkInterface.privateAddress, port: containerPort }],
  );
}
