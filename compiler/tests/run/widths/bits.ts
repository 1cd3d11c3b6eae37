import type { RunCase } from '../../support/run-case.ts';
import { call, WIDTHS, type Width, wrap } from './spelling.ts';

/** `&`, `|`, `^` and `~`. */
export function bitOperations({ name, isSigned, least, most }: Width): RunCase {
  const all = isSigned ? -1n : most;
  return {
    name: `${name}: bit operations keep the type`,
    source: `
export function both(a: ${name}, b: ${name}): ${name} { return a & b; }
export function either(a: ${name}, b: ${name}): ${name} { return a | b; }
export function one(a: ${name}, b: ${name}): ${name} { return a ^ b; }
export function complement(a: ${name}): ${name} { return ~a; }
export function without(a: ${name}, b: ${name}): ${name} { return a & ~b; }`,
    calls: {
      [call('complement', 0n)]: all,
      [call('complement', all)]: 0n,
      [call('complement', most)]: least,
      [call('both', most, all)]: most,
      [call('both', least, most)]: 0n,
      [call('either', least, most)]: all,
      [call('one', most, most)]: 0n,
      [call('one', least, all)]: most,
      [call('without', most, 1n)]: most - 1n,
      [call('without', all, all)]: 0n,
    },
  };
}

/** Counts up to the last bit, and the first beyond it. */
export function shifts(width: Width): RunCase {
  const { name, bits, isSigned, least, most } = width;
  const count = bits === 64 ? 'u64' : 'u32';
  const right = isSigned || bits === 64 ? '>>' : '>>>';
  const last = BigInt(bits - 1);
  return {
    name: `${name}: shifts up to the last bit; a shift by the width fails`,
    source: `
export function left(a: ${name}, n: ${count}): ${name} { return a << n; }
export function right(a: ${name}, n: ${count}): ${name} { return a ${right} n; }`,
    calls: {
      [call('left', 1n, last)]: wrap(width, 1n << last),
      [call('left', 2n, last)]: 0n,
      [call('left', most, 0n)]: most,
      [call('left', most, 1n)]: wrap(width, most << 1n),
      [call('left', 0n, last + 1n)]: 'check shift',
      [call('right', most, last)]: isSigned ? 0n : 1n,
      [call('right', least, last)]: isSigned ? -1n : 0n,
      [call('right', most, 1n)]: most >> 1n,
      [call('right', most, last + 1n)]: 'check shift',
    },
  };
}

/** Order and equality, also where the sign bit differs. */
export function comparisons({ name, isSigned, least, most }: Width): RunCase {
  const half = most / 2n;
  return {
    name: `${name}: comparisons at the ends and where the highest bit differs`,
    source: `
export function less(a: ${name}, b: ${name}): boolean { return a < b; }
export function atMost(a: ${name}, b: ${name}): boolean { return a <= b; }
export function more(a: ${name}, b: ${name}): boolean { return a > b; }
export function atLeast(a: ${name}, b: ${name}): boolean { return a >= b; }
export function same(a: ${name}, b: ${name}): boolean { return a === b; }
export function differs(a: ${name}, b: ${name}): boolean { return a !== b; }`,
    calls: {
      [call('less', least, most)]: 1,
      [call('less', most, least)]: 0,
      [call('less', most, most)]: 0,
      [call('less', half, half + 1n)]: 1,
      [call('atMost', most, most)]: 1,
      [call('atMost', most, most - 1n)]: 0,
      [call('more', most, least)]: 1,
      [call('more', half + 1n, half)]: 1,
      [call('atLeast', least, most)]: 0,
      [call('atLeast', least, least)]: 1,
      [call('same', least, least)]: 1,
      [call('same', least, most)]: 0,
      [call('differs', most, least)]: 1,
      [call('differs', most, most)]: 0,
      ...(isSigned ? { [call('less', -1n, 0n)]: 1, [call('more', 0n, least)]: 1 } : {}),
    },
  };
}

/** Conversions to the type from every other, checked and truncating. */
export function conversions(width: Width): RunCase {
  const others = WIDTHS.filter((other) => other.name !== width.name);
  const truncate = `truncate${width.name.toUpperCase()}`;
  const calls = others.flatMap((from) => {
    const near = [from.least, from.most, width.least - 1n, width.least, width.most, width.most + 1n];
    const values = [...new Set(near)].filter((value) => value >= from.least && value <= from.most);
    return values.flatMap((value): [string, string | bigint][] => {
      const isHeld = value >= width.least && value <= width.most;
      return [
        [call(`kept_${from.name}`, value), isHeld ? value : 'check conversion'],
        [call(`cut_${from.name}`, value), wrap(width, value)],
      ];
    });
  });
  const functions = others.map(
    ({ name }) => `
export function kept_${name}(x: ${name}): ${width.name} { return ${width.name}(x); }
export function cut_${name}(x: ${name}): ${width.name} { return ${truncate}(x); }`,
  );
  return {
    name: `${width.name}: converted from every other type, checked and truncated`,
    source: functions.join(''),
    calls: Object.fromEntries(calls),
  };
}
