import { clientException } from './members.js';

/** Sizes by CPU units: the memory that goes with them, in MiB (Amazon ECS Developer Guide, "Task CPU and memory"). */
const memoryByCpu: Record<string, number[]> = {
  256: [512, 1024, 2048],
  512: steps(1024, 4096, 1024),
  1024: steps(2048, 8192, 1024),
  2048: steps(4096, 16_384, 1024),
  4096: steps(8192, 30_720, 1024),
  8192: steps(16_384, 61_440, 4096),
  16384: steps(32_768, 122_880, 8192),
};

/** Whether Fargate has tasks of this size. */
export function isFargateSize(cpu: string | undefined, memory: string | undefined): boolean {
  return cpu !== undefined && (memoryByCpu[cpu]?.includes(Number(memory)) ?? false);
}

/** @returns CPU units as a whole number, from `256` or `.25 vCPU` */
export function cpuUnits(given: string | undefined): string | undefined {
  return normalised(given, /^([\d.]+)\s*vcpu$/i, 'cpu');
}

/** @returns MiB as a whole number, from `512` or `0.5GB` */
export function mebibytes(given: string | undefined): string | undefined {
  return normalised(given, /^([\d.]+)\s*gb$/i, 'memory');
}

function normalised(given: string | undefined, large: RegExp, name: string): string | undefined {
  if (given === undefined) return undefined;
  const amount = given.trim().match(large)?.[1];
  const read = amount === undefined ? Number(given) : Number(amount) * 1024;
  if (given.trim() !== '' && Number.isInteger(read) && read > 0) return String(read);
  throw clientException(`Invalid '${name}' setting for task.`);
}

function steps(least: number, most: number, step: number): number[] {
  return Array.from({ length: (most - least) / step + 1 }, (_, index) => least + index * step);
}
