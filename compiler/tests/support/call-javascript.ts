import { expect } from 'vitest';
import { CheckFailure } from '../../prelude/index.ts';
import type { TranslatedCase } from './translate-cases.ts';

/** Makes a case's call, which is written as in C, in Node. */
export function callJavaScript(
  { translation }: TranslatedCase,
  exports: Record<string, unknown>,
  text: string,
): string {
  const [, symbol, list] = /^(\w+)\((.*)\)$/.exec(text) as unknown as [string, string, string];
  const prototype = translation.prototypes.find((p) => p.includes(` ${symbol}(`)) ?? '';
  const types = [.../\((.*)\)/.exec(prototype)![1]!.matchAll(/(\w+) \w+/g)].map((match) => match[1]!);
  const values = list.split(',').filter(Boolean);
  const operands = values.map((value, i) => argumentOf(value.trim(), types[i] ?? ''));
  const name = symbol.slice(symbol.indexOf('_') + 1);
  try {
    return String(toInteger((exports[name] as (...a: unknown[]) => unknown)(...operands)));
  } catch (error) {
    if (error instanceof CheckFailure) return `check ${error.kind}`;
    throw error;
  }
}

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

function toInteger(value: unknown): unknown {
  expect(Object.is(value, -0)).toBe(false);
  return typeof value === 'boolean' ? Number(value) : value;
}
