import { ERROR_EXPRESSION, type Expression, operand, Precedence } from '../context/expression.ts';
import { settleAs } from '../expressions/coerce.ts';
import { integerConstant } from '../expressions/constant.ts';
import { translateTo } from '../expressions/expression.ts';
import { afterTemporaries, effectsOf, sequence } from '../expressions/sequence.ts';
import type { IntegerType } from '../types/bare-type.ts';
import { INTEGERS, wrapTo } from '../types/integers.ts';
import { declareC, displayType } from '../types/names.ts';
import { integerArgument } from './arguments.ts';
import type { Intrinsic } from './safe.ts';

/** `rotateLeft(value, count)`, by the shifts that move the bits out and back in at the other end. */
export function rotateIntrinsic(out: '<<' | '>>', back: '<<' | '>>'): Intrinsic {
  return (node, context, expected) => {
    const first = integerArgument(node, 0, context, expected);
    const count = node.arguments[1] && translateTo(node.arguments[1], context, INTEGERS.u32);
    if (first === undefined || count === undefined || count.type.kind === 'error') return ERROR_EXPRESSION;
    const value = settleAs(context, node, first, expected);
    const { type } = value;
    if (type.kind !== 'integer' || type.signed) {
      context.report(node, 'BT3029', displayType(type));
      return ERROR_EXPRESSION;
    }
    if (typeof value.constant === 'bigint' && typeof count.constant === 'bigint')
      return integerConstant(
        rotate(value.constant, out === '<<' ? count.constant : -count.constant, type),
        type,
      );
    const { operands, before } = sequence(context, [value, count]);
    const [a, n] = operands as [Expression, Expression];
    const [bits, turn] = [context.temporary(), context.temporary()];
    const mask = type.bits - 1;
    const declarations = [
      `${declareC(type.name, bits)} = ${a.text};`,
      `u32 ${turn} = ${operand(n, Precedence.Unary)} & ${mask};`,
    ];
    const turned = `(${type.name})(${bits} ${out} ${turn} | ${bits} ${back} (-${turn} & ${mask}))`;
    return afterTemporaries([...before, ...declarations], {
      text: turned,
      type,
      precedence: Precedence.Unary,
      effects: effectsOf([value, count]),
    });
  };
}

function rotate(value: bigint, count: bigint, type: IntegerType): bigint {
  const bits = BigInt(type.bits);
  const turn = BigInt.asUintN(64, count) % bits;
  return wrapTo((value << turn) | (value >> (bits - turn)), type);
}
