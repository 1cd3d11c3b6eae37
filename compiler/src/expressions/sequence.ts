import type { Context } from '../context/context.ts';
import { Effect, type Expression, pointerTo } from '../context/expression.ts';
import { declareC, valueName } from '../types/names.ts';

/** Operands that C may evaluate in any order, with what must come before them. */
export interface Sequenced {
  readonly operands: readonly Expression[];
  /** Declarations of temporaries, in JavaScript's order of evaluation; empty for most expressions. */
  readonly before: readonly string[];
}

function mustPrecede(earlier: number, later: number, trapsToo: boolean): boolean {
  if (trapsToo && (earlier & Effect.Traps) !== 0 && (later & Effect.Traps) !== 0) return true;
  if ((earlier & Effect.Writes) !== 0) return later !== Effect.None;
  return (earlier & (Effect.Reads | Effect.Traps)) !== 0 && (later & Effect.Writes) !== 0;
}

/**
 * JavaScript evaluates operands from left to right, C in any order: an operand whose value or effect
 * depends on that order is first put into a temporary. Which of two checks fails first is left to C, which
 * takes operands as they are written, unless `trapsToo`.
 */
export function sequence(context: Context, operands: readonly Expression[], trapsToo = false): Sequenced {
  const before: string[] = [];
  const result = operands.map((operand, index) => {
    const laterEffects = operands.slice(index + 1).reduce((all, later) => all | later.effects, 0);
    if (!mustPrecede(operand.effects, laterEffects, trapsToo)) return operand;
    const name = context.temporary();
    const isReference = operand.type.kind === 'class' || operand.type.kind === 'fixed';
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
