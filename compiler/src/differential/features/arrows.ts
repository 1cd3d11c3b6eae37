import type { Parts } from '../parts.ts';
import type { Scope } from '../scope.ts';

/** Functions as parameters: named ones and arrow functions that read and assign what is around them. */
export function addArrows(parts: Parts): void {
  const [a, b] = [parts.integer(), parts.integer()];
  const inside = parts.inside(['x', a, true]);
  const own = parts.inside(['this.sum', a, true], ['x', a, true]);
  const items = Array.from({ length: 3 }, () => parts.literal(a)).join(', ');
  parts.add(
    `const items: readonly ${a}[] = [${items}];`,
    `function eachOf(list: ReadonlySlice<${a}>, use: (item: ${a}, at: u32) => void): void {`,
    '  for (let i: u32 = 0; i < list.length; i++) use(list[i], i);',
    '}',
    `function foldOf<R>(list: ReadonlySlice<${a}>, start: R, step: (sum: R, item: ${a}) => R): R {`,
    '  let sum = start;',
    '  for (const item of list) sum = step(sum, item);',
    '  return sum;',
    '}',
    `function twice(x: ${a}, f: (x: ${a}) => ${a}): ${a} {`,
    '  return f(f(x));',
    '}',
    `function after(x: ${a}, f: (x: ${a}) => ${a}, g: (x: ${a}) => ${a}): ${a} {`,
    `  return twice(x, (y) => g(${parts.random.pick(['f(y)', `f(y) ^ y`, 'f(y & x)'])}));`,
    '}',
    `function plain(x: ${a}): ${a} {`,
    `  return ${parts.any(a, inside)};`,
    '}',
    'class Sum {',
    `  sum: ${a} = ${parts.literal(a)};`,
    `  run(x: ${a}, f: (x: ${a}) => ${a}): ${a} {`,
    '    this.sum = f(x);',
    `    return ${parts.any(a, own)};`,
    '  }',
    `  own(x: ${a}): ${a} {`,
    `    return this.run(x, (z) => ${parts.any(a, parts.inside(['this.sum', a], ['z', a], ['x', a]))});`,
    '  }',
    '}',
    'const sums = new Sum();',
  );
  addArrowUser(parts, a, b);
}

function addArrowUser(parts: Parts, a: ReturnType<Parts['integer']>, b: ReturnType<Parts['integer']>): void {
  const around = [
    ['x', a, true],
    ['y', b, true],
    ['total', a, true],
    ['count', 'u32', true],
  ] as const;
  const with_ = (...more: readonly (readonly [string, typeof a | 'u32', boolean?])[]): Scope => {
    const scope = parts.inside(...around, ...more);
    scope.arrays.push({ text: 'mine', element: b, length: 4, isMutable: true });
    return scope;
  };
  const cost = parts.cost();
  const [each, one, last] = [with_(['item', a], ['at', 'u32']), with_(['z', a, true]), with_()];
  parts.add(
    `function arrowed(x: ${a}, y: ${b}): ${a} {`,
    `  let total: ${a} = ${parts.literal(a)};`,
    '  let count: u32 = 0;',
    `  const mine: Fixed<${b}, 4> = fixed(4, ${parts.literal(b)});`,
    '  eachOf(items, (item, at) => {',
    `    if (${parts.condition(each)}) return;`,
    `    total = ${parts.any(a, each)};`,
    `    mine[at] = ${parts.any(b, each)};`,
    '    count += at;',
    '  });',
    `  y = foldOf<${b}>(items, y, (sum, item) => ${parts.any(b, with_(['sum', b], ['item', a]))});`,
    `  total = ${parts.random.pick(['total ^ ', 'x & ', ''])}twice(${parts.any(a, with_())}, (z) => {`,
    ...parts.body(one, a).map((text) => `  ${text}`),
    `    total = ${parts.any(a, one)};`,
    '    return total;',
    '  });',
    `  x = after(x, plain, (z) => ${parts.any(a, with_(['z', a]))}) ^ sums.own(${parts.any(a, last)});`,
    ...parts.body(last, a),
    `  return sums.run(x, (z) => (count > 2 ? z : ${parts.any(a, last)}));`,
    '}',
  );
  parts.digest('sums.sum');
  parts.scope.mappers.push({ text: 'twice', type: a, cost: 3 }, { text: 'sums.run', type: a, cost });
  parts.callable('arrowed', [a, b], a, 8 * cost);
}
