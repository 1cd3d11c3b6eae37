import * as prelude from '@bulkhead/bare';
import { CheckFailure } from '@bulkhead/bare';
import ts from 'typescript';
import { RUNTIME_SPECIFIER } from '../javascript/module.ts';
import * as runtime from '../javascript/runtime.ts';
import type { Translation } from '../translate.ts';
import { flavourOf, INTEGERS } from '../types/integers.ts';
import type { GeneratedProgram } from './generate.ts';
import { stripTypes } from './strip-types.ts';

type Entry = (...values: (number | bigint)[]) => bigint;
type Exports = Readonly<Record<string, Entry>>;

const MODULES: Record<string, unknown> = { '@bulkhead/bare': prelude, [RUNTIME_SPECIFIER]: runtime };

/** The same calls in this process; results as `runC` gives them. */
export function runJavaScript(translation: Translation, path: string, program: GeneratedProgram): string[] {
  const exports = load(translation, path);
  return program.calls.flatMap(({ entry, values }) => {
    const operands = values.map((value, i) =>
      flavourOf(INTEGERS[program.parameters[i]!]) === 'bigint' ? value : Number(value),
    );
    return [resultOf(() => exports[entry]!(...operands)), resultOf(() => exports.digest!())];
  });
}

function load(translation: Translation, path: string): Exports {
  const stripped = stripTypes(translation.typedJavaScript(path));
  if (stripped !== undefined) return new Function('$modules', stripped)(MODULES) as Exports;
  const { code } = translation.javascript(path, { module: ts.ModuleKind.CommonJS });
  const exports = {};
  new Function('require', 'exports', code)((name: string) => MODULES[name], exports);
  return exports as Exports;
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
