import { relative } from 'node:path';
import ts from 'typescript';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

export interface TypescriptDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly isSyntax: boolean;
}

/** What tsc itself has to say about the program's own modules. */
export function typescriptDiagnostics(
  program: ts.Program,
  modules: readonly ts.SourceFile[],
  root: string,
): TypescriptDiagnostic[] {
  const convert = (isSyntax: boolean) => (d: ts.Diagnostic) => ({ diagnostic: describe(d, root), isSyntax });
  const global = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  return [
    ...global.map(convert(true)),
    ...modules.flatMap((file) => program.getSyntacticDiagnostics(file)).map(convert(true)),
    ...modules.flatMap((file) => program.getSemanticDiagnostics(file)).map(convert(false)),
  ];
}

function describe(diagnostic: ts.Diagnostic, root: string): Diagnostic {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replace(/\s+/g, ' ');
  const code = `TS${diagnostic.code}` as const;
  const { file, start } = diagnostic;
  if (file === undefined || start === undefined) return { code, file: '', line: 0, column: 0, message };
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return { code, file: relative(root, file.fileName), line: line + 1, column: character + 1, message };
}
