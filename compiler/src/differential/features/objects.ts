import { INTEGERS } from '../../types/integers.ts';
import type { Parts } from '../parts.ts';
import { Scope } from '../scope.ts';

/** A class with a method, objects of it, and a reference that is null now and then. */
export function addObject(parts: Parts): void {
  const [a, b] = [parts.integer(), parts.integer()];
  const fields = parts.inside(['this.x', a, true], ['this.y', b, true], ['p', a, true], ['q', b, true]);
  fields.arrays.push({ text: 'this.z', element: a, length: 4, isMutable: true });
  const three = `3${INTEGERS[a].bits === 64 ? 'n' : ''}`;
  parts.add(
    'class C0 {',
    `  x: ${a} = ${parts.literal(a)};`,
    `  y: ${b} = ${parts.literal(b)};`,
    `  z: Fixed<${a}, 4> = fixed(4, ${parts.literal(a)});`,
    `  m0(p: ${a}, q: ${b}): ${b} {`,
    ...parts.body(fields, b).map((line) => `  ${line}`),
    `    return ${parts.any(b, new Scope(fields))};`,
    '  }',
    '}',
    'const o0 = new C0();',
    'const o1 = new C0();',
    'let r0: C0 | null = null;',
    'function link(on: boolean, to: C0): u32 {',
    '  if (on) r0 = to;',
    '  else r0 = null;',
    '  return to === o1 ? 1 : 2;',
    '}',
    `function follow(none: ${a}): ${a} {`,
    '  if (r0 === null) return none;',
    `  if (link(r0.x > ${three}, o1) === 2) return none;`,
    '  return r0.x;',
    '}',
    'function relink(on: boolean): u32 {',
    '  return link(on, on ? o0 : o1);',
    '}',
    `function followed(on: boolean, none: ${a}): ${a} {`,
    "  assert(relink(on) === (on ? 2 : 1), 'linked');",
    '  return follow(none);',
    '}',
  );
  const cost = parts.cost();
  for (const object of ['o0', 'o1']) {
    parts.scope.variables.push({ text: `${object}.x`, type: a, isMutable: true });
    parts.scope.variables.push({ text: `${object}.y`, type: b, isMutable: true });
    parts.scope.arrays.push({ text: `${object}.z`, element: a, length: 4, isMutable: true });
    parts.callable(`${object}.m0`, [a, b], b, cost);
  }
  parts.callable('relink', ['boolean'], 'u32', 4);
  parts.callable('follow', [a], a, 8);
  parts.callable('followed', ['boolean', a], a, 12);
  parts.digest('r0 === null ? 0 : 1');
}
