import { ERROR_EXPRESSION, type Expression, operand, Precedence } from '../context/expression.ts';
import { settle } from '../expressions/coerce.ts';
import { integerConstant } from '../expressions/constant.ts';
import { translateExpression } from '../expressions/expression.ts';
import { afterTemporaries, effectsOf, sequence } from '../expressions/sequence.ts';
import { unifyIntegers } from '../expressions/unify.ts';
import { wrapTo } from '../types/integers.ts';
import type { Intrinsic } from './safe.ts';

/** `wrappingAdd(a, b)` and the like: modulo 2^width, on u32 and u64, where C does the same. */
export function wrappingIntrinsic(c: string, fold: (a: bigint, b: bigint) => bigint): Intrinsic {
  return (node, context, expected) => {
    const [first, second] = node.arguments;
    if (first === undefined || second === undefined) return ERROR_EXPRESSION;
    const left = translateExpression(first, context, expected);
    const right = translateExpression(second, context, left.type);
    const settled = right.type.kind === 'literal' ? settle(context, first, left) : left;
    const both = unifyIntegers(context, node, settled, right);
    if (both === undefined) return ERROR_EXPRESSION;
    const { type } = both;
    if (type.kind !== 'integer' || type.signed || type.bits < 32) {
      context.report(node, 'BT3026', node.expression.getText());
      return ERROR_EXPRESSION;
    }
    if (typeof both.left.constant === 'bigint' && typeof both.right.constant === 'bigint')
      return integerConstant(wrapTo(fold(both.left.constant, both.right.constant), type), type);
    const { operands, before } = sequence(context, [both.left, both.right]);
    const [a, b] = operands as [Expression, Expression];
    return afterTemporaries(before, {
      text: `${operand(a, Precedence.Unary)} ${c} ${operand(b, Precedence.Unary)}`,
      type,
      precedence: Precedence.Binary,
      effects: effectsOf([both.left, both.right]),
    });
  };
}
