import { clientException } from '../members.js';
import type { ContainerDefinition } from './container-definition.js';

/** Rejects values beyond the documented limits. Source: Amazon ECS API Reference, ContainerDefinition. @throws AwsError ClientException */
export function checkContainerLimits(container: ContainerDefinition): void {
  const { name, restartPolicy, environmentFiles, credentialSpecs = [], healthCheck } = container;
  const { restartAttemptPeriod, ignoredExitCodes = [] } = membersOf<RestartPolicy>(restartPolicy);
  const limits: [member: string, value: number | undefined, min: number, max: number][] = [
    ['cpu', container.cpu, 0, Number.POSITIVE_INFINITY],
    ['memory', container.memory, 4, Number.POSITIVE_INFINITY],
    ['memoryReservation', container.memoryReservation, 4, Number.POSITIVE_INFINITY],
    ['startTimeout', container.startTimeout, 0, Number.POSITIVE_INFINITY],
    ['stopTimeout', container.stopTimeout, 0, Number.POSITIVE_INFINITY],
    ['restartPolicy.restartAttemptPeriod', restartAttemptPeriod, 60, 1800],
    ['restartPolicy.ignoredExitCodes', ignoredExitCodes.length, 0, 50],
    ['environmentFiles', Array.isArray(environmentFiles) ? environmentFiles.length : 0, 0, 10],
    ['credentialSpecs', credentialSpecs.length, 0, 1],
    ['healthCheck.command', healthCheck?.command.length, 1, Number.POSITIVE_INFINITY],
  ];
  const outside = limits.find(([, value, min, max]) => value !== undefined && (value < min || value > max));
  if (outside) throw clientException(`Invalid '${outside[0]}' setting for container '${name}'.`);
}

interface RestartPolicy {
  restartAttemptPeriod?: number;
  ignoredExitCodes?: number[];
}

/** The members of a structure whose types AWS's model has checked. */
function membersOf<Members>(value: unknown): Partial<Members> {
  return typeof value === 'object' && value !== null ? (value as Partial<Members>) : {};
}
