import type { Parts } from '../parts.ts';

/** Value structs: nested, held in a field, assigned as a whole and copied before. */
export function addStruct(parts: Parts): void {
  const [a, b, c] = [parts.integer(), parts.integer(), parts.integer()];
  const inside = parts.inside(['p', a, true], ['q', b, true]);
  const constant = `{ p: ${parts.literal(a)}, q: ${parts.literal(b)}, on: ${parts.literal('boolean')} }`;
  parts.add(
    `interface S0 { readonly p: ${a}; readonly q: ${b}; readonly on: boolean }`,
    `interface S1 { readonly s: S0; readonly n: ${c}; readonly t: S0 }`,
    `class Holder { s: S0 = ${constant}; count: u32 = 0; }`,
    'const held = new Holder();',
    `function s0(p: ${a}, q: ${b}): S0 {`,
    `  return { q: ${parts.any(b, inside)}, on: ${parts.condition(inside)}, p: ${parts.any(a, inside)} };`,
    '}',
    `function s1(p: ${a}, q: ${b}): S1 {`,
    `  return { n: ${parts.any(c, inside)}, t: held.s, s: s0(p, q) };`,
    '}',
    `function s2(p: ${a}, q: ${b}): ${a} {`,
    '  const old = held.s;',
    '  held.s = s0(p, q);',
    '  held.count++;',
    '  const whole = s1(old.p, q);',
    '  if (whole.s.on) held.s = old;',
    `  return ${parts.any(a, parts.inside(['whole.s.p', a], ['whole.n', c], ['whole.t.q', b], ['old.p', a]))};`,
    '}',
  );
  parts.digest('held.s.p', 'held.s.q', 'held.s.on ? 1 : 0', 'held.count');
  parts.callable('s2', [a, b], a);
}

/** Tuples: returned, taken apart, indexed. */
export function addTuple(parts: Parts): void {
  const [a, b] = [parts.integer(), parts.integer()];
  const inside = parts.inside(['x', a, true], ['y', b, true]);
  const apart = parts.inside(['l', a], ['m', b], ['x', a]);
  parts.add(
    `function q0(x: ${a}, y: ${b}): readonly [${a}, ${b}, boolean] {`,
    `  return [${parts.any(a, inside)}, ${parts.any(b, inside)}, ${parts.condition(inside)}];`,
    '}',
    `function q1(x: ${a}, y: ${b}): ${a} {`,
    '  const [l, m, on] = q0(x, y);',
    `  return on ? ${parts.any(a, apart)} : l;`,
    '}',
    `function q2(x: ${a}, y: ${b}): ${b} {`,
    '  const [, m] = q0(x, y);',
    '  const t = q0(x, m);',
    `  return t[2] ? t[1] : ${parts.any(b, parts.inside(['m', b], ['t[0]', a]))};`,
    '}',
  );
  parts.callable('q1', [a, b], a);
  parts.callable('q2', [a, b], b);
}

/** Tables of constant structs and of strings. */
export function addTables(parts: Parts): void {
  const type = parts.integer();
  const row = () => `{ key: ${parts.literal(type)}, on: ${parts.literal('boolean')} }`;
  const inside = parts.inside(['i', 'u8'], ['j', 'u8']);
  const index = (length: number) => parts.statements.expressions.index(length, inside, 1);
  parts.add(
    `interface Row { readonly key: ${type}; readonly on: boolean }`,
    `const rows: readonly Row[] = [${row()}, ${row()}, ${row()}];`,
    `const words: readonly string[] = ['zero', 'on"e', '', 'a\\\\b'];`,
    `const TEXT = 'text';`,
    `function w0(i: u8, j: u8): ${type} {`,
    `  return rows[${index(3)}].on ? rows[${index(3)}].key : ${parts.any(type, inside)};`,
    '}',
    'function w1(text: string, i: u8): u8 {',
    `  return text.charCodeAt(${parts.any('u8', parts.inside(['i', 'u8']))}) ^ truncateU8(text.length);`,
    '}',
    'function w2(i: u8, j: u8): u8 {',
    `  let sum = w1(${parts.condition(inside)} ? TEXT : words[${index(4)}], i % 4);`,
    '  for (const word of words) sum = wrappingAdd(sum, truncateU8(word.length));',
    '  return sum;',
    '}',
  );
  parts.callable('w0', ['u8', 'u8'], type);
  parts.callable('w2', ['u8', 'u8'], 'u8');
}
