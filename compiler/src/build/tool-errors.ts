import { isAbsolute, relative } from 'node:path';
import { buildDiagnostic, type Diagnostic, messageOf } from '../diagnostics/diagnostic.ts';

/**
 * The errors that a tool reports, each at its place: the C carries `#line`, so that the assembler's
 * complaint about a register names the TypeScript line.
 */
export function toolErrors(tool: string, output: string, root: string): Diagnostic[] {
  const errors = output.split('\n').flatMap((line): Diagnostic[] => {
    const located = /^(.+?):(\d+):(\d+): (?:fatal )?error: (.*)$/.exec(line);
    if (located !== null) {
      const [, path = '', row, column, text = ''] = located;
      const file = isAbsolute(path) ? relative(root, path) : path;
      const message = messageOf('BT9003', [tool, text]);
      return [{ code: 'BT9003', file, line: Number(row), column: Number(column), message }];
    }
    const plain = /^(?:ld\.lld|clang|aarch64-linux-gnu-gcc): (?:fatal )?error: (.*)$/.exec(line);
    return plain === null ? [] : [buildDiagnostic('BT9003', tool, plain[1] ?? '')];
  });
  return errors.length > 0 ? errors : [buildDiagnostic('BT9003', tool, output.trim() || 'no message')];
}
