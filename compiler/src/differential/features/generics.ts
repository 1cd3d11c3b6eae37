import type { Parts } from '../parts.ts';

/** Generic functions and a generic class, each with several instances. */
export function addGenerics(parts: Parts): void {
  const [a, b] = [parts.integer(), parts.integer()];
  const inside = parts.inside(['x', a, true], ['y', b, true]);
  parts.add(
    'function larger<T extends Integer>(a: T, b: T): T { return a > b ? a : b; }',
    'function joined<T extends Integer>(a: T, b: T, exact: boolean): T {',
    `  return exact ? checked${parts.random.pick(['Add', 'Sub', 'Mul'])}(a, b) : wrappingMul(a, b);`,
    '}',
    'class Ring<T extends Integer, N extends number> {',
    '  items: Fixed<T, N> = fixed(numberOf<N>(), zeroOf<T>());',
    '  count: u32 = 0;',
    '  push(item: T): u32 {',
    '    this.items[this.count % numberOf<N>()] = item;',
    '    this.count++;',
    '    return this.count;',
    '  }',
    '  last(): T {',
    "    assert(this.count > 0, 'nothing is there');",
    '    return this.items[(this.count - 1) % numberOf<N>()];',
    '  }',
    '}',
    `const ringA = new Ring<${a}, 2>();`,
    `const ringB: Ring<${b}, 3> = new Ring();`,
    `function ringed(x: ${a}, y: ${b}): ${a} {`,
    `  const local = new Ring<${a}, 2>();`,
    `  if (${parts.condition(inside)}) ringA.push(larger<${a}>(x, ${parts.any(a, inside)}));`,
    `  ringB.push(larger<${b}>(${parts.any(b, inside)}, y));`,
    `  if (local.push(x) < ringA.count) return joined<${a}>(ringA.last(), x, ${parts.condition(inside)});`,
    `  y = joined<${b}>(ringB.last(), ${parts.any(b, inside)}, ${parts.condition(inside)});`,
    '  return wrappingAdd(local.last(), x);',
    '}',
  );
  parts.digest('ringA.count', 'ringA.items[0]', 'ringB.items[2]');
  parts.callable('ringed', [a, b], a);
}
