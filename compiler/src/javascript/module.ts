import ts from 'typescript';
import type { Check } from '../context/check.ts';
import type { ProgramContext } from '../context/program-context.ts';
import { COUNTERS, countingStatements } from './coverage.ts';
import { Renderer } from './renderer.ts';

/** A module as JavaScript; line n of `code` is line n of the source. */
export interface JavaScriptModule {
  readonly code: string;
  readonly sourceMap: string;
}

export interface JavaScriptOptions {
  readonly module: ts.ModuleKind.ESNext | ts.ModuleKind.CommonJS;
  /** Note which lines run (coverage.ts). */
  readonly countLines?: boolean;
}

/** The module that the runtime of the checks is imported from. */
export const RUNTIME_SPECIFIER = '@bulkhead/compiler/javascript-runtime';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  isolatedModules: true,
  sourceMap: true,
  removeComments: false,
};

/**
 * The module in JavaScript: the source with its operations replaced by checked ones, and then without
 * its types. What TypeScript and the language agree on stays as it is written.
 */
export function translateToJavaScript(
  program: ProgramContext,
  file: ts.SourceFile,
  options: JavaScriptOptions = { module: ts.ModuleKind.ESNext },
): JavaScriptModule {
  const name = program.relativePath(file);
  const counters = `(globalThis.${COUNTERS} ??= {})[${JSON.stringify(name)}] ??= new Set(); `;
  const text = `${options.countLines ? counters : ''}${renderModule(program, file)}`;
  const { outputText, sourceMapText } = ts.transpileModule(text, {
    fileName: file.fileName,
    compilerOptions: { ...OPTIONS, module: options.module },
    transformers: options.countLines ? { before: [countingStatements(name)] } : {},
  });
  const code = outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  return { code, sourceMap: sourceMapText ?? '' };
}

/** The module with its operations replaced, still with its types. */
export function renderModule(program: ProgramContext, file: ts.SourceFile): string {
  const renderer = new Renderer(program, file);
  const body = renderer.module();
  const sites = [...renderer.usedChecks.values()].map(siteText).join(',');
  const name = JSON.stringify(program.relativePath(file));
  return `import { runtimeOf as $runtimeOf } from '${RUNTIME_SPECIFIER}'; const $ = $runtimeOf(${name}, {${sites}}); ${body}`;
}

function siteText({ id, kind, line, text }: Check): string {
  return `${id}:[${JSON.stringify(kind)},${line},${JSON.stringify(text)}]`;
}
