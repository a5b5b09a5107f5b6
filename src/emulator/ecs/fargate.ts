import { clientException } from './members.js';

/** Memory in MiB by CPU units (Amazon ECS Developer Guide, "Task CPU and memory"). */
const MEMORY_BY_CPU: Record<string, number[]> = {
  256: [512, 1024, 2048],
  512: steps(1024, 4096, 1024),
  1024: steps(2048, 8192, 1024),
  2048: steps(4096, 16_384, 1024),
  4096: steps(8192, 30_720, 1024),
  8192: steps(16_384, 61_440, 4096),
  16384: steps(32_768, 122_880, 8192),
};

/** Whether Fargate supports tasks of this size. */
export function isFargateSize(cpu: string | undefined, memory: string | undefined): boolean {
  return cpu !== undefined && (MEMORY_BY_CPU[cpu]?.includes(Number(memory)) ?? false);
}

/** @returns CPU units as a whole number, for example from `256` or `.25 vCPU` */
export function cpuUnits(size: string | undefined): string | undefined {
  return normalize(size, /^([\d.]+)\s*vcpu$/i, 'cpu');
}

/** @returns MiB as a whole number, for example from `512` or `0.5GB` */
export function mebibytes(size: string | undefined): string | undefined {
  return normalize(size, /^([\d.]+)\s*gb$/i, 'memory');
}

function normalize(size: string | undefined, largeUnit: RegExp, name: string): string | undefined {
  if (size === undefined) return undefined;
  const amount = size.trim().match(largeUnit)?.[1];
  const value = amount === undefined ? Number(size) : Number(amount) * 1024;
  if (size.trim() !== '' && Number.isInteger(value) && value > 0) return String(value);
  throw clientException(`Invalid '${name}' setting for task.`);
}

function steps(min: number, max: number, step: number): number[] {
  return Array.from({ length: (max - min) / step + 1 }, (_, index) => min + index * step);
}
