/**
 * `npm run inject -- --seed S --faults N`: breaks images, memory, registers, interrupts and cores of a small system,
 * one thing a run, and prints what became of each kind. Status 1 when something became of a fault that may not
 * (`tests/injection/allowed.ts`), as when it crossed to another partition. `--verbose` prints every fault, `--json` a
 * list.
 */
import { parseArgs } from 'node:util';
import { unexpected } from '../tests/injection/allowed.ts';
import { inject, tableOf } from '../tests/injection/campaign.ts';
import { OUTCOMES } from '../tests/injection/outcome.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    faults: { type: 'string', default: '300' },
    verbose: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const results = await inject({
  seed: Number(values.seed),
  faults: Number(values.faults),
  onResult: ({ kind, what, outcome, why }, done, total) => {
    if (values.verbose)
      console.error(`${done}/${total} ${kind}: ${what}: ${outcome}${why ? ` (${why})` : ''}`);
  },
});
const wrong = unexpected(results);
if (values.json) {
  console.log(JSON.stringify(results));
} else {
  for (const [kind, row] of tableOf(results)) {
    const counts = OUTCOMES.flatMap((outcome) =>
      row.has(outcome) ? [`${row.get(outcome)} ${outcome}`] : [],
    );
    console.log(`${kind.padEnd(52)} ${counts.join(', ')}`);
  }
  for (const { kind, what, outcome, why } of wrong)
    console.log(`NOT ALLOWED: ${kind}: ${what}: ${outcome}: ${why}`);
  const crossed = results.filter(({ outcome }) => outcome === 'crossed').length;
  console.log(`${results.length} faults, ${crossed} crossed, ${wrong.length} not allowed`);
}
process.exitCode = wrong.length === 0 ? 0 : 1;
