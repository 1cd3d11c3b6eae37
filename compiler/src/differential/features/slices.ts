import type { Parts } from '../parts.ts';

/** Slices of arrays, of tables and of slices: cut, written through, held in a struct, walked. */
export function addSlices(parts: Parts): void {
  const [a, b] = [parts.integer(), parts.integer()];
  const { random } = parts;
  const each = parts.inside(['x', a, true], ['n', 'u8'], ['i', 'u32'], ['all[i]', a, true]);
  const inside = parts.inside(['x', a, true], ['n', 'u8'], ['i', 'u32']);
  inside.arrays.push({ text: 'all', element: a, length: 1, isMutable: true });
  const reads = parts.inside(['x', a, true]);
  reads.arrays.push({ text: 'all', element: a, length: 1, isMutable: false });
  const start = random.pick(['0', 'u32(n & 1)', 'all.length / 2', 'u32(n & 3)']);
  const end = random.pick(['all.length', 'all.length', 'all.length', String(random.below(7)), 'u32(n % 6)']);
  parts.add(
    `const line: Fixed<${a}, 5> = fixed(5, ${parts.literal(a)});`,
    `const fives: readonly ${a}[] = [${Array.from({ length: 5 }, () => parts.literal(a)).join(', ')}];`,
    `interface Halves { readonly head: Slice<${a}>; readonly tail: ReadonlySlice<${a}> }`,
    `function cut(all: Slice<${a}>, n: u8): Slice<${a}> {`,
    `  return slice(all, ${start}, ${end});`,
    '}',
    `function halves(all: Slice<${a}>, n: u8): Halves {`,
    `  const at = u32(n % ${random.pick([4, 4, 5, 6])});`,
    '  return { head: slice(all, 0, at), tail: slice(all, at, all.length) };',
    '}',
    `function total(all: ReadonlySlice<${a}>, x: ${a}): ${a} {`,
    `  for (const e of all) x = wrappingAdd(wrappingMul(x, ${parts.literal(a)}), e);`,
    ...parts.body(reads, a, 1),
    `  return ${parts.any(a, reads)};`,
    '}',
    `function sweep(all: Slice<${a}>, n: u8, x: ${a}): ${a} {`,
    `  for (let i: u32 = ${random.below(2)}; i < ${random.chance(90) ? 'all.length' : '6'}; i++) {`,
    `    all[i] ${random.pick(['=', '^=', '|='])} ${parts.any(a, each)};`,
    '  }',
    '  const i: u32 = all.length;',
    ...parts.body(inside, a),
    `  return ${parts.any(a, inside)};`,
    '}',
  );
  addSliceUser(parts, a, b);
}

function addSliceUser(parts: Parts, a: ReturnType<Parts['integer']>, b: ReturnType<Parts['integer']>): void {
  const inside = parts.inside(['n', 'u8', true], ['x', a, true], ['y', b, true], ['count', 'u32']);
  for (const text of ['rest', 'mine', parts.random.pick(['line', 'both.head'])])
    inside.arrays.push({ text, element: a, length: 2, isMutable: true });
  inside.arrays.push({ text: 'both.tail', element: a, length: 1, isMutable: false });
  const cost = parts.cost();
  parts.add(
    `function sliced(n: u8, x: ${a}, y: ${b}): ${a} {`,
    `  const mine: Fixed<${a}, 4> = fixed(4, ${parts.literal(a)});`,
    `  let rest: Slice<${a}> = n % 3 === 0 ? mine : slice(line, 0, 5);`,
    '  const both = halves(rest, n);',
    '  let count: u32 = 0;',
    '  while (rest.length > 2) {',
    '    rest = slice(rest, 1, rest.length);',
    '    count += rest.length;',
    '  }',
    ...parts.body(inside, a, 3),
    `  x = wrappingSub(total(fives, x), total(both.tail, ${parts.any(a, inside)}));`,
    `  for (const byte of bytesOf('slice')) count += u32(byte);`,
    `  if (${parts.condition(inside)}) return sweep(cut(line, n), n, x);`,
    `  return sweep(cut(both.head, n), truncateU8(count), ${parts.any(a, inside)});`,
    '}',
  );
  parts.scope.arrays.push({ text: 'line', element: a, length: 5, isMutable: true });
  parts.callable('sliced', ['u8', a, b], a, 6 * cost);
}
