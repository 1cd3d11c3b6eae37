import { dirname, join } from 'node:path';
import ts from 'typescript';
import * as prelude from '../../prelude/index.ts';
import * as unsafePrelude from '../../prelude/unsafe.ts';
import * as runtime from '../../src/javascript/runtime.ts';
import type { Translation } from '../../src/translate.ts';

type Exports = Record<string, unknown>;

/** Runs the JavaScript of a translated program in this process; the result is what its entry exports. */
export function loadJavaScript(translation: Translation, entry: string): Exports {
  const loaded = new Map<string, Exports>();
  const load = (path: string): Exports => {
    const known = loaded.get(path);
    if (known !== undefined) return known;
    const exports: Exports = {};
    loaded.set(path, exports);
    const { code } = translation.javascript(path, { module: ts.ModuleKind.CommonJS });
    const require = (specifier: string): unknown => {
      if (specifier === '@bulkhead/bare') return prelude;
      if (specifier === '@bulkhead/bare/unsafe') return unsafePrelude;
      if (specifier === '@bulkhead/compiler/javascript-runtime') return runtime;
      return load(join(dirname(path), specifier));
    };
    new Function('require', 'exports', code)(require, exports);
    return exports;
  };
  return load(entry);
}
