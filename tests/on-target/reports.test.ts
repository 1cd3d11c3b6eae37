/** What a person is told of a fault: what lies at the address, who called, and the same from the health log. */
import { readFileSync } from 'node:fs';
import { type BuiltSystem, type RunResult, summary } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { readHealthLog } from '../../cli/src/health/log.ts';
import { healthReport } from '../../cli/src/report/health.ts';
import { plain } from '../../cli/src/report/style.ts';
import { healthFile } from '../../cli/src/run/health-dump.ts';
import { build, run } from './support.ts';

let built: BuiltSystem;
let result: RunResult;
beforeAll(async () => {
  built = await build('reports/system.ts');
  result = await run(built, { icount: true, saveHealth: true });
});

const FOLDER = 'tests/on-target/reports';
const STRAYED = [`in write_write, ${FOLDER}/write.unsafe.ts:6:3`, '    storeU32(address, 7);'];
const CALLERS_OF_STRAYED = [
  `called from strayed_store, ${FOLDER}/strayed.ts:8:3`,
  `called from strayed_stray, ${FOLDER}/strayed.ts:14:3`,
  `called from strayed_main, ${FOLDER}/strayed.ts:19:3`,
];
const ADDRESS = "guest address 0x40200040 is nothing of strayed's; on the board it would be the hypervisor";
const MISTAKEN = [
  `index check in lookUp, ${FOLDER}/mistaken.ts:8:10`,
  '    return table[index];',
  `called from mistaken_main, ${FOLDER}/mistaken.ts:13:`,
];

/** The lines in this order, with nothing between them. */
function together(lines: readonly string[]): RegExp {
  const escaped = lines.map((line) => line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(escaped.join('\\n *'));
}

describe('the summary of a run', () => {
  it('tells where a fault came from and what lies at its address', () => {
    expect(result.deviations).toEqual([]);
    const text = summary(result, built);
    expect(text).toMatch(together([...STRAYED, ...CALLERS_OF_STRAYED]));
    expect(text).toContain(ADDRESS);
    expect(text).toMatch(together(MISTAKEN));
  });
});

describe('the health log', () => {
  it('has both errors, with the same words', () => {
    const file = healthFile(built);
    const log = readHealthLog(readFileSync(file), file);
    expect(log.boots).toBe(1);
    expect(log.damaged).toBe(0);
    const text = healthReport(log, built, true, plain);
    expect(text).toMatch(/^Errors recorded in one start of the board: 2$/m);
    expect(text).toMatch(/ 1 {2}strayed +0 {2}access +halt +1$/m);
    expect(text).toMatch(/ 1 {2}mistaken +0 {2}panic +halt +1$/m);
    expect(text).toMatch(together([ADDRESS, ...STRAYED, ...CALLERS_OF_STRAYED]));
    expect(text).toMatch(together(MISTAKEN));
    expect(text).toMatch(/^ {4}x0 0x[0-9a-f]{16} {3}x1 0x/m);
  });
});
