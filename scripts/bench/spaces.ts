import { ECS } from '@aws-sdk/client-ecs';
import type { Emulator } from '../../src/emulator/index.js';
import { fullExample } from '../demo/full-example.js';

/** The predecessor's full example in another space. The name of every resource contains the space's name. */
export function spaceExample(space: string, namespaceId: string): Record<string, unknown> {
  const text = JSON.stringify(fullExample(namespaceId));
  return JSON.parse(
    text
      .replaceAll('myclu', space)
      .replaceAll('webservers', familyOf(space))
      .replaceAll('"www"', `"${serviceOf(space)}"`),
  );
}

/** The family of a space's definition. */
export function familyOf(space: string): string {
  return `${space}-web`;
}

/** The name of a space's service. */
export function serviceOf(space: string): string {
  return `${space}-www`;
}

/** Registers copies of a family's latest revision, tags included, until it has so many. */
export async function registerRevisions(
  { endpoint, region }: Emulator,
  taskDefinition: string,
  count: number,
): Promise<void> {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'an-example-secret' };
  const ecs = new ECS({ endpoint, region, credentials });
  const { taskDefinition: latest, tags } = await ecs.describeTaskDefinition({ taskDefinition, include: ['TAGS'] });
  if (!latest) throw new Error(`Task definition ${taskDefinition} does not exist.`);
  const { family, revision = 0, cpu, memory, networkMode, requiresCompatibilities } = latest;
  const { executionRoleArn, containerDefinitions } = latest;
  const size = { cpu, memory, networkMode, requiresCompatibilities };
  for (let registered = revision; registered < count; registered += 1)
    await ecs.registerTaskDefinition({ family, ...size, executionRoleArn, containerDefinitions, tags });
  ecs.destroy();
}
