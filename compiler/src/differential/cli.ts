import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { generateProgram } from './generate.ts';
import { minimise } from './minimise.ts';
import { compareInParallel } from './parallel.ts';
import { seedOf } from './random.ts';
import { runRange } from './range.ts';

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
if (!Number.isSafeInteger(programs) || programs < 1 || !Number.isSafeInteger(seed) || seed < 0) {
  console.error('usage: differential --programs N --seed S');
  process.exit(2);
}
if (values.part !== undefined) {
  const [from, to] = values.part.split(':').map(Number) as [number, number];
  process.stdout.write(JSON.stringify(runRange(seed, from, to, values['first-only'])));
} else process.exitCode = await main();

async function main(): Promise<number> {
  const found = await compareInParallel({
    seed,
    programs,
    jobs: Math.min(availableParallelism(), Math.ceil(programs / 100)),
    firstOnly: values['first-only'],
  });
  const first = found[0];
  if (first !== undefined && !values['first-only']) {
    const program = minimise(generateProgram(seedOf(seed, first.program)));
    console.log(
      `${program.source}\n// calls of main: ${program.calls.map((c) => `(${c.join(', ')})`).join(' ')}`,
    );
  }
  for (const { program, c, javascript } of found.slice(0, 10)) {
    const at = c.findIndex((result, i) => result !== javascript[i]);
    console.log(`program ${program}: result ${at} is ${c[at]} in C, ${javascript[at]} in JavaScript`);
  }
  console.log(`${programs} programs, ${found.length} differences`);
  return found.length === 0 ? 0 : 1;
}
