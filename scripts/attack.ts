/**
 * `npm run attack`: attacks the hypervisor with random hostile operations of a partition (docs/attack.md) and says what
 * came of them. Status 0 if nothing got through. `--operations N --seed S` choose how many and which, `--system` and
 * `--kinds` only some, `--first K` begins with operation K; `--json` is for tools; `--reduce` makes what got through
 * smaller; `--coverage` says which lines of the hypervisor the attack ran.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { TRACE_FOLDER } from '../cli/src/run/trace.ts';
import { runAttack } from '../tests/attack/src/campaign.ts';
import { judge } from '../tests/attack/src/judge.ts';
import { KIND_NAMES } from '../tests/attack/src/kinds.ts';
import { SYSTEMS, type SystemName } from '../tests/attack/src/layouts.ts';
import { commandOf, reduceAttack } from '../tests/attack/src/reduce.ts';
import { asData, asText, type Judged } from '../tests/attack/src/report.ts';
import { runCampaign } from '../tests/attack/src/run.ts';
import { readExecution } from './lines/execution.ts';
import {
  coverageOfFiles,
  coverageTable,
  type FileCoverage,
  totalsOf,
  uncoveredRanges,
} from './lines/report.ts';
import { hypervisorSources } from './lines/sources.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TRACES = join(ROOT, 'build', 'attack', 'traces');

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    system: { type: 'string', multiple: true, default: [...SYSTEMS] },
    kinds: { type: 'string' },
    json: { type: 'boolean', default: false },
    reduce: { type: 'boolean', default: false },
    coverage: { type: 'boolean', default: false },
  },
});

function refuse(text: string): never {
  console.error(text);
  process.exit(2);
}

function number(name: 'operations' | 'seed' | 'first'): number {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 0) refuse(`--${name} is a whole number, not ${values[name]}`);
  return value;
}

function systems(): SystemName[] {
  const unknown = values.system.filter((name) => !(SYSTEMS as readonly string[]).includes(name));
  if (unknown.length > 0) refuse(`--system is one of ${SYSTEMS.join(', ')}, not ${unknown.join(', ')}`);
  return values.system as SystemName[];
}

function kinds(): { kinds?: string[] } {
  if (values.kinds === undefined) return {};
  const names = values.kinds.split(',');
  const unknown = names.filter((name) => !KIND_NAMES.includes(name));
  if (unknown.length > 0) refuse(`--kinds are some of ${KIND_NAMES.join(', ')}, not ${unknown.join(', ')}`);
  return { kinds: names };
}

/** Tries smaller and smaller attacks; prints the command of the last that gets through. */
async function reduce({ result: { attack }, quiet }: Judged): Promise<void> {
  const smaller = await reduceAttack(attack, async (candidate) => {
    const findings = judge(await runAttack(candidate), quiet);
    console.error(`${commandOf(candidate)}: ${findings.length === 0 ? 'nothing' : findings.join('; ')}`);
    return findings.length > 0;
  });
  console.error(`\nThe smallest that gets through:\n${commandOf(smaller)}`);
}

/** The hypervisor's lines that the campaign ran. */
function coverage(): FileCoverage[] {
  const { executed, withCode } = readExecution(TRACES);
  return coverageOfFiles(ROOT, hypervisorSources(ROOT), new Map(), executed, withCode);
}

const seed = number('seed');
if (values.coverage) {
  rmSync(TRACES, { recursive: true, force: true });
  process.env[TRACE_FOLDER] = TRACES;
}
const campaign = { seed, first: number('first'), operations: number('operations'), systems: systems() };
const judged = await runCampaign({ ...campaign, ...kinds() }, (text) => console.error(text));
const files = values.coverage ? coverage() : [];
const lines = values.coverage ? { coverage: { totals: totalsOf(files), files } } : {};
if (values.json) console.log(JSON.stringify({ ...asData(seed, judged), ...lines }));
else {
  console.log(asText(seed, judged).join('\n'));
  if (values.coverage) console.log(['', ...coverageTable(files), '', ...uncoveredRanges(files)].join('\n'));
}
const through = judged.filter(({ findings }) => findings.length > 0);
if (values.reduce) for (const one of through) await reduce(one);
process.exitCode = through.length === 0 ? 0 : 1;
