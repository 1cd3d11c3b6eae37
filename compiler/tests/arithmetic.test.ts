import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as bare from '../prelude/index.ts';
import { sanitizingCompiler } from '../src/differential/sanitizers.ts';
import type { IntegerType } from '../src/types/bare-type.ts';
import { fits, flavourOf, INTEGERS, wrapTo } from '../src/types/integers.ts';
import { runOnHost } from './support/host.ts';
import { IMPORTS } from './support/run-case.ts';
import { translateSnippets } from './support/snippets.ts';

/** What an operator means, in exact integers; undefined where its check fails. */
type Meaning = (a: bigint, b: bigint, type: IntegerType) => bigint | undefined;

const exact = (value: bigint, type: IntegerType) => (fits(value, type) ? value : undefined);
const inWidth = (count: bigint, type: IntegerType) => count >= 0n && count < BigInt(type.bits);

const MEANINGS: Record<string, Meaning> = {
  '+': (a, b, type) => exact(a + b, type),
  '-': (a, b, type) => exact(a - b, type),
  '*': (a, b, type) => exact(a * b, type),
  '/': (a, b, type) => (b === 0n ? undefined : exact(a / b, type)),
  '%': (a, b) => (b === 0n ? undefined : a % b),
  '&': (a, b, type) => wrapTo(a & b, type),
  '|': (a, b, type) => wrapTo(a | b, type),
  '^': (a, b, type) => wrapTo(a ^ b, type),
  '<': (a, b) => BigInt(a < b),
  '<=': (a, b) => BigInt(a <= b),
  '===': (a, b) => BigInt(a === b),
  '!==': (a, b) => BigInt(a !== b),
  '<<': (a, b, type) => (inWidth(b, type) ? wrapTo(a << b, type) : undefined),
  '>>': (a, b, type) => (inWidth(b, type) ? a >> b : undefined),
};

/** Those that never fail: the prelude's meaning, given the type, is compared as well. */
type TotalMeaning = (a: bigint, b: bigint, type: IntegerType) => bigint;
const TOTAL: Record<string, TotalMeaning> = {
  wrappingAdd: (a, b, type) => wrapTo(a + b, type),
  wrappingSub: (a, b, type) => wrapTo(a - b, type),
  wrappingMul: (a, b, type) => wrapTo(a * b, type),
  saturatingAdd: (a, b, type) => saturate(a + b, type),
  saturatingSub: (a, b, type) => saturate(a - b, type),
  saturatingMul: (a, b, type) => saturate(a * b, type),
};
const ROTATIONS: Record<string, TotalMeaning> = {
  rotateLeft: (a, b, type) => rotate(a, b % BigInt(type.bits), type),
  rotateRight: (a, b, type) => rotate(a, BigInt(type.bits) - (b % BigInt(type.bits)), type),
};

function saturate(value: bigint, type: IntegerType): bigint {
  if (value < type.minimum) return type.minimum;
  return value > type.maximum ? type.maximum : value;
}

function rotate(value: bigint, count: bigint, type: IntegerType): bigint {
  const digits = value.toString(2).padStart(type.bits, '0');
  const turn = Number(count) % type.bits;
  return BigInt(`0b${digits.slice(turn)}${digits.slice(0, turn)}`);
}

function meaningsOf(type: IntegerType): [string, Meaning][] {
  return Object.entries({ ...MEANINGS, ...TOTAL, ...(type.signed ? {} : ROTATIONS) });
}

const BOOLEAN = new Set(['<', '<=', '===', '!==']);

/** Values at the edges of every width, as far as the type has them. */
function edges(type: IntegerType): bigint[] {
  const near = [0n, 1n, 2n, 7n, 8n, 31n, 32n, 63n, 64n, 0x7fn, 0x80n, 0xffffn, 0x8000_0000n, 0xffff_ffffn];
  const all = [
    ...near,
    ...near.map((v) => -v),
    type.minimum,
    type.minimum + 1n,
    type.maximum,
    type.maximum - 1n,
  ];
  return [...new Set(all)].filter((value) => fits(value, type));
}

/** One function for each operator; shifts take a count of an unsigned type, the right shift of its kind. */
function sourceFor(type: IntegerType): { source: string; names: Map<string, string> } {
  const names = new Map<string, string>();
  const lines = meaningsOf(type).map(([operator], i) => {
    const isShift = operator === '<<' || operator === '>>';
    const shiftCount = isShift && type.signed ? (flavourOf(type) === 'bigint' ? 'u64' : 'u32') : type.name;
    const count = operator in ROTATIONS ? 'u32' : shiftCount;
    const spelled = operator === '>>' && !type.signed && type.bits < 64 ? '>>>' : operator;
    names.set(operator, `op${i}_${type.name}`);
    const result = BOOLEAN.has(operator) ? 'boolean' : type.name;
    return `export function op${i}_${type.name}(a: ${type.name}, b: ${count}): ${result} { return ${/^[a-z]/.test(operator) ? `${operator}(a, b)` : `a ${spelled} b`}; }`;
  });
  return { source: `${IMPORTS}${lines.join('\n')}\n`, names };
}

