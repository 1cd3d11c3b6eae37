import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, makeExpression } from '../context/expression.ts';
import type { ProgramContext } from '../context/program-context.ts';
import { booleanConstant, integerConstant } from '../expressions/constant.ts';
import { translateNull } from '../expressions/literals.ts';
import type { BareType } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { membersOf } from '../types/layout.ts';
import { displayType, storageName } from '../types/names.ts';
import { resolveType } from '../types/resolve.ts';

/** `zeroOf<T>()`: 0, false or null, and value structs and tuples of nothing else. */
export function zeroIntrinsic(node: ts.CallExpression, context: Context): Expression {
  const { program } = context;
  const type = resolveType(program, context.checker.getTypeAtLocation(node), node.typeArguments?.[0] ?? node);
  if (type.kind === 'error') return ERROR_EXPRESSION;
  if (type.kind === 'integer') return integerConstant(0n, type);
  if (type.kind === 'bool') return booleanConstant(false);
  if (type.kind === 'nullable') return { ...translateNull(), type };
  if ((type.kind === 'struct' || type.kind === 'tuple') && hasZero(program, type)) {
    defineType(program, type);
    return makeExpression(`(${storageName(type)}){ 0 }`, type, 0);
  }
  context.report(node, 'BT3201', displayType(type));
  return ERROR_EXPRESSION;
}

function hasZero(program: ProgramContext, type: BareType): boolean {
  if (type.kind === 'struct')
    return membersOf(program, type).every((member) => hasZero(program, member.type));
  if (type.kind === 'tuple') return type.elements.every((element) => hasZero(program, element));
  return type.kind === 'integer' || type.kind === 'bool' || type.kind === 'nullable';
}

/** The same value in JavaScript. */
export function zeroText(program: ProgramContext, type: BareType): string {
  switch (type.kind) {
    case 'integer':
      return type.bits === 64 ? '0n' : '0';
    case 'bool':
      return 'false';
    case 'struct':
      return `({ ${membersOf(program, type)
        .map((m) => `${m.name}: ${zeroText(program, m.type)}`)
        .join(', ')} })`;
    case 'tuple':
      return `[${type.elements.map((element) => zeroText(program, element)).join(', ')}]`;
    default:
      return 'null';
  }
}
