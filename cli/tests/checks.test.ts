import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileProgram } from '@bulkhead/compiler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckSurvey, surveyChecks } from '../src/checks/survey.ts';
import { checksReport } from '../src/report/checks.ts';

const PROGRAM = `import { type Fixed, fixed, u32, u8 } from '@bulkhead/bare';
const values: Fixed<u32, 8> = fixed(8, 1);
/** @entry run */
export function run(index: u32, other: u32): u32 {
  const known: u32 = values[3] + (index << 4);
  const masked: u32 = values[index & 7];
  let sum: u32 = u32(u8(other & 0xff) / 2);
  for (let i: u32 = 0; i < 8; i++) sum ^= values[i];
  values[other] = known ^ masked;
  return sum;
}
`;
const SCRIPT =
  'ENTRY(run) SECTIONS { . = 0x40000000; .text : { *(.text .text.*) } /DISCARD/ : { *(.comment) } }';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'checks-')));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the run-time checks of a program', () => {
  let survey: CheckSurvey;
  beforeAll(async () => {
    writeFileSync(join(folder, 'main.ts'), PROGRAM);
    writeFileSync(join(folder, 'link.ld'), SCRIPT);
    const result = await compileProgram({
      ...{ name: 'checks', entry: join(folder, 'main.ts'), outDir: join(folder, 'out') },
      ...{ target: 'aarch64-el1', linkerScript: join(folder, 'link.ld') },
    });
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
    const { elf, checksFile: checks, provedFile: proved } = result;
    survey = surveyChecks('checks', { elf, checks, proved, sourceFolder: folder });
  });

  it('are proved, removed or remain', () => {
    expect(survey.byKind).toEqual({
      overflow: { proved: 0, removed: 1, remaining: 1 },
      index: { proved: 2, removed: 1, remaining: 1 },
      conversion: { proved: 1, removed: 0, remaining: 0 },
      division: { proved: 1, removed: 0, remaining: 0 },
      shift: { proved: 1, removed: 0, remaining: 0 },
    });
    expect(survey.total).toEqual({ proved: 5, removed: 2, remaining: 2 });
    expect(Object.values(survey.byFile)).toEqual([survey.total]);
  });

  it('are listed with line and text', () => {
    const listed = survey.remaining.map(({ line, kind, text }) => [line, kind, text]);
    expect(listed).toEqual([
      [5, 'overflow', 'values[3] + (index << 4)'],
      [9, 'index', 'values[other]'],
    ]);
    const plain = (text: string) => text;
    const style = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain } as never;
    const report = checksReport(survey, style, true);
    expect(report).toContain('5 were proved to hold and left out, 2 removed by clang, 2 remain.');
    expect(report).toMatch(/main\.ts:9 +index +values\[other\]/);
  });
});
