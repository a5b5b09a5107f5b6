import type { Schemas, Unchecked } from '../schemas.js';

type Definition = Unchecked<Schemas['RegisterTaskDefinitionRequest']>;

/** The memory sizes for a CPU size in MiB: a range with a step, or a list. */
type MemorySizes = { from: number; to: number; step: number } | number[];

/** Source: Amazon ECS Developer Guide, "Fargate task definition differences", task CPU and memory. */
const MEMORY_BY_CPU = new Map<number, MemorySizes>([
  [256, [512, 1024, 2048]],
  [512, { from: 1024, to: 4096, step: 1024 }],
  [1024, { from: 2048, to: 8192, step: 1024 }],
  [2048, { from: 4096, to: 16384, step: 1024 }],
  [4096, { from: 8192, to: 30720, step: 1024 }],
  [8192, { from: 16384, to: 61440, step: 4096 }],
  [16384, { from: 32768, to: 122880, step: 8192 }],
]);

/**
 * @param cpu as AWS takes it: CPU units (`256`) or `.25 vCPU`. @param memory MiB (`512`) or `0.5 GB`.
 * @returns the fault of the pair; undefined where Fargate supports it.
 */
export function fargateSizeFault(
  cpu: string,
  memory: string,
): { member: 'cpu' | 'memory'; message: string } | undefined {
  const sizes = MEMORY_BY_CPU.get(amountIn('vcpu', cpu));
  if (!sizes) {
    return { member: 'cpu', message: `must be one of ${[...MEMORY_BY_CPU.keys()].join(', ')} on Fargate, not ${cpu}` };
  }
  if (!offers(sizes, amountIn('gb', memory))) {
    return { member: 'memory', message: `must be ${described(sizes)} MiB with cpu ${cpu} on Fargate, not ${memory}` };
  }
  return undefined;
}

/** The size of a definition in CPU units and MiB; infinite where it is absent or not a number. */
export function sizeAmounts({ cpu, memory }: Definition): Need {
  const amount = (unit: 'vcpu' | 'gb', text: string | undefined) => {
    const found = text ? amountIn(unit, text) : Number.NaN;
    return Number.isNaN(found) ? Number.POSITIVE_INFINITY : found;
  };
  return { cpu: amount('vcpu', cpu), memory: amount('gb', memory) };
}

/** What a task needs at least: CPU units and MiB. */
export interface Need {
  cpu: number;
  memory: number;
}

/** Tasks on Windows have at least one vCPU. Source: Amazon ECS Developer Guide, "Fargate task definition differences". */
const LEAST_CPU_ON_WINDOWS = 1024;

/**
 * What the containers of a definition need: what they reserve together (a soft limit reserves instead of the hard one), and the
 * largest hard limit. Source: Amazon ECS API Reference, ContainerDefinition.
 */
export function neededSize({ containerDefinitions = [], runtimePlatform }: Definition): Need {
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const reserved = containerDefinitions.map(container => container?.memoryReservation ?? container?.memory ?? 0);
  const limits = containerDefinitions.map(container => container?.memory ?? 0);
  const isWindows = runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS');
  const cpu = sum(containerDefinitions.map(container => container?.cpu ?? 0));
  return { cpu: Math.max(cpu, isWindows ? LEAST_CPU_ON_WINDOWS : 0), memory: Math.max(sum(reserved), ...limits) };
}

/**
 * The smallest size of Fargate that has what a task needs.
 * @param given the size as far as it is given, as AWS takes it. @returns undefined where there is no such size.
 */
export function smallestFargateSize(
  { cpu, memory }: { cpu?: string | undefined; memory?: string | undefined },
  need: Need,
): { cpu: string; memory: string } | undefined {
  const wantedCpu = cpu === undefined ? undefined : amountIn('vcpu', cpu);
  const wantedMemory = memory === undefined ? undefined : amountIn('gb', memory);
  for (const [units, sizes] of MEMORY_BY_CPU) {
    const isEnough = wantedCpu === undefined ? units >= need.cpu : units === wantedCpu;
    const mebibytes = isEnough
      ? listed(sizes).find(size => (wantedMemory === undefined ? size >= need.memory : size === wantedMemory))
      : undefined;
    if (mebibytes !== undefined) return { cpu: cpu ?? String(units), memory: memory ?? String(mebibytes) };
  }
  return undefined;
}

function offers(sizes: MemorySizes, memory: number): boolean {
  return listed(sizes).includes(memory);
}

function listed(sizes: MemorySizes): number[] {
  if (Array.isArray(sizes)) return sizes;
  const { from, to, step } = sizes;
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);
}

function described(sizes: MemorySizes): string {
  return Array.isArray(sizes) ? `one of ${sizes.join(', ')}` : `${sizes.from} to ${sizes.to} in steps of ${sizes.step}`;
}

/** The CPU units or MiB of a size such as `256`, `.25 vCPU` or `0.5 GB`; NaN for anything else. */
function amountIn(larger: 'vcpu' | 'gb', text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?|\.\d+)\s*(vcpu|gb)?$/i.exec(text.trim()) ?? [];
  if (!unit) return Number(amount);
  return unit.toLowerCase() === larger ? Number(amount) * 1024 : Number.NaN;
}
