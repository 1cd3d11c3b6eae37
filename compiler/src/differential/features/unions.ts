import type { Parts } from '../parts.ts';

/** A tagged union of three variants, made, copied, and taken apart by an exhaustive switch. */
export function addUnion(parts: Parts): void {
  const [a, b, c] = [parts.integer(), parts.integer(), parts.integer()];
  const inside = parts.inside(['n', 'u8'], ['x', a]);
  const condition = parts.condition(inside);
  const tag = parts.random.pick(['const enum', 'enum']);
  parts.add(
    `${tag} Tag { None, One = ${1 + parts.random.below(9)}, Two }`,
    'interface None { readonly kind: Tag.None }',
    `interface One { readonly kind: Tag.One; readonly a: ${a}; readonly b: ${b} }`,
    `interface Two { readonly kind: Tag.Two; readonly c: ${c}; readonly on: boolean; readonly a: ${a} }`,
    'type U0 = None | One | Two;',
    `function u0(n: u8, x: ${a}): U0 {`,
    '  if (n % 3 === 0) return { kind: Tag.None };',
    `  if (n % 3 === 1) return { b: ${parts.any(b, inside)}, kind: Tag.One, a: ${parts.any(a, inside)} };`,
    `  return { kind: Tag.Two, a: x, c: ${parts.any(c, inside)}, on: ${parts.condition(inside)} };`,
    '}',
    `function u1(u: U0, n: u8, x: ${a}): ${a} {`,
    '  switch (u.kind) {',
    `    case Tag.None: return ${parts.any(a, inside)};`,
    `    case Tag.One: return ${parts.any(a, parts.inside(['u.a', a], ['u.b', b], ['x', a]))};`,
    `    case Tag.Two: return u.on ? ${parts.any(a, parts.inside(['u.a', a], ['u.c', c]))} : u.a;`,
    '  }',
    '}',
    `function u2(n: u8, x: ${a}): ${a} {`,
    '  let u: U0 = u0(n, x);',
    '  const before = u;',
    `  if (${condition}) u = u0(${parts.any('u8', inside)}, x);`,
    '  return before.kind === u.kind ? u1(u, n, x) : u1(before, 1, x);',
    '}',
  );
  parts.callable('u2', ['u8', a], a);
}

/** A function that can fail, and one that passes the failure on. */
export function addResult(parts: Parts): void {
  const [a, b] = [parts.integer(), parts.integer()];
  const inside = parts.inside(['x', a, true], ['y', b, true]);
  parts.add(
    `type R0 = { readonly ok: true; readonly value: ${a} } | { readonly ok: false; readonly at: ${b} };`,
    `function r1(x: ${a}, y: ${b}): R0 {`,
    `  if (${parts.condition(inside)}) return { ok: false, at: ${parts.any(b, inside)} };`,
    `  return { ok: true, value: ${parts.any(a, inside)} };`,
    '}',
    `function r2(x: ${a}, y: ${b}): R0 {`,
    '  const r = r1(x, y);',
    '  if (!r.ok) return r;',
    `  return r1(r.value, ${parts.any(b, inside)});`,
    '}',
    `function r3(x: ${a}, y: ${b}): ${a} {`,
    '  const r = r2(x, y);',
    `  return r.ok ? r.value : ${parts.any(a, parts.inside(['x', a], ['r.at', b]))};`,
    '}',
  );
  parts.callable('r3', [a, b], a);
}
