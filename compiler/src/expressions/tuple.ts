import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, memberOf, Precedence } from '../context/expression.ts';
import type { BareType, TupleType } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { storageName } from '../types/names.ts';
import { valueText } from './call.ts';
import { translateTo } from './expression.ts';
import { afterTemporaries, effectsOf, sequence } from './sequence.ts';

/** `[a, b]` where the context wants a tuple. */
export function translateArrayLiteral(
  node: ts.ArrayLiteralExpression,
  context: Context,
  expected: BareType | undefined,
): Expression {
  if (expected?.kind !== 'tuple') {
    context.report(
      node,
      'BT3003',
      'an array literal here; declare the tuple that it is, or make it a module-level `const` table',
    );
    return ERROR_EXPRESSION;
  }
  defineType(context.program, expected);
  const values = node.elements.map((element, i) => {
    const type = expected.elements[i];
    return type === undefined ? ERROR_EXPRESSION : translateTo(element, context, type);
  });
  if (values.some((value) => value.type.kind === 'error')) return ERROR_EXPRESSION;
  const { operands, before } = sequence(context, values);
  return afterTemporaries(before, {
    text: `(${storageName(expected)}){ ${operands.map(valueText).join(', ')} }`,
    type: expected,
    precedence: Precedence.Postfix,
    effects: effectsOf(values),
  });
}

/** An element of a tuple by its constant index, which tsc has compared with the length. */
export function tupleElement(tuple: Expression, type: TupleType, index: number): Expression {
  const element = type.elements[index];
  if (element === undefined) return ERROR_EXPRESSION;
  const text = memberOf({ ...tuple, isPlace: true }, `element${index}`);
  return { text, type: element, precedence: Precedence.Postfix, effects: tuple.effects };
}
