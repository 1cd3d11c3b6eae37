import type ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import type { BitFieldType, IntegerType } from '../types/bare-type.ts';
import { displayType } from '../types/names.ts';
import { maskOf } from './mask.ts';

/** Whether every field lies within the register and no two share a bit; reports those that do not. */
export function checkFields(
  program: ProgramContext,
  list: ts.ObjectLiteralExpression,
  fields: readonly BitFieldType[],
  register: IntegerType,
): boolean {
  const before = program.diagnostics.length;
  fields.forEach((field, i) => {
    const node = list.properties[i]!;
    checkField(program, node, field, register);
    const other = fields.slice(0, i).find((earlier) => (maskOf(earlier) & maskOf(field)) !== 0n);
    if (other !== undefined)
      program.report(node, 'BT3103', field.name, other.name, Math.max(field.low, other.low));
  });
  return program.diagnostics.length === before;
}

function checkField(
  program: ProgramContext,
  node: ts.Node,
  field: BitFieldType,
  register: IntegerType,
): void {
  const { name, high, low, type } = field;
  const width = high - low + 1;
  if (name === 'of' || name === 'with') program.report(node, 'BT3107', name);
  if (high < low) program.report(node, 'BT3104', name);
  else if (high >= register.bits)
    program.report(node, 'BT3102', name, high, register.name, register.bits - 1);
  else if (type.kind === 'integer' && width > type.bits)
    program.report(node, 'BT3105', name, width, displayType(type));
}
