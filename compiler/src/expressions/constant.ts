import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { type Expression, Precedence } from '../context/expression.ts';
import {
  BIGINT_LITERAL,
  BOOL,
  type IntegerType,
  type LiteralType,
  NUMBER_LITERAL,
} from '../types/bare-type.ts';
import { defaultInteger, fits } from '../types/integers.ts';
import { displayType } from '../types/names.ts';

/** From here on a constant reads better in hexadecimal. */
const HEXADECIMAL_FROM = 0x10000n;

/** A C literal of the value in the type. */
export function renderInteger(value: bigint, type: IntegerType): string {
  const suffix = type.signed ? (type.bits === 64 ? 'll' : '') : type.bits === 64 ? 'ull' : 'u';
  if (value < 0n) {
    // The magnitude of the least value does not fit the type: C has no literal for it.
    if (value === type.minimum && type.bits >= 32) return `(-${-(value + 1n)}${suffix} - 1)`;
    return `(-${-value}${suffix})`;
  }
  const digits = value >= HEXADECIMAL_FROM ? `0x${value.toString(16)}` : value.toString();
  return digits + suffix;
}

/** A constant of a given integer type. */
export function integerConstant(value: bigint, type: IntegerType): Expression {
  const text = renderInteger(value, type);
  const maximum = value >= 0n ? { maximum: value } : {};
  return { text, type, precedence: Precedence.Postfix, effects: 0, constant: value, ...maximum };
}

/** A constant that takes the type of its context. */
export function literalConstant(value: bigint, flavour: LiteralType['flavour']): Expression {
  const type = flavour === 'bigint' ? BIGINT_LITERAL : NUMBER_LITERAL;
  const shown = value < 0n && flavour === 'number' ? I32_LIKE : defaultInteger(type);
  const maximum = value >= 0n ? { maximum: value } : {};
  const text = renderInteger(value, shown);
  return { text, type, precedence: Precedence.Postfix, effects: 0, constant: value, ...maximum };
}

const I32_LIKE: IntegerType = {
  kind: 'integer',
  name: 'i32',
  bits: 32,
  signed: true,
  minimum: -0x8000_0000n,
  maximum: 0x7fff_ffffn,
};

export function booleanConstant(value: boolean): Expression {
  return { text: String(value), type: BOOL, precedence: Precedence.Postfix, effects: 0, constant: value };
}

/** Gives a literal the type `target`, or reports that its value does not fit. */
export function adaptLiteral(
  context: Context,
  node: ts.Node,
  literal: Expression,
  target: IntegerType,
): Expression {
  if (typeof literal.constant !== 'bigint') return { ...literal, type: target };
  if (!fits(literal.constant, target)) {
    context.report(node, 'BT3001', literal.constant, displayType(target));
    return integerConstant(0n, target);
  }
  const constant = integerConstant(literal.constant, target);
  // A named constant keeps its name: its macro is a plain number that C converts.
  return /^[A-Za-z]/.test(literal.text) ? { ...constant, text: literal.text } : constant;
}
