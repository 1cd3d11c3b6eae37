import type { Context } from '../context/context.ts';
import { Effect, type Expression, pointerTo } from '../context/expression.ts';
import { isStorage } from '../types/bare-type.ts';
import { declareC, valueName } from '../types/names.ts';

/** Operands that C may evaluate in any order, with what must come before them. */
export interface Sequenced {
  readonly operands: readonly Expression[];
  /** Declarations of temporaries, in JavaScript's order of evaluation; empty for most expressions. */
  readonly before: readonly string[];
}

/** Whether an operand's value or effect, or which of two failing checks fails, depends on what comes later. */
export function mustPrecede(earlier: number, later: number): boolean {
  if ((earlier & Effect.Writes) !== 0) return later !== Effect.None;
  if ((earlier & Effect.Traps) !== 0) return (later & (Effect.Traps | Effect.Writes)) !== 0;
  return (earlier & Effect.Reads) !== 0 && (later & Effect.Writes) !== 0;
}

/**
 * JavaScript evaluates operands from left to right, C in any order: an operand that depends on that order is
 * first put into a temporary. What is pure and cannot fail stays where it is.
 */
export function sequence(context: Context, operands: readonly Expression[]): Sequenced {
  const before: string[] = [];
  const result = operands.map((operand, index) => {
    const laterEffects = operands.slice(index + 1).reduce((all, later) => all | later.effects, 0);
    if (!mustPrecede(operand.effects, laterEffects)) return operand;
    const name = context.temporary();
    const isReference = isStorage(operand.type);
    const text = isReference ? pointerTo(operand) : operand.text;
    before.push(`${declareC(valueName(operand.type), name)} = ${text};`);
    return { text: name, type: operand.type, precedence: 7, effects: 0 };
  });
  return { operands: result, before };
}

/** `expression`, preceded by the temporaries in a statement expression where there are any. */
export function afterTemporaries(before: readonly string[], expression: Expression): Expression {
  if (before.length === 0) return expression;
  const { isPlace, ...rest } = expression;
  const text = isPlace === true ? pointerTo(expression) : expression.text;
  return { ...rest, text: `({ ${before.join(' ')} ${text}; })`, precedence: 7 };
}

export function effectsOf(operands: readonly Expression[]): number {
  return operands.reduce((all, operand) => all | operand.effects, 0);
}
