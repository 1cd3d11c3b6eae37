import type ts from 'typescript';
import { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, Precedence } from '../context/expression.ts';
import type { ProgramContext } from '../context/program-context.ts';
import { translateTo } from '../expressions/expression.ts';
import { calledPreludeName } from '../program/prelude.ts';
import type { BareType } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { INTEGERS } from '../types/integers.ts';
import { declareC } from '../types/names.ts';
import { initialValue, madeBy } from './initial-value.ts';

export function isPerCpuCall(program: ProgramContext, node: ts.Expression): node is ts.CallExpression {
  return calledPreludeName(program.checker, node) === 'perCpu';
}

/** `const cpus: PerCpu<Cpu> = perCpu(8, () => new Cpu())`: a member of every core's area. */
export function declarePerCpu(
  program: ProgramContext,
  symbol: ts.Symbol,
  declaration: ts.VariableDeclaration,
  type: BareType,
  node: ts.CallExpression,
): Expression {
  const [count, make] = node.arguments;
  if (type.kind !== 'perCpu' || count === undefined || make === undefined) return ERROR_EXPRESSION;
  defineType(program, type.content);
  const context = new Context(program, declaration);
  const cores = translateTo(count, context, INTEGERS.u32).constant;
  const made = madeBy(context, make);
  if (typeof cores !== 'bigint' || cores === 0n) {
    program.report(count, 'BT1005');
    return ERROR_EXPRESSION;
  }
  const others = program.perCpu[0]?.cores ?? cores;
  if (others !== cores) program.report(count, 'BT8005', others);
  const initial = made === undefined ? '' : initialValue(context, type.content, made);
  const cName = program.globalName(declaration, symbol.name);
  program.storage.push({ symbol, type });
  program.perCpu.push({ cName, type: type.content, initial, cores, place: make });
  return { text: cName, type, precedence: Precedence.Postfix, effects: 0 };
}

/** The areas of the cores: each a cache line apart, so that no core's writes slow another down. */
export function ownAreasText(program: ProgramContext): string {
  const { perCpu, helpers, sharing, placesOwnAreas } = program;
  if (perCpu.length === 0) return '';
  const members = perCpu.map(({ type, cName }) => `  ${declareC(type.cName, cName)};`);
  const lines = ['typedef struct {', ...members, '} __attribute__((aligned(64))) bare_own;'];
  lines.push(...(placesOwnAreas ? placedAreas() : staticAreas(program)));
  const isOnly = sharing !== 'cores';
  if (helpers.has('bare_own_area')) lines.push(isOnly ? ONLY_AREA : OWN_AREA);
  return lines.join('\n');
}

function staticAreas({ perCpu }: ProgramContext): string[] {
  const cores = perCpu[0]!.cores;
  const values = perCpu.filter((p) => p.initial !== '').map((p) => `.${p.cName} = ${p.initial}`);
  const initial = values.length === 0 ? '' : ` = { [0 ... ${cores - 1n}] = { ${values.join(', ')} } }`;
  return [
    `static bare_own bare_own_areas[${cores}]${initial};`,
    `#define AREA_OF(core, check) (&bare_own_areas[index_below(core, ${cores}, check)])`,
    '#define FIRST_AREA (&bare_own_areas[0])',
  ];
}

/** Areas in memory that is given at the start, in which all is zero. */
export function checkPlacedAreas(program: ProgramContext): void {
  for (const { initial, place, type } of program.placesOwnAreas ? program.perCpu : [])
    if (initial !== '') program.report(place, 'BT8006', type.name);
}

function placedAreas(): string[] {
  return [
    'typedef struct { u64 base, stride; u32 count; } bare_own_place;',
    'static bare_own_place bare_own_places;',
    '#define AREA_OF(core, check) ((bare_own *)(bare_own_places.base + bare_own_places.stride * index_below(core, bare_own_places.count, check)))',
    '#define FIRST_AREA ((bare_own *)bare_own_places.base)',
    'const u32 bare_own_size __attribute__((section(".rodata.sizes"))) = sizeof(bare_own);',
  ];
}

/** With several cores TPIDR_EL2 holds the area's address. */
const OWN_AREA = `INLINE bare_own *bare_own_area(void) {
#if defined(__aarch64__)
  u64 area;
  __asm__ volatile("mrs %0, TPIDR_EL2" : "=r"(area));
  return (bare_own *)area;
#else
  return FIRST_AREA;
#endif
}`;

const ONLY_AREA = 'INLINE bare_own *bare_own_area(void) { return FIRST_AREA; }';
