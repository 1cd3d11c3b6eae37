import * as prelude from '@bulkhead/bare';
import { CheckFailure } from '@bulkhead/bare';
import ts from 'typescript';
import * as runtime from '../javascript/runtime.ts';
import type { Translation } from '../translate.ts';
import { flavourOf, INTEGERS } from '../types/integers.ts';
import type { GeneratedProgram } from './generate.ts';

type Entry = (...values: (number | bigint)[]) => bigint;

/** The same calls in this process; results as `runC` gives them. */
export function runJavaScript(translation: Translation, path: string, program: GeneratedProgram): string[] {
  const { code } = translation.javascript(path, { module: ts.ModuleKind.CommonJS });
  const exports: { main?: Entry; digest?: Entry } = {};
  const modules: Record<string, unknown> = { '@bulkhead/bare': prelude };
  new Function('require', 'exports', code)((name: string) => modules[name] ?? runtime, exports);
  return program.calls.flatMap((values) => {
    const operands = values.map((value, i) =>
      flavourOf(INTEGERS[program.parameters[i]!]) === 'bigint' ? value : Number(value),
    );
    return [resultOf(() => exports.main!(...operands)), resultOf(() => exports.digest!())];
  });
}

function resultOf(call: () => bigint): string {
  try {
    return String(call());
  } catch (error) {
    if (error instanceof CheckFailure) return `check ${error.check}`;
    // Not a failed check: a value that JavaScript does not accept, which is a difference too.
    return String(error);
  }
}