describe('arithmetic agrees with exact integers at the edges of every type', () => {
  const types = Object.values(INTEGERS);
  const sources = types.map(sourceFor);
  const translations = translateSnippets(sources.map(({ source }, i) => ({ [`arithmetic${i}.ts`]: source })));
  const questions = types.map((type, i) =>
    meaningsOf(type).map(([operator, meaning]) => {
      const isCount = (b: bigint) => b >= 0n && fits(b, INTEGERS.u32);
      const anyCount = (b: bigint) => b >= 0n || (operator !== '<<' && operator !== '>>');
      const counts = edges(type).filter(operator in ROTATIONS ? isCount : anyCount);
      const rows = edges(type).flatMap((a) => counts.map((b) => [a, b]));
      return { operator, meaning, rows, name: sources[i]!.names.get(operator)! };
    }),
  );
  const programs = translations.map((translation, i) => ({ translation, calls: [], tables: questions[i]! }));
  const answers = runOnHost(programs);

  test(`in nothing that C leaves undefined (${sanitizingCompiler().watches})`, () => {
    expect(runOnHost(programs, 'sanitized')).toEqual(answers);
  });

  test.each(types.map((type, i) => [type.name, i] as const))('%s', (_, i) => {
    const asked = questions[i]!.flatMap(({ operator, meaning, rows }) =>
      rows.map(([a, b]) => ({ shown: `${a} ${operator} ${b}`, wanted: meaning(a!, b!, types[i]!) })),
    );
    const wrong = asked.flatMap(({ shown, wanted }, k) => {
      const answer = answers[i]![k];
      const isRight = wanted === undefined ? answer?.startsWith('check ') : answer === String(wanted);
      return isRight ? [] : [`${shown}: ${answer}, not ${wanted}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('the operations that take their type from the call, in the prelude', () => {
  const operations = bare as unknown as Record<string, (a: unknown, b: unknown, type: string) => unknown>;

  test.each(Object.values(INTEGERS).map((type) => [type.name, type] as const))('%s', (_, type) => {
    const held = (value: bigint) => (flavourOf(type) === 'bigint' ? value : Number(value));
    const value = fc.bigInt({ min: type.minimum, max: type.maximum });
    for (const [name, meaning] of Object.entries(TOTAL))
      fc.assert(
        fc.property(value, value, (a, b) => {
          expect(operations[name]!(held(a), held(b), type.name)).toBe(held(meaning(a, b, type)));
        }),
      );
    for (const [name, meaning] of Object.entries(type.signed ? {} : ROTATIONS))
      fc.assert(
        fc.property(value, fc.nat(0xffff), (a, count) => {
          expect(operations[name]!(held(a), count, type.name)).toBe(held(meaning(a, BigInt(count), type)));
        }),
      );
  });

  test('without a type, numbers count as u32 and bigints as u64', () => {
    expect(bare.wrappingAdd<bare.u32>(0xffff_ffff, 2)).toBe(1);
    expect(bare.saturatingSub<bare.u64>(1n, 2n)).toBe(0n);
    expect(bare.rotateRight<bare.u32>(1, 1)).toBe(0x8000_0000);
    expect(bare.countOnes(0xf0f0n)).toBe(8);
  });
});

describe('conversions agree with the prelude, which is their meaning in Node', () => {
  const types = Object.values(INTEGERS);
  const truncations = [
    'truncateU8',
    'truncateU16',
    'truncateU32',
    'truncateU64',
    'truncateI8',
    'truncateI16',
    'truncateI32',
    'truncateI64',
  ];
  const names = [...types.map((type) => type.name), ...truncations];
  const resultOf = (name: string) => name.replace('truncate', '').toLowerCase();
  const functions = types.flatMap((from) =>
    names.map(
      (name) =>
        `export function ${name}_from_${from.name}(x: ${from.name}): ${resultOf(name)} { return ${name}(x); }`,
    ),
  );
  const [translation] = translateSnippets([{ 'conversions.ts': IMPORTS + functions.join('\n') }]);
  const tables = types.flatMap((from) =>
    names.map((name) => ({
      convert: name,
      name: `${name}_from_${from.name}`,
      rows: edges(from).map((v) => [v]),
    })),
  );
  const programs = [{ translation: translation!, calls: [], tables }];
  const [answers] = runOnHost(programs);

  test(`in nothing that C leaves undefined (${sanitizingCompiler().watches})`, () => {
    expect(runOnHost(programs, 'sanitized')).toEqual([answers]);
  });

  test('all of them', () => {
    const convert = bare as unknown as Record<string, (value: bigint) => number | bigint>;
    const asked = tables.flatMap((table) => table.rows.map((row) => ({ ...table, value: row[0]! })));
    const wrong = asked.flatMap(({ convert: name, value, name: shown }, k) => {
      let wanted = 'check conversion';
      try {
        wanted = String(convert[name]!(value));
      } catch {
        // The prelude's check fails: so must the compiled one.
      }
      return answers![k] === wanted ? [] : [`${shown}(${value}): ${answers![k]}, not ${wanted}`];
    });
    expect(wrong).toEqual([]);
  });
});
