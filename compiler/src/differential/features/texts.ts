import type { Parts } from '../parts.ts';

/** Literal texts as an enumeration and as the tags of a union. */
export function addTags(parts: Parts): void {
  const [a, b] = [parts.integer(), parts.integer()];
  const inside = parts.inside(['x', a], ['n', 'u8']);
  const counts = parts.inside(['n', 'u8'], ['machine.count', 'u32']);
  const value = (...more: readonly (readonly [string, typeof a])[]) =>
    parts.any(a, parts.inside(['x', a], ...more));
  parts.add(
    "type Mode = 'idle' | 'busy' | 'off';",
    `type Step = { readonly kind: 'busy'; readonly x: ${a} } | { readonly kind: 'off' } | { readonly kind: 'x'; readonly y: ${b}; readonly x: ${a} };`,
    "class Machine { mode: Mode = 'idle'; step: Step = { kind: 'off' }; count: u32 = 0; }",
    'const machine = new Machine();',
    'function modeOf(n: u8): Mode {',
    "  if (n > 100) return 'off';",
    `  return ${parts.condition(counts)} ? 'busy' : machine.mode;`,
    '}',
    `function stepOf(mode: Mode, x: ${a}, n: u8): Step {`,
    '  switch (mode) {',
    `    case 'idle': return { kind: 'x', y: ${parts.any(b, inside)}, x };`,
    `    case 'busy': return { x: ${parts.any(a, inside)}, kind: 'busy' };`,
    "    case 'off': return { kind: 'off' };",
    '  }',
    '}',
    `function taken(step: Step, x: ${a}): ${a} {`,
    '  switch (step.kind) {',
    `    case 'x': return ${value(['step.x', a], ['step.y', b])};`,
    `    case 'off': return ${value()};`,
    `    case 'busy': return ${value(['step.x', a])};`,
    '  }',
    '}',
    `function moded(n: u8, x: ${a}): ${a} {`,
    '  machine.mode = modeOf(n);',
    '  const before = machine.step;',
    '  machine.step = stepOf(machine.mode, x, n);',
    "  if (machine.mode !== 'off' && before.kind !== 'busy') machine.count++;",
    `  if (before.kind === 'busy') return ${value(['before.x', a])};`,
    `  return taken(${parts.random.pick(['before', 'machine.step'])}, x);`,
    '}',
  );
  parts.digest('machine.count', "machine.mode === 'idle' ? 1 : 0", "machine.step.kind === 'x' ? 2 : 0");
  parts.callable('moded', ['u8', a], a);
}

/** A bounded text: a generic class with constants, put together from pieces and read as a slice. */
export function addBoundedText(parts: Parts): void {
  const type = parts.integer();
  const inside = parts.inside(['x', type, true], ['n', 'u8', true]);
  parts.add(
    'class Text<N extends number> {',
    `  static readonly FIRST: u8 = ${32 + parts.random.below(90)};`,
    '  private readonly content: Fixed<u8, N> = fixed(numberOf<N>(), 0);',
    '  length: u32 = 0;',
    '  isTruncated: boolean = false;',
    '  append(bytes: ReadonlySlice<u8>): void {',
    '    for (const byte of bytes) {',
    '      if (this.length === this.content.length) {',
    '        this.isTruncated = true;',
    '        return;',
    '      }',
    '      this.content[this.length] = byte;',
    '      this.length += 1;',
    '    }',
    '  }',
    '  appendNumber(value: u32): void {',
    '    const digits: Fixed<u8, 10> = fixed(10, 0);',
    '    let at = digits.length;',
    '    let left = value;',
    '    do {',
    '      at--;',
    '      digits[at] = truncateU8(left % 10) + 48;',
    '      left /= 10;',
    '    } while (left > 0);',
    '    this.append(slice(digits, at, digits.length));',
    '  }',
    '  bytes(): ReadonlySlice<u8> { return slice(this.content, 0, this.length); }',
    '}',
    'const log = new Text<12>();',
    `function written(x: ${type}, n: u8): u8 {`,
    `  const name = new Text<${2 + parts.random.below(9)}>();`,
    '  name.append(bytesOf("it\'s "));',
    `  name.appendNumber(${parts.any('u32', inside)});`,
    `  if (${parts.condition(inside)}) log.append(name.bytes());`,
    '  let sum: u8 = Text.FIRST;',
    '  for (const byte of name.bytes()) sum = wrappingAdd(rotateLeft(sum, 1), byte);',
    `  if (name.isTruncated) return name.bytes()[${parts.any('u8', inside)}];`,
    '  return sum;',
    '}',
  );
  parts.digests.push('for (const byte of log.bytes()) d = mix(d, u64(byte));');
  parts.digest('log.isTruncated ? 1 : 0');
  parts.callable('written', [type, 'u8'], 'u8');
}
