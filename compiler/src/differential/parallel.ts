import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { NO_OUTCOMES } from './outcomes.ts';
import { addResults, type RangeResult, runRange } from './range.ts';

export interface Run {
  readonly seed: number;
  readonly programs: number;
  /** Processes; one is this process. */
  readonly jobs: number;
  readonly firstOnly: boolean;
  readonly onBatch: (result: RangeResult) => void;
}

/** Compares all programs of a run, a share of them in each process. */
export async function compareInParallel(run: Run): Promise<RangeResult> {
  const { programs, jobs } = run;
  if (jobs <= 1) return runRange({ ...run, from: 0, to: programs });
  const share = Math.ceil(programs / jobs);
  const parts = Array.from({ length: jobs }, (_, i) => [i * share, Math.min(programs, (i + 1) * share)]);
  const found = await Promise.all(parts.map(([from, to]) => runPart(run, from!, to!)));
  return found.reduce(addResults);
}

/** Another process that writes what each batch found as a line of JSON. */
async function runPart({ seed, firstOnly, onBatch }: Run, from: number, to: number): Promise<RangeResult> {
  const script = fileURLToPath(new URL('cli.ts', import.meta.url));
  const options = [`--part=${from}:${to}`, `--seed=${seed}`, ...(firstOnly ? ['--first-only'] : [])];
  // Most of what a batch makes is soon garbage.
  const memory = '--max-semi-space-size=64';
  const child = spawn(process.execPath, [memory, '--import', 'tsx', script, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  let all: RangeResult = { programs: 0, refused: 0, differences: [], outcomes: NO_OUTCOMES };
  for await (const line of createInterface(child.stdout)) {
    const result = JSON.parse(line) as RangeResult;
    onBatch(result);
    all = addResults(all, result);
  }
  if ((await closed) !== 0) throw new Error(`programs ${from} to ${to - 1}: the comparison failed`);
  return all;
}
