import type { Parts } from '../parts.ts';
import type { Scope } from '../scope.ts';

/** Objects and arrays in frames, lent, chosen between, and reached by two names. */
export function addFrame(parts: Parts): void {
  const [a, b] = [parts.integer(), parts.integer()];
  const fields = parts.inside(['this.x', a, true], ['p', a, true]);
  fields.arrays.push({ text: 'this.ys', element: b, length: 4, isMutable: true });
  const lent = parts.inside(['f.x', a, true], ['p', a, true]);
  lent.arrays.push({ text: 'f.ys', element: b, length: 4, isMutable: true });
  parts.add(
    `class F0 { x: ${a} = ${parts.literal(a)}; ys: Fixed<${b}, 4> = fixed(4, ${parts.literal(b)});`,
    `  step(p: ${a}): ${a} {`,
    ...parts.body(fields, a).map((line) => `  ${line}`),
    `    return ${parts.any(a, fields)};`,
    '  }',
    '}',
    'class F1 { first: F0 = new F0(); second: F0 = new F0(); }',
    `function lend(f: F0, p: ${a}): ${a} {`,
    ...parts.body(lent, a),
    `  f.ys[${parts.statements.expressions.index(4, lent, 1)}] = ${parts.any(b, lent)};`,
    '  return f.x;',
    '}',
    'function either(f: F0, g: F0, first: boolean): F0 {',
    '  return first ? f : g;',
    '}',
  );
  addFrameUser(parts, a, b);
}

function addFrameUser(parts: Parts, a: ReturnType<Parts['integer']>, b: ReturnType<Parts['integer']>): void {
  const scope: Scope = parts.inside(
    ['p', a, true],
    ['q', b, true],
    ['one.x', a, true],
    ['box.first.x', a, true],
    ['box.second.x', a, true],
  );
  for (const text of ['xs', 'one.ys', 'box.second.ys'])
    scope.arrays.push({ text, element: b, length: 4, isMutable: true });
  const cost = parts.cost();
  scope.functions.push(
    ...['one.step', 'box.first.step'].map((text) => ({ text, parameters: [a], result: a, cost })),
  );
  parts.add(
    `function framed(p: ${a}, q: ${b}): ${a} {`,
    '  const one = new F0();',
    '  const box = new F1();',
    `  const xs: Fixed<${b}, 4> = fixed(4, ${parts.literal(b)});`,
    '  const same = box.first;',
    `  same.x = lend(either(one, box.second, ${parts.condition(scope)}), ${parts.any(a, scope)});`,
    ...parts.body(scope, a, 3),
    `  for (const x of xs) if (x === q) q = ${parts.any(b, scope)};`,
    `  return ${parts.any(a, scope)};`,
    '}',
  );
  parts.callable('framed', [a, b], a, 4 * cost);
}

/** Arrays of arrays and of objects. */
export function addGrid(parts: Parts): void {
  const [a, b] = [parts.integer(), parts.integer()];
  const inside = parts.inside(['i', 'u8', true], ['x', a, true]);
  const { expressions } = parts.statements;
  const index = (length: number, scope = inside) => expressions.index(length, scope, 1);
  const cells = parts.inside(['x', a, true], ['cell', a]);
  const objects = parts.inside(['x', a, true], ['o.v', a, true], ['o.n', b, true]);
  const operator = parts.random.pick(['=', '+=', '-=', '^=', '|=', '&=', '*=']);
  parts.add(
    `const grid: Fixed<Fixed<${a}, 3>, 2> = fixedOf(2, () => fixed(3, ${parts.literal(a)}));`,
    `class Cell { v: ${a} = ${parts.literal(a)}; n: ${b} = ${parts.literal(b)}; }`,
    'const cells: Fixed<Cell, 3> = fixedOf(3, () => new Cell());',
    `function row(line: Fixed<${a}, 3>, i: u8): ${a} {`,
    `  return line[${index(3, parts.inside(['i', 'u8']))}];`,
    '}',
    `function store(i: u8, x: ${a}): ${a} {`,
    `  grid[${index(2)}][${index(3)}] ${operator} ${parts.any(a, inside)};`,
    `  grid[${index(2)}][${index(3)}] = row(grid[${index(2)}], i);`,
    '  for (const line of grid) for (const cell of line) {',
    `    if (${parts.condition(cells)}) continue;`,
    `    x = ${parts.any(a, cells)};`,
    '  }',
    '  for (const o of cells) {',
    `    o.v = ${parts.any(a, objects)};`,
    `    if (${parts.condition(objects)}) break;`,
    `    o.n = ${parts.any(b, objects)};`,
    '  }',
    `  cells[${index(3)}].v ${operator} x;`,
    `  return cells[${index(3)}].v;`,
    '}',
  );
  parts.digests.push(
    'for (const line of grid) for (const cell of line) d = mix(d, truncateU64(cell));',
    'for (const o of cells) d = mix(mix(d, truncateU64(o.v)), truncateU64(o.n));',
  );
  parts.callable('store', ['u8', a], a, 7 * parts.cost());
}

/** A function that leaves a trace of its calls, so that their order shows, and one of several arguments. */
export function addTrace(parts: Parts): void {
  const types = [parts.random.pick(['u8', 'u16', 'u32'] as const), parts.integer()] as const;
  parts.add(
    'let trace: u32 = 0;',
    `const slots: Fixed<${types[1]}, 4> = fixed(4, ${parts.literal(types[1])});`,
  );
  types.forEach((type, i) => {
    parts.add(
      `function mark${i}(x: ${type}): ${type} {`,
      `  trace = wrappingAdd(wrappingMul(trace, 31), truncateU32(x) ^ ${i + 1});`,
      '  return x;',
      '}',
    );
    // Twice: it is to be used often.
    parts.callable(`mark${i}`, [type], type, 2);
    parts.callable(`mark${i}`, [type], type, 2);
  });
  const [a, b] = types;
  const scope = parts.inside(['p', a], ['q', b]);
  const operator = parts.random.pick(['^=', '|=', '&=', '+=']);
  parts.scope.arrays.push({ text: 'slots', element: b, length: 4, isMutable: true });
  parts.add(
    `function three(p: ${a}, q: ${b}, r: ${a}): ${a} {`,
    `  return (p ^ r) & ${parts.any(a, scope)};`,
    '}',
    `function several(p: ${a}, q: ${b}): ${a} {`,
    `  slots[mark0(${parts.any(a, scope)}) & 3] ${operator} mark1(q);`,
    '  slots[mark0(p) & 3]++;',
    `  return three(mark0(${parts.any(a, scope)}), mark1(${parts.any(b, scope)}), ${parts.any(a, scope)});`,
    '}',
  );
  parts.scope.variables.push({ text: 'trace', type: 'u32', isMutable: true });
  parts.callable('several', [a, b], a);
}
