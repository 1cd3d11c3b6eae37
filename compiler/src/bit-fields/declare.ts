import ts from 'typescript';
import { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, makeExpression } from '../context/expression.ts';
import type { ProgramContext } from '../context/program-context.ts';
import { translateExpression } from '../expressions/expression.ts';
import { literalArgument } from '../intrinsics/arguments.ts';
import { calledPreludeName } from '../program/prelude.ts';
import {
  type BareType,
  type BitFieldType,
  BOOL,
  type IntegerName,
  type IntegerType,
} from '../types/bare-type.ts';
import { INTEGERS } from '../types/integers.ts';
import { displayType } from '../types/names.ts';
import { checkFields } from './rules.ts';

/** Whether the expression is `bitFields(…)`. */
export function isBitFieldsCall(program: ProgramContext, node: ts.Expression): node is ts.CallExpression {
  return calledPreludeName(program.checker, node) === 'bitFields';
}

/** A declaration `const Name = bitFields('u64', { … })`: nothing in C, and a type for its uses. */
export function declareBitFields(program: ProgramContext, node: ts.CallExpression): Expression {
  const context = new Context(program, node);
  const name = literalArgument(node, 0, context);
  const register = name === undefined ? undefined : INTEGERS[name as IntegerName];
  const list = node.arguments[1];
  if (
    register === undefined ||
    register.signed ||
    list === undefined ||
    !ts.isObjectLiteralExpression(list)
  ) {
    program.report(list ?? node, 'BT3106');
    return ERROR_EXPRESSION;
  }
  const fields = list.properties.map((property) => readField(context, property, register));
  const isComplete = fields.every((field) => field !== undefined);
  if (!isComplete || !checkFields(program, list, fields, register)) return ERROR_EXPRESSION;
  return makeExpression('0', { kind: 'bitFields', register, fields }, 0);
}

function readField(
  context: Context,
  property: ts.ObjectLiteralElementLike,
  register: IntegerType,
): BitFieldType | undefined {
  const isPlain = ts.isPropertyAssignment(property) && ts.isIdentifier(property.name);
  const call = isPlain && ts.isCallExpression(property.initializer) ? property.initializer : undefined;
  const kind = call && calledPreludeName(context.checker, call);
  if (!isPlain || call === undefined || !['bit', 'bits', 'enumBits', 'inPlace'].includes(kind ?? '')) {
    context.report(property, 'BT3101', property.name?.getText() ?? property.getText());
    return undefined;
  }
  const high = position(context, call.arguments[0]);
  const low = kind === 'bit' ? high : position(context, call.arguments[1]);
  const type = kind === 'bits' ? namedType(context, call, register) : typeOf(kind, register);
  if (high === undefined || low === undefined || type === undefined) return undefined;
  return { name: property.name.text, high, low, type, isInPlace: kind === 'inPlace' };
}

function typeOf(kind: string | undefined, register: IntegerType): BareType {
  return kind === 'bit' ? BOOL : kind === 'enumBits' ? INTEGERS.u32 : register;
}

/** `bits(high, low, 'u8')`. */
function namedType(context: Context, call: ts.CallExpression, register: IntegerType): BareType | undefined {
  if (call.arguments.length < 3) return register;
  const name = literalArgument(call, 2, context);
  return name === undefined ? undefined : INTEGERS[name as IntegerName];
}

function position(context: Context, node: ts.Expression | undefined): number | undefined {
  if (node === undefined) return undefined;
  const value = translateExpression(node, context);
  if (value.type.kind === 'error') return undefined;
  if (typeof value.constant === 'bigint' && value.constant >= 0n) return Number(value.constant);
  if (value.constant === undefined) context.report(node, 'BT1005');
  else context.report(node, 'BT3001', String(value.constant), displayType(INTEGERS.u32));
  return undefined;
}
