import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { minimise } from './minimise.ts';
import { describeOutcomes } from './outcomes.ts';
import { compareInParallel } from './parallel.ts';
import { type ProgramDifference, programOf, type RangeResult, runRange } from './range.ts';

/** A process for so many programs at least. */
const PROGRAMS_PER_JOB = 100;
const SHOWN = 10;

const { values } = parseArgs({
  options: {
    programs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    /** Programs of a part of the run, in this process: `from` and `to`. */
    part: { type: 'string' },
    'first-only': { type: 'boolean', default: false },
  },
});
const programs = Number(values.programs);
const seed = Number(values.seed);
const firstOnly = values['first-only'];
if (!Number.isSafeInteger(programs) || programs < 1 || !Number.isSafeInteger(seed) || seed < 0) {
  console.error('usage: differential --programs N --seed S');
  process.exit(2);
}
if (values.part !== undefined) {
  const [from, to] = values.part.split(':').map(Number) as [number, number];
  runRange({ seed, from, to, firstOnly, onBatch: (result) => console.log(JSON.stringify(result)) });
} else process.exitCode = await main();

async function main(): Promise<number> {
  const jobs = Math.min(availableParallelism(), Math.ceil(programs / PROGRAMS_PER_JOB));
  const found = await compareInParallel({ seed, programs, jobs, firstOnly, onBatch: progress() });
  const { differences } = found;
  for (const difference of differences.slice(0, SHOWN)) console.log(describe(difference));
  if (differences[0] !== undefined) printReproducer(differences[0]);
  if (found.refused > 0)
    console.log(`${found.refused} more programs are refused by the compiler and left out`);
  console.log(describeOutcomes(found.outcomes));
  console.log(`${found.programs} programs, ${differences.length} differences`);
  return differences.length === 0 ? 0 : 1;
}

/** Shows a person how far the run is, in one line that changes. */
function progress(): (result: RangeResult) => void {
  let [done, differences] = [0, 0];
  return (result) => {
    done += result.programs + result.refused;
    differences += result.differences.length;
    const isLast = done === programs ? '\n' : '';
    if (process.stderr.isTTY)
      process.stderr.write(`\r${done} of ${programs} programs, ${differences} differences${isLast}`);
  };
}

function describe({ program, build, c, javascript }: ProgramDifference): string {
  const at = c.findIndex((result, i) => result !== javascript[i]);
  const what = at % 2 === 0 ? 'the result' : 'the memory after it';
  return `program ${program} (${build}), call ${at >> 1}: ${what} is ${c[at]} in C, ${javascript[at]} in JavaScript`;
}

/** The first program that differs, with as little of it as still differs. */
function printReproducer({ program, build }: ProgramDifference): void {
  const smallest = minimise(programOf(seed, program), build);
  const calls = smallest.calls.map(({ entry, values }) => `${entry}(${values.join(', ')})`);
  console.log(`// program ${program} of --seed ${seed}, reduced (${build}); ${calls.join('; ')}`);
  console.log(smallest.source);
}
