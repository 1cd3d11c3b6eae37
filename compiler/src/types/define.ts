import { fieldName } from '../context/names.ts';
import type { ProgramContext } from '../context/program-context.ts';
import { checkClass } from '../declarations/classes.ts';
import { annotation } from '../program/annotations.ts';
import type {
  BareType,
  ClassType,
  LockedType,
  SliceType,
  StructType,
  TupleType,
  UnionType,
} from './bare-type.ts';
import { fieldLayouts, layoutOf, membersOf } from './layout.ts';
import { declareC, storageName, valueName } from './names.ts';
import { variantName } from './unions.ts';

/** Writes the C definitions that storage of this type needs, innermost first, each once. */
export function defineType(program: ProgramContext, type: BareType): void {
  if (type.kind === 'fixed') defineFixed(program, type);
  if (type.kind === 'slice') defineSlice(program, type);
  if (type.kind === 'class' || type.kind === 'struct') defineComposite(program, type);
  if (type.kind === 'tuple') defineTuple(program, type);
  if (type.kind === 'union') defineUnion(program, type);
  if (type.kind === 'nullable') defineType(program, type.target);
  if (type.kind === 'atomic') defineType(program, type.element);
  if (type.kind === 'locked') defineLocked(program, type);
  if (type.kind === 'perCpu' || type.kind === 'pool') defineType(program, type.content);
}

function defineFixed(program: ProgramContext, type: BareType & { kind: 'fixed' }): void {
  const name = storageName(type);
  if (program.definedTypes.has(name)) return;
  defineType(program, type.element);
  program.definedTypes.set(name, 'done');
  program.sections.types.push(`typedef ${storageName(type.element)} ${name}[${type.length}];`);
}

/** The lock comes first: a pointer to it is one to the whole. */
function defineLocked(program: ProgramContext, type: LockedType): void {
  const name = storageName(type);
  if (program.definedTypes.has(name)) return;
  defineType(program, type.content);
  program.definedTypes.set(name, 'done');
  program.helper('bare_lock');
  program.sections.types.push(`typedef struct { bare_lock lock; ${type.content.cName} value; } ${name};`);
}

function defineSlice(program: ProgramContext, type: SliceType): void {
  const name = storageName(type);
  if (program.definedTypes.has(name)) return;
  program.definedTypes.set(name, 'started');
  defineType(program, type.element);
  program.sections.types.push(`typedef struct { ${storageName(type.element)} *at; u32 length; } ${name};`);
  program.definedTypes.set(name, 'done');
}

function defineTuple(program: ProgramContext, type: TupleType): void {
  const name = storageName(type);
  if (program.definedTypes.has(name)) return;
  program.definedTypes.set(name, 'started');
  for (const element of type.elements) defineType(program, element);
  const lines = type.elements.map((element, i) => `${declareC(valueName(element), `element${i}`)};`);
  program.sections.types.push(`typedef struct { ${lines.join(' ')} } ${name};`);
  program.definedTypes.set(name, 'done');
}

/** The variants over one another; the tag is the first member of each. */
function defineUnion(program: ProgramContext, type: UnionType): void {
  if (program.definedTypes.has(type.cName)) return;
  program.definedTypes.set(type.cName, 'started');
  for (const variant of type.variants) defineType(program, variant.struct);
  const tagType = typeof type.variants[0]?.tag === 'boolean' ? 'bool' : 'u32';
  const lines = type.variants.map((v) => `    ${declareC(v.struct.cName, variantName(type, v))};`);
  program.sections.types.push(
    [`struct ${type.cName} {`, '  union {', `    ${tagType} tag;`, ...lines, '  };', '};'].join('\n'),
  );
  program.definedTypes.set(type.cName, 'done');
}

function defineComposite(program: ProgramContext, type: ClassType | StructType): void {
  const state = program.definedTypes.get(type.cName);
  if (state !== undefined) return;
  program.definedTypes.set(type.cName, 'started');
  if (type.kind === 'class') checkClass(program, type);
  const later: BareType[] = [];
  const lines = membersOf(program, type).map((member) => {
    const isEmbedded = type.kind === 'class' || member.type.kind !== 'class';
    if (member.type.kind === 'nullable' || !isEmbedded) later.push(member.type);
    else if (contains(program, member.type, type)) program.report(member.declaration, 'BT2106', type.name);
    else defineType(program, member.type);
    const cType = type.kind === 'class' ? storageName(member.type) : valueName(member.type);
    return `  ${declareC(cType, fieldName(member.name))};`;
  });
  if (lines.length === 0) {
    program.report(type.symbol.declarations![0]!, 'BT2107', type.name);
    lines.push('  u8 empty;');
  }
  program.sections.types.push(
    [`struct ${type.cName} {`, ...lines, '};', ...assertions(program, type)].join('\n'),
  );
  program.definedTypes.set(type.cName, 'done');
  for (const member of later) defineType(program, member);
}

/** Whether defining `type` is already under way: then storage of it would contain itself. */
function contains(program: ProgramContext, type: BareType, owner: ClassType | StructType): boolean {
  if (type.kind === 'fixed') return contains(program, type.element, owner);
  if (type.kind === 'locked') return contains(program, type.content, owner);
  if (type.kind === 'tuple') return type.elements.some((element) => contains(program, element, owner));
  if (type.kind === 'union')
    return (
      program.definedTypes.get(type.cName) === 'started' ||
      type.variants.some((variant) => contains(program, variant.struct, owner))
    );
  if (type.kind !== 'class' && type.kind !== 'struct') return false;
  return type.cName === owner.cName || program.definedTypes.get(type.cName) === 'started';
}

function assertions(program: ProgramContext, type: ClassType | StructType): string[] {
  if (program.diagnostics.length > 0) return [];
  const { sizeBytes } = layoutOf(program, type);
  const lines = [`_Static_assert(sizeof(${type.cName}) == ${sizeBytes}, "size of ${type.name}");`];
  if (type.kind !== 'class' || annotation(type.declaration, 'layout') === undefined) return lines;
  for (const field of fieldLayouts(program, type))
    lines.push(
      `_Static_assert(__builtin_offsetof(${type.cName}, ${fieldName(field.name)}) == ${field.offsetBytes}, "${type.name}.${field.name}");`,
    );
  return lines;
}
