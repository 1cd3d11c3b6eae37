import { ERROR_EXPRESSION, Precedence } from '../context/expression.ts';
import { settle } from '../expressions/coerce.ts';
import { integerConstant } from '../expressions/constant.ts';
import { INTEGERS } from '../types/integers.ts';
import { displayType } from '../types/names.ts';
import { integerArgument } from './arguments.ts';
import type { Intrinsic } from './safe.ts';

/** Counts bits of a 32-bit number (narrower ones are widened) or of a u64. */
export function countIntrinsic(helper: string, count: (digits: string) => number): Intrinsic {
  return (node, context) => {
    const argument = integerArgument(node, 0, context);
    if (argument === undefined) return ERROR_EXPRESSION;
    const value = settle(context, node, argument);
    if (value.type.kind !== 'integer' || value.type.signed) {
      context.report(node, 'BT3029', displayType(value.type));
      return ERROR_EXPRESSION;
    }
    const width = value.type.bits === 64 ? 64 : 32;
    if (typeof value.constant === 'bigint') {
      const digits = value.constant.toString(2).padStart(width, '0');
      return integerConstant(BigInt(count(digits)), INTEGERS.u32);
    }
    return {
      text: `${context.helper(`${helper}_${width}`)}(${value.text})`,
      type: INTEGERS.u32,
      precedence: Precedence.Postfix,
      effects: value.effects,
      maximum: BigInt(width),
    };
  };
}
