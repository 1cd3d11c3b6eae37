import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeLines, countSourceLines } from '../src/size/source-lines.ts';

describe('source lines', () => {
  it.each([
    ['', 0],
    ['\n  \n', 0],
    ['// comment\n/* more\n * of it */\n', 0],
    ['/** doc */\nconst a = 1; // one\n', 1],
    ["const url = 'http://x'; /* c */\n", 1],
    ["const open = '/*';\nconst b = 2;\nconst close = '*/';\n", 3],
    ['a(); /* begins\nends */ b();\n', 2],
    ['    mov x0, x1 /* copy */\n    // alone\nlabel:\n', 2],
  ])('of %j are counted', (source, lines) => {
    expect(codeLines(source)).toBe(lines);
  });

  it('are those of TypeScript and assembly, without tests', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bulkhead-lines-'));
    mkdirSync(join(folder, 'core', 'tests'), { recursive: true });
    writeFileSync(join(folder, 'core', 'a.ts'), 'one();\ntwo();\n');
    writeFileSync(join(folder, 'core', 'b.unsafe.ts'), '// Safety\nthree();\n');
    writeFileSync(join(folder, 'core', 'tests', 'a.test.ts'), 'not();\n');
    writeFileSync(join(folder, 'entry.S'), 'ret\n');
    writeFileSync(join(folder, 'link.ld'), 'SECTIONS {}\n');
    expect(countSourceLines(folder)).toEqual({ lines: 4, files: 3, unsafeLines: 1, assemblyLines: 1 });
  });
});
