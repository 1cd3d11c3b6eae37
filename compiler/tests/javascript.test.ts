import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CheckFailure } from '../prelude/index.ts';
import { loadProgram } from '../src/program/load.ts';
import { type Translation, translateProgram } from '../src/translate.ts';
import { BIT_FIELD_CASES } from './run/bit-fields.ts';
import { CLASS_CASES } from './run/classes.ts';
import { CONTROL_CASES } from './run/control.ts';
import { FRAME_CASES } from './run/frames.ts';
import { GENERIC_CASES } from './run/generics.ts';
import { INTEGER_CASES } from './run/integers.ts';
import { MODULE_CASES } from './run/modules.ts';
import { OBJECT_CASES } from './run/objects.ts';
import { OPERATION_CASES } from './run/operations.ts';
import { ORDER_CASES } from './run/order.ts';
import { SHARING_CASES } from './run/sharing.ts';
import { SLICE_CASES } from './run/slices.ts';
import { TUPLE_CASES } from './run/tuples.ts';
import { UNION_CASES } from './run/unions.ts';
import { loadJavaScript } from './support/javascript.ts';
import { IMPORTS, type RunCase } from './support/run-case.ts';
import { temporaryDirectory, writeSnippet } from './support/snippets.ts';

/** Real memory is not reached from JavaScript. */
const isUnsafe = ({ files }: RunCase) => Object.keys(files ?? {}).some((name) => name.endsWith('.unsafe.ts'));
const CASES = [
  ...INTEGER_CASES,
  ...OPERATION_CASES,
  ...ORDER_CASES,
  ...OBJECT_CASES,
  ...CONTROL_CASES,
  ...MODULE_CASES,
  ...BIT_FIELD_CASES,
  ...SHARING_CASES,
  ...CLASS_CASES,
  ...FRAME_CASES,
  ...TUPLE_CASES,
  ...UNION_CASES,
  ...GENERIC_CASES,
  ...SLICE_CASES,
].filter((c) => !isUnsafe(c));

/** The JavaScript value of a C argument, by the parameter's C type. */
function argumentOf(text: string, type: string): unknown {
  if (type === 'bool') return text !== '0';
  // The least value of a type is written as a difference.
  const value = text
    .replace(/[()]/g, '')
    .split(' - ')
    .map((term) => term.replace(/(u|l)+$/i, ''))
    .map((term) => (term.startsWith('-') ? -BigInt(term.slice(1)) : BigInt(term)))
    .reduce((a, b) => a - b);
  return type.endsWith('64') ? value : Number(value);
}

function call(translation: Translation, exports: Record<string, unknown>, text: string): string {
  const [, name, list] = /^(\w+)\((.*)\)$/.exec(text) as unknown as [string, string, string];
  const prototype = translation.prototypes.find((p) => p.includes(`_${name}(`)) ?? '';
  const types = [.../\((.*)\)/.exec(prototype)![1]!.matchAll(/(\w+) \w+/g)].map((match) => match[1]!);
  const values = list.split(',').filter(Boolean);
  const operands = values.map((value, i) => argumentOf(value.trim(), types[i] ?? ''));
  try {
    return String(toInteger((exports[name] as (...a: unknown[]) => unknown)(...operands)));
  } catch (error) {
    if (error instanceof CheckFailure) return `check ${error.kind}`;
    throw error;
  }
}

function toInteger(value: unknown): unknown {
  expect(Object.is(value, -0)).toBe(false);
  return typeof value === 'boolean' ? Number(value) : value;
}

describe('accepted programs do in Node what they do in C', () => {
  const root = temporaryDirectory();
  afterAll(() => rmSync(root, { recursive: true }));
  const entries = CASES.map(({ source, files }, i) =>
    writeSnippet(join(root, `c${i}`), { 'main.ts': IMPORTS + source, ...files }),
  );
  const program = loadProgram(entries);
  test.each(CASES.map((c, i) => ({ ...c, entry: entries[i]! })))('$name', ({ calls, entry }) => {
    const translation = translateProgram(program, [entry], root);
    expect(translation.diagnostics).toEqual([]);
    const exports = loadJavaScript(translation, entry);
    const actual = Object.keys(calls).map((text) => [text, call(translation, exports, text)]);
    expect(Object.fromEntries(actual)).toEqual(
      Object.fromEntries(Object.entries(calls).map(([text, value]) => [text, String(value)])),
    );
  });
});
