import type { Parts } from '../parts.ts';

/** A `const enum` with an exhaustive switch, and module constants. */
export function addEnum(parts: Parts): void {
  const type = parts.integer();
  const inside = parts.inside(['p', type, true], ['n', 'u8']);
  const first = parts.random.below(3);
  parts.add(
    `const enum E0 { A = ${first}, B, C = ${first + 2 + parts.random.below(200)} }`,
    `const K0: ${type} = ${parts.literal(type)};`,
    'const K1: u32 = (5 << 3) + E0.C;',
    'function member(n: u8): E0 {',
    '  if (n % 3 === 0) return E0.A;',
    '  return n < 9 ? E0.B : E0.C;',
    '}',
    `function byMember(e: E0, n: u8, p: ${type}): ${type} {`,
    '  switch (e) {',
    `    case E0.A: return ${parts.any(type, inside)};`,
    '    case E0.B: {',
    ...parts.body(parts.inside(['p', type, true], ['n', 'u8']), type).map((line) => `    ${line}`),
    '      return wrappingAdd(p, K0);',
    '    }',
    `    case E0.C: return n < truncateU8(K1) ? ${parts.any(type, inside)} : p;`,
    '  }',
    '}',
    `function chosen(n: u8, p: ${type}): ${type} {`,
    `  return byMember(member(n), ${parts.any('u8', inside)}, p & K0);`,
    '}',
  );
  parts.callable('chosen', ['u8', type], type);
}
