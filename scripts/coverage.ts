/**
 * `npm run coverage`: runs the hypervisor's tests on the host and those on the emulated board, and says which
 * lines of its TypeScript they ran. `--target <words>` chooses the board's tests by path, `--reuse` runs none
 * and reports what the last run left, `--uncovered` lists lines that nothing ran, `--json` prints the report
 * as JSON. Beside it, `build/coverage/lcov.info` is for other tools.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { TRACE_FOLDER } from '../cli/src/run/trace.ts';
import { COVERAGE_FOLDER } from '../compiler/src/javascript/vite.ts';
import { addLine, type LinesByFile, readExecution } from './lines/execution.ts';
import { coverageOfFiles, coverageTable, lcov, totalsOf, uncoveredRanges } from './lines/report.ts';
import { hypervisorSources } from './lines/sources.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, 'build', 'coverage');
const HOST = join(OUT, 'host');
const TARGET = join(OUT, 'target');

const { values } = parseArgs({
  options: {
    target: { type: 'string', multiple: true, default: [] },
    reuse: { type: 'boolean', default: false },
    uncovered: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

/** Runs a vitest project; a failed test makes the figures doubtful, and the command fail. */
function runTests(project: string, filters: readonly string[], environment: Record<string, string>): boolean {
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const options = ['run', '--project', project, '--reporter=dot', ...filters];
  const env = { ...process.env, ...environment };
  const { status } = spawnSync(process.execPath, [vitest, ...options], {
    cwd: ROOT,
    env,
    stdio: ['ignore', values.json ? 2 : 'inherit', 'inherit'],
  });
  return status === 0;
}

function hostLines(): LinesByFile {
  const lines: LinesByFile = new Map();
  for (const name of readdirSync(HOST)) {
    const ran = JSON.parse(readFileSync(join(HOST, name), 'utf8')) as Record<string, number[]>;
    for (const [file, numbers] of Object.entries(ran)) for (const line of numbers) addLine(lines, file, line);
  }
  return lines;
}

let passed = true;
if (!values.reuse) {
  rmSync(OUT, { recursive: true, force: true });
  passed = runTests('hypervisor', [], { [COVERAGE_FOLDER]: HOST });
  passed = runTests('gicv2', [], { [COVERAGE_FOLDER]: HOST }) && passed;
  passed = runTests('bcm2836', [], { [COVERAGE_FOLDER]: HOST }) && passed;
  passed = runTests('target', values.target, { [TRACE_FOLDER]: TARGET }) && passed;
}
mkdirSync(HOST, { recursive: true });
const { executed, withCode, runs } = readExecution(TARGET);
const files = coverageOfFiles(ROOT, hypervisorSources(ROOT), hostLines(), executed, withCode);
const totals = totalsOf(files);
writeFileSync(join(OUT, 'lcov.info'), lcov(files));
if (values.json) console.log(JSON.stringify({ totals, runs, files }));
else {
  console.log(coverageTable(files).join('\n'));
  if (values.uncovered) console.log(`\nNothing ran:\n${uncoveredRanges(files).join('\n')}`);
  console.log(`\n${totals.either} of ${totals.lines} lines (${totals.percent} %), ${runs} runs on the board`);
}
if (!passed) console.error('Not all tests passed: the figures may be too low.');
process.exitCode = passed ? 0 : 1;
