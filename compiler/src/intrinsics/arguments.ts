import ts from 'typescript';
import type { Context } from '../context/context.ts';
import type { Expression } from '../context/expression.ts';
import { translateExpression } from '../expressions/expression.ts';
import type { BareType, IntegerType, LiteralType } from '../types/bare-type.ts';
import { isInteger } from '../types/integers.ts';
import { displayType } from '../types/names.ts';

/** An argument that must be an integer of any type; undefined when it is not, which is reported. */
export function integerArgument(
  node: ts.CallExpression,
  index: number,
  context: Context,
  expected?: BareType,
): (Expression & { type: IntegerType | LiteralType }) | undefined {
  const argument = node.arguments[index];
  if (argument === undefined) return undefined;
  const value = translateExpression(argument, context, expected);
  if (value.type.kind === 'error') return undefined;
  if (isInteger(value.type)) return { ...value, type: value.type };
  context.report(argument, 'BT3014', displayType(value.type));
  return undefined;
}

/** An argument that must be a string literal in the source. */
export function literalArgument(
  node: ts.CallExpression,
  index: number,
  context: Context,
): string | undefined {
  const argument = node.arguments[index];
  if (argument === undefined) return undefined;
  if (ts.isStringLiteral(argument) || ts.isNoSubstitutionTemplateLiteral(argument)) return argument.text;
  context.report(argument, 'BT3028');
  return undefined;
}
