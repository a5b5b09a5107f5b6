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

function offers(sizes: MemorySizes, memory: number): boolean {
  if (Array.isArray(sizes)) return sizes.includes(memory);
  return memory >= sizes.from && memory <= sizes.to && (memory - sizes.from) % sizes.step === 0;
}

function described(sizes: MemorySizes): string {
  return Array.isArray(sizes) ? `one of ${sizes.join(', ')}` : `${sizes.from} to ${sizes.to} in steps of ${sizes.step}`;
}

/** The CPU units or MiB of a size such as `256`, `.25 vCPU` or `0.5 GB`; NaN for anything else. */
function amountIn(larger: 'vcpu' | 'gb', text: string): number {
  const [, amount, unit] = /^(\d*\.?\d+)\s*(vcpu|gb)?$/i.exec(text.trim()) ?? [];
  if (!unit) return Number(amount);
  return unit.toLowerCase() === larger ? Number(amount) * 1024 : Number.NaN;
}
