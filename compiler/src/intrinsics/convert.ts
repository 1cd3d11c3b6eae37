import { Effect, ERROR_EXPRESSION, type Expression, operand, Precedence } from '../context/expression.ts';
import { integerConstant } from '../expressions/constant.ts';
import { maximumOf } from '../expressions/unify.ts';
import type { IntegerType } from '../types/bare-type.ts';
import { fits, wrapTo } from '../types/integers.ts';
import { integerArgument } from './arguments.ts';
import type { Intrinsic } from './safe.ts';

/** `u8(x)`: the same value in another type; checked unless every value of the source fits. */
export function convertIntrinsic(target: IntegerType): Intrinsic {
  return (node, context) => {
    const value = integerArgument(node, 0, context);
    if (value === undefined) return ERROR_EXPRESSION;
    if (typeof value.constant === 'bigint') {
      if (fits(value.constant, target)) return integerConstant(value.constant, target);
      context.report(node, 'BT3001', value.constant, target.name);
      return ERROR_EXPRESSION;
    }
    if (value.type.kind !== 'integer') return ERROR_EXPRESSION;
    if (alwaysFits(value, value.type, target)) {
      if (value.type.maximum > target.maximum) context.proved('conversion', node);
      return cast(value, target);
    }
    const helper = context.helper(`convert_${target.name}${value.type.signed ? '_from_signed' : ''}`);
    return {
      text: `${helper}(${value.text}, ${context.check('conversion', node)})`,
      type: target,
      precedence: Precedence.Postfix,
      effects: value.effects | Effect.Traps,
      ...(value.maximum !== undefined && { maximum: value.maximum }),
    };
  };
}

function alwaysFits(value: Expression, from: IntegerType, to: IntegerType): boolean {
  const maximum = maximumOf(value) ?? from.maximum;
  return from.minimum >= to.minimum && maximum <= to.maximum;
}

function cast(value: Expression, target: IntegerType): Expression {
  const { constant: _, ...rest } = value;
  if (value.type.kind === 'integer' && value.type.name === target.name) return value;
  const maximum = target.signed ? undefined : maximumOf(value);
  const text = `(${target.name})${operand(value, Precedence.Unary)}`;
  const { maximum: __, ...plain } = rest;
  return {
    ...plain,
    text,
    type: target,
    precedence: Precedence.Unary,
    ...(maximum !== undefined && { maximum }),
  };
}

/** `truncateU8(x)`: the low bits, whatever the value. */
export function truncateIntrinsic(target: IntegerType): Intrinsic {
  return (node, context) => {
    const value = integerArgument(node, 0, context);
    if (value === undefined) return ERROR_EXPRESSION;
    if (typeof value.constant === 'bigint') return integerConstant(wrapTo(value.constant, target), target);
    const bound = maximumOf(value);
    const { maximum: _, ...plain } = cast(value, target);
    return bound !== undefined && bound <= target.maximum && !target.signed
      ? { ...plain, maximum: bound }
      : plain;
  };
}
