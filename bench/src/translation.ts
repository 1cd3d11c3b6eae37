/** How long the hypervisor takes from TypeScript to C: the median of three processes. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ONCE = fileURLToPath(new URL('./translate-once.ts', import.meta.url));
const RUNS = 3;

interface Time {
  readonly milliseconds: number;
  readonly processor: number;
}

/** A sentence with the wall clock and the processor time, which other work on the machine changes less. */
export function translationTime(): string {
  const runs = Array.from({ length: RUNS }, () => {
    const words = ['--import', 'tsx', ONCE];
    return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) as Time;
  });
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[RUNS >> 1]!;
  const [wall, processor] = [
    median(runs.map((run) => run.milliseconds)),
    median(runs.map((run) => run.processor)),
  ];
  return `TypeScript to C, the whole hypervisor, after start-up: ${wall} ms (${processor} ms of processor time)`;
}
