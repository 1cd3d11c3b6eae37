import { type BareType, ERROR } from '../types/bare-type.ts';

/** What evaluating an expression may do besides yielding its value. */
export const Effect = {
  None: 0,
  /** Its value changes when memory is written. */
  Reads: 1,
  /** It may fail a check. */
  Traps: 2,
  /** It may write memory, or touch hardware. */
  Writes: 4,
} as const;

/** Binding strength of C's operators; an operand weaker than its place needs parentheses. */
export const Precedence = {
  Assignment: 1,
  Conditional: 2,
  Or: 3,
  And: 4,
  Binary: 5,
  Unary: 6,
  Postfix: 7,
} as const;

/** A translated expression. */
export interface Expression {
  /** C text. */
  readonly text: string;
  readonly type: BareType;
  readonly precedence: number;
  /** A set of `Effect`s. */
  readonly effects: number;
  /** Of a place that can be assigned: the effects of finding it, without reading it. */
  readonly locating?: number;
  /** The value, where the compiler knows it. */
  readonly constant?: bigint | boolean | string;
  /** An upper bound of an unsigned value, where one is known that is below the type's. */
  readonly maximum?: bigint;
  /** For objects and arrays: `text` denotes the storage itself, not a pointer to it. */
  readonly isPlace?: boolean;
}

export const ERROR_EXPRESSION: Expression = { text: '0', type: ERROR, precedence: 7, effects: 0 };

export function makeExpression(
  text: string,
  type: BareType,
  effects: number,
  precedence: number = Precedence.Postfix,
): Expression {
  return { text, type, effects, precedence };
}

/** The text, in parentheses if it binds less tightly than `precedence`. */
export function operand(expression: Expression, precedence: number): string {
  return expression.precedence >= precedence ? expression.text : `(${expression.text})`;
}

/** A pointer to an object or array. */
export function pointerTo(expression: Expression): string {
  if (expression.isPlace !== true) return expression.text;
  return `&${operand(expression, Precedence.Postfix)}`;
}

/** The storage of an array, to be indexed. */
export function placeOf(expression: Expression): string {
  if (expression.isPlace === true) return operand(expression, Precedence.Postfix);
  return `(*${operand(expression, Precedence.Unary)})`;
}

/** `object.member` or `object->member`. */
export function memberOf(object: Expression, member: string): string {
  return `${operand(object, Precedence.Postfix)}${object.isPlace === true ? '.' : '->'}${member}`;
}
