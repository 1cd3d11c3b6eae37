import type { Parts } from '../parts.ts';

/** What a core has of its own, and the objects of another core by its number. */
export function addPerCpu(parts: Parts): void {
  const [a, b] = [parts.integer(), parts.integer()];
  const inside = parts.inside(['x', a, true], ['n', 'u8'], ['cpu.n', a, true], ['cpus.own().m', b, true]);
  inside.arrays.push({ text: 'cpu.ys', element: b, length: 4, isMutable: true });
  const step = parts.inside(['this.n', a, true], ['this.m', b, true], ['x', a, true]);
  parts.add(
    'class Cpu {',
    `  n: ${a} = ${parts.literal(a)};`,
    `  m: ${b} = ${parts.literal(b)};`,
    `  ys: Fixed<${b}, 4> = fixed(4, ${parts.literal(b)});`,
    '  last: Cpu | null = null;',
    `  step(x: ${a}): ${a} {`,
    ...parts.body(step, a, 1).map((line) => `  ${line}`),
    `    return ${parts.any(a, step)};`,
    '  }',
    '}',
    'const cpus: PerCpu<Cpu> = perCpu(2, () => new Cpu());',
    `function onCore(x: ${a}, n: u8): ${a} {`,
    '  const cpu = cpus.own();',
    ...parts.body(inside, a),
    `  cpus.of(${parts.random.pick(['u32(n & 1)', 'u32(n % 3)', '1'])}).n = ${parts.any(a, inside)};`,
    '  cpu.last = n > 5 ? cpus.of(1) : null;',
    '  if (cpu.last !== null) return cpu.last.step(x);',
    `  return cpus.own().step(${parts.any(a, inside)});`,
    '}',
  );
  parts.digest('cpus.own().n', 'cpus.of(0).m', 'cpus.of(1).n', 'cpus.of(1).m', 'cpus.own().ys[3]');
  parts.callable('onCore', [a, 'u8'], a, 3 * parts.cost());
}
