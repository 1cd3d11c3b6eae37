import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, operand, Precedence } from '../context/expression.ts';
import { booleanConstant, integerConstant, renderInteger } from '../expressions/constant.ts';
import { translateTo } from '../expressions/expression.ts';
import { type BitFieldsType, type BitFieldType, BOOL, type IntegerType } from '../types/bare-type.ts';
import { maskOf, valueMask } from './mask.ts';

/** `Name.field(value)`. */
export function readField(
  node: ts.CallExpression,
  context: Context,
  { register }: BitFieldsType,
  field: BitFieldType,
): Expression {
  const argument = node.arguments[0];
  if (argument === undefined) return ERROR_EXPRESSION;
  const value = translateTo(argument, context, register);
  if (value.type.kind === 'error') return ERROR_EXPRESSION;
  if (typeof value.constant === 'bigint') return constantField(value.constant, field);
  const text = operand(value, Precedence.Unary);
  const { effects } = value;
  if (field.type.kind !== 'integer') {
    const test = `(${text} & ${renderInteger(maskOf(field), register)}) != 0`;
    return { text: test, type: BOOL, precedence: Precedence.Binary, effects };
  }
  return {
    ...typed(bitsText(text, register, field), register, field.type),
    type: field.type,
    effects,
    maximum: valueMask(field),
  };
}

function constantField(value: bigint, field: BitFieldType): Expression {
  const bits = value & maskOf(field);
  if (field.type.kind !== 'integer') return booleanConstant(bits !== 0n);
  return integerConstant(field.isInPlace ? bits : bits >> BigInt(field.low), field.type);
}

function bitsText(text: string, register: IntegerType, field: BitFieldType): string {
  const shifted = field.isInPlace || field.low === 0 ? text : `${text} >> ${field.low}`;
  if (!field.isInPlace && field.high === register.bits - 1) return shifted;
  const mask = renderInteger(valueMask(field), register);
  return shifted === text ? `${text} & ${mask}` : `(${shifted}) & ${mask}`;
}

/** C computes in at least 32 bits. */
function typed(text: string, register: IntegerType, type: IntegerType) {
  if (type.name === register.name && type.bits >= 32) return { text, precedence: Precedence.Binary };
  return { text: `(${type.name})(${text})`, precedence: Precedence.Unary };
}
