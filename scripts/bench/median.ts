/** How often each measurement is repeated. */
export const RUNS = 5;

export function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
