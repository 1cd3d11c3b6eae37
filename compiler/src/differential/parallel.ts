import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type ProgramDifference, runRange } from './range.ts';

export interface Run {
  readonly seed: number;
  readonly programs: number;
  /** Processes; one is this process. */
  readonly jobs: number;
  readonly firstOnly: boolean;
}

/** Compares all programs of a run, a share of them in each process. */
export async function compareInParallel(run: Run): Promise<ProgramDifference[]> {
  const { seed, programs, jobs, firstOnly } = run;
  if (jobs <= 1) return runRange(seed, 0, programs, firstOnly);
  const share = Math.ceil(programs / jobs);
  const parts = Array.from({ length: jobs }, (_, i) => [i * share, Math.min(programs, (i + 1) * share)]);
  const found = await Promise.all(parts.map(([from, to]) => runPart(run, from!, to!)));
  return found.flat();
}

async function runPart({ seed, firstOnly }: Run, from: number, to: number): Promise<ProgramDifference[]> {
  const script = fileURLToPath(new URL('cli.ts', import.meta.url));
  const options = [`--part=${from}:${to}`, `--seed=${seed}`, ...(firstOnly ? ['--first-only'] : [])];
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  const output = await text(child.stdout);
  if ((await closed) !== 0) throw new Error(`programs ${from} to ${to - 1}: the comparison failed`);
  return JSON.parse(output) as ProgramDifference[];
}
