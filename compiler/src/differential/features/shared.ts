import { INTEGERS } from '../../types/integers.ts';
import type { Parts } from '../parts.ts';

/** Atomics in a field and in a variable, lent to a function. */
export function addAtomic(parts: Parts): void {
  const [a, b] = [parts.integer(), parts.integer()];
  const inside = parts.inside(['x', a], ['y', b], ['before', a]);
  parts.add(
    `class Port { hits: Atomic<${a}> = atomic(${parts.literal(a)}); spare: ${b} = ${parts.literal(b)}; }`,
    'const port = new Port();',
    `const level: Atomic<${b}> = atomic(${parts.literal(b)});`,
    `function bump(hits: Atomic<${a}>, by: ${a}): ${a} {`,
    '  return hits.add(by);',
    '}',
    `function counted(x: ${a}, y: ${b}): ${a} {`,
    '  const before = bump(port.hits, x);',
    `  if (${parts.condition(inside)}) level.store(${parts.any(b, inside)});`,
    `  port.spare = level.exchange(${parts.any(b, inside)});`,
    `  return port.hits.compareExchange(before, ${parts.any(a, inside)});`,
    '}',
  );
  parts.digest('port.hits.load()', 'port.spare', 'level.load()');
  parts.callable('counted', [a, b], a);
}

/**
 * A lock whose guard's block is left in several ways. Nothing in it fails: a failed check ends a program
 * in C, and gives the lock back in JavaScript.
 */
export function addLock(parts: Parts): void {
  const [a, b] = [parts.integer(), parts.integer()];
  parts.add(
    `class Life { n: ${a} = ${parts.literal(a)}; m: ${b} = ${parts.literal(b)}; }`,
    'const life: Locked<Life> = locked(new Life());',
    `function change(held: Life, y: ${b}): ${b} {`,
    '  held.m = wrappingMul(held.m, y);',
    '  return held.m;',
    '}',
    `function under(x: ${a}, y: ${b}): ${a} {`,
    '  using guard = acquire(life);',
    '  if (guard.value.n === x) return x;',
    '  guard.value.n = wrappingAdd(guard.value.n, x);',
    '  if (change(guard.value, y) > y) return saturatingSub(guard.value.n, x);',
    '  return guard.value.n;',
    '}',
    `function heldNow(): ${a} {`,
    '  using guard = acquire(life);',
    '  return guard.value.n;',
    '}',
  );
  parts.digest('heldNow()');
  parts.callable('under', [a, b], a);
}

/** Bit fields of a word: read, made, replaced. */
export function addBitFields(parts: Parts): void {
  const type = parts.random.pick(['u16', 'u32', 'u64'] as const);
  const { bits } = INTEGERS[type];
  const low = 1 + parts.random.below(bits / 2 - 2);
  const inside = parts.inside(['w', type, true], ['m', 'u8', true], ['on', 'boolean']);
  // A constant has to fit its field: these vary.
  const vary = (name: 'u8' | typeof type) => parts.statements.expressions.varying(name, inside, 1);
  const top = `inPlace(${bits - 1}, ${bits - 2})`;
  parts.add(
    `const Word = bitFields('${type}', {`,
    `  low: bits(${low}, 0), on: bit(${low + 1}), mid: bits(${low + 4}, ${low + 2}, 'u8'), top: ${top},`,
    '});',
    `function b0(w: ${type}, m: u8, on: boolean): ${type} {`,
    `  if (on) return Word.with(w, { mid: ${vary('u8')} & 7, on: ${parts.condition(inside)} });`,
    `  return Word.of({ low: ${vary(type)}, on, mid: m });`,
    '}',
    `function b1(w: ${type}, m: u8): ${type} {`,
    `  const word = b0(w, m, ${parts.condition(inside).replace(/\bon\b/g, 'Word.on(w)')});`,
    `  return Word.on(word) ? Word.low(word) : Word.top(word) ^ ${type}(Word.mid(word));`,
    '}',
  );
  parts.callable('b1', [type, 'u8'], type);
}
