import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, makeExpression } from '../context/expression.ts';
import { moduleValue } from '../declarations/module-value.ts';
import { translateElementAccess } from '../expressions/element-access.ts';
import { accessProperty } from '../expressions/property-access.ts';
import { resolveSymbol } from '../program/prelude.ts';
import { skipParentheses } from '../program/syntax.ts';

/** The place that an assignment writes: a variable, a field or an element. */
export function translateTarget(node: ts.Expression, context: Context): Expression {
  const inner = skipParentheses(node);
  const target = locate(inner, context);
  if (target === undefined) {
    context.report(node, 'BT3025');
    return ERROR_EXPRESSION;
  }
  context.program.typings.set(inner, target);
  if (target.isPlace !== true) return target;
  context.report(node, 'BT3013');
  return ERROR_EXPRESSION;
}

function locate(node: ts.Expression, context: Context): Expression | undefined {
  if (ts.isPropertyAccessExpression(node)) return accessProperty(node, context);
  if (ts.isElementAccessExpression(node)) return translateElementAccess(node, context);
  if (!ts.isIdentifier(node)) return undefined;
  const symbol = resolveSymbol(context.checker, node);
  const local = symbol && context.locals.get(symbol);
  if (symbol !== undefined && local !== undefined) {
    const isChanged = context.assignments.get(symbol) === 'arrow';
    return makeExpression(local.cName, local.type, isChanged ? Effect.Reads : Effect.None);
  }
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined || !ts.isVariableDeclaration(declaration))
    return undefined;
  return moduleValue(context.program, symbol, declaration);
}
