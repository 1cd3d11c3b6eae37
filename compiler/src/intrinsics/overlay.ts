/** `overlay(Class, address)`: memory seen as an object of a class. */
import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, Precedence } from '../context/expression.ts';
import { translateTo } from '../expressions/expression.ts';
import { preludeName, resolveSymbol } from '../program/prelude.ts';
import { skipParentheses } from '../program/syntax.ts';
import { defineType } from '../types/define.ts';
import { INTEGERS } from '../types/integers.ts';
import { layoutOf } from '../types/layout.ts';
import { nameClass } from '../types/resolve.ts';

/** Alignment is a run-time check, except at a symbol, whose address the build looks at once it is linked. */
export function overlay(node: ts.CallExpression, context: Context): Expression {
  const [classNode, addressNode] = node.arguments;
  const symbol = classNode && resolveSymbol(context.checker, classNode);
  const declaration = symbol?.valueDeclaration;
  const address = addressNode && translateTo(addressNode, context, INTEGERS.u64);
  if (symbol === undefined || declaration === undefined || !ts.isClassDeclaration(declaration)) {
    context.report(classNode ?? node, 'BT5007');
    return ERROR_EXPRESSION;
  }
  if (addressNode === undefined || address === undefined || address.type.kind === 'error')
    return ERROR_EXPRESSION;
  const type = nameClass(context.program, symbol, declaration);
  defineType(context.program, type);
  if (context.program.diagnostics.length > 0) return { text: 'NULL', type, precedence: 7, effects: 0 };
  const { alignBytes } = layoutOf(context.program, type);
  const at = (text: string, effects: number): Expression => ({
    text: `((${type.cName} *)${text})`,
    type,
    precedence: Precedence.Postfix,
    effects,
  });
  const atSymbol = linkerSymbol(addressNode, context);
  if (atSymbol !== undefined) {
    context.program.requireAlignment(atSymbol, alignBytes);
    context.proved('alignment', node);
    return at(address.text, address.effects);
  }
  const id = context.check('alignment', node);
  const checked = `${context.helper('aligned_address')}(${address.text}, ${alignBytes}, ${id})`;
  return at(checked, address.effects | Effect.Traps);
}

/** The symbol of `linkerAddress('symbol')`. */
function linkerSymbol(node: ts.Expression, context: Context): string | undefined {
  const call = skipParentheses(node);
  if (!ts.isCallExpression(call)) return undefined;
  const called = preludeName(resolveSymbol(context.checker, call.expression));
  const [name] = call.arguments;
  if (called?.unsafe !== true || called.name !== 'linkerAddress' || name === undefined) return undefined;
  return ts.isStringLiteralLike(name) ? name.text : undefined;
}
