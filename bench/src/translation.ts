/** How long the hypervisor takes from TypeScript to C: medians of three processes. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ONCE = fileURLToPath(new URL('./translate-once.ts', import.meta.url));
const RUNS = 3;

interface Times {
  readonly firstMs: number;
  readonly againMs: number;
}

/** A sentence with the wall clock of a process's first translation and of its second. */
export function translationTime(): string {
  const runs = Array.from({ length: RUNS }, () => {
    const words = ['--import', 'tsx', ONCE];
    return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) as Times;
  });
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[RUNS >> 1]!;
  const firstMs = median(runs.map((run) => run.firstMs));
  const againMs = median(runs.map((run) => run.againMs));
  return `TypeScript to C, the whole hypervisor: ${firstMs} ms in a new process, its loading left out, ${againMs} ms again in the same`;
}
