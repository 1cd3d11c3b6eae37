import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, Precedence } from '../context/expression.ts';
import { fieldName } from '../context/names.ts';
import type { BareType, StructType } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { membersOf } from '../types/layout.ts';
import { resolveType } from '../types/resolve.ts';
import { valueText } from './call.ts';
import { translateTo } from './expression.ts';
import { afterTemporaries, effectsOf, sequence } from './sequence.ts';

/** `{ a: x, b: y }` where the context wants a value struct. */
export function translateObjectLiteral(
  node: ts.ObjectLiteralExpression,
  context: Context,
  expected: BareType | undefined,
): Expression {
  const struct = structOf(node, context, expected);
  if (struct === undefined) return ERROR_EXPRESSION;
  defineType(context.program, struct);
  const members = membersOf(context.program, struct);
  const names: string[] = [];
  const values: Expression[] = [];
  for (const property of node.properties) {
    const isPlain = ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property);
    const member = isPlain && members.find((m) => m.name === property.name.getText());
    if (!isPlain || member === undefined || member === false) {
      context.report(property, 'BT3022');
      return ERROR_EXPRESSION;
    }
    const value = ts.isPropertyAssignment(property) ? property.initializer : property.name;
    names.push(fieldName(member.name));
    values.push(translateTo(value, context, member.type));
  }
  if (values.some((value) => value.type.kind === 'error')) return ERROR_EXPRESSION;
  const { operands, before } = sequence(context, values);
  const parts = operands.map((value, i) => `.${names[i]} = ${valueText(value)}`);
  const text = `(${struct.cName}){ ${parts.join(', ')} }`;
  return afterTemporaries(before, {
    text,
    type: struct,
    precedence: Precedence.Postfix,
    effects: effectsOf(values),
  });
}

function structOf(
  node: ts.ObjectLiteralExpression,
  context: Context,
  expected: BareType | undefined,
): StructType | undefined {
  if (expected?.kind === 'struct') return expected;
  const contextual = context.checker.getContextualType(node);
  const type = contextual && resolveType(context.program, contextual, node);
  if (type?.kind === 'struct') return type;
  if (type?.kind !== 'error') context.report(node, 'BT3023');
  return undefined;
}
