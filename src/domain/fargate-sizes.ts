/** What Fargate offers for a CPU size: from, to and in steps of so many MiB of memory; or just these sizes. */
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
 * @returns what is wrong with the pair, or undefined.
 */
export function fargateSizeFault(
  cpu: string,
  memory: string,
): { member: 'cpu' | 'memory'; message: string } | undefined {
  const sizes = MEMORY_BY_CPU.get(cpuUnits(cpu));
  if (!sizes) {
    return { member: 'cpu', message: `${cpu} is not a Fargate CPU size: ${[...MEMORY_BY_CPU.keys()].join(', ')}` };
  }
  if (!offers(sizes, mebibytes(memory))) {
    return { member: 'memory', message: `${memory} does not go with cpu ${cpu} on Fargate: ${described(sizes)} MiB` };
  }
  return undefined;
}

function offers(sizes: MemorySizes, memory: number): boolean {
  if (Array.isArray(sizes)) return sizes.includes(memory);
  return memory >= sizes.from && memory <= sizes.to && (memory - sizes.from) % sizes.step === 0;
}

function described(sizes: MemorySizes): string {
  return Array.isArray(sizes) ? sizes.join(', ') : `${sizes.from} to ${sizes.to} in steps of ${sizes.step}`;
}

/** CPU units of `256` or `.25 vCPU`; NaN where it is neither. */
function cpuUnits(text: string): number {
  const [, amount, unit] = /^(\d*\.?\d+)\s*(vcpu)?$/i.exec(text.trim()) ?? [];
  return unit ? Number(amount) * 1024 : Number(amount);
}

/** MiB of `512` or `0.5 GB`; NaN where it is neither. */
function mebibytes(text: string): number {
  const [, amount, unit] = /^(\d*\.?\d+)\s*(gb)?$/i.exec(text.trim()) ?? [];
  return unit ? Number(amount) * 1024 : Number(amount);
}
