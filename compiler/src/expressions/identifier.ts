import ts from 'typescript';
import type { Context, Local } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, makeExpression } from '../context/expression.ts';
import { memberValue } from '../declarations/enums.ts';
import { moduleValue } from '../declarations/module-value.ts';
import { reportMisuse } from '../functions/misuse.ts';
import { resolveSymbol } from '../program/prelude.ts';
import type { BareType } from '../types/bare-type.ts';
import { booleanConstant, literalConstant } from './constant.ts';
import { isNarrowedToObject, requireObject } from './null-check.ts';

export function translateIdentifier(node: ts.Identifier, context: Context): Expression {
  const symbol = shorthandSymbol(node, context) ?? resolveSymbol(context.checker, node);
  const local = symbol && context.locals.get(symbol);
  if (symbol !== undefined && local !== undefined) return readLocal(node, context, symbol, local);
  const declaration = symbol?.declarations?.[0];
  if (symbol !== undefined && declaration !== undefined && ts.isVariableDeclaration(declaration)) {
    const value = moduleValue(context.program, symbol, declaration);
    if (value !== undefined) return requireObject(node, context, value);
  }
  // Within the enum itself, a member is named alone.
  if (symbol !== undefined && declaration !== undefined && ts.isEnumMember(declaration))
    return memberValue(context.program, symbol, declaration, node);
  if (symbol !== undefined && context.checker.getTypeOfSymbol(symbol).flags === ts.TypeFlags.Any)
    return ERROR_EXPRESSION;
  const isFunction =
    symbol !== undefined &&
    (context.functions.has(symbol) || (declaration !== undefined && ts.isFunctionDeclaration(declaration)));
  if (isFunction && reportMisuse(node, context)) return ERROR_EXPRESSION;
  context.report(node, 'BT3018', node.text);
  return ERROR_EXPRESSION;
}

/** In `{ a }` the identifier names both the member and the value. */
function shorthandSymbol(node: ts.Identifier, context: Context): ts.Symbol | undefined {
  if (!ts.isShorthandPropertyAssignment(node.parent)) return undefined;
  const symbol = context.checker.getShorthandAssignmentValueSymbol(node.parent);
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Alias) === 0) return symbol;
  return context.checker.getAliasedSymbol(symbol);
}

function readLocal(node: ts.Identifier, context: Context, symbol: ts.Symbol, local: Local): Expression {
  if (typeof local.constant === 'boolean') return booleanConstant(local.constant);
  if (typeof local.constant === 'bigint' && local.type.kind === 'literal')
    return literalConstant(local.constant, local.type.flavour);
  // An arrow function may change it while an expression is evaluated, and after tsc has narrowed it.
  if (context.assignments.get(symbol) === 'arrow')
    return requireObject(node, context, makeExpression(local.cName, local.type, Effect.Reads));
  // Other assignments are statements, so that no local changes while an expression is evaluated.
  const value = makeExpression(local.cName, narrowed(node, context, local.type), 0);
  if (local.isPlace === true) return { ...value, isPlace: true };
  return local.maximum === undefined ? value : { ...value, maximum: local.maximum };
}

/** Nothing but this function can change its locals: tsc's narrowing of them holds. */
function narrowed(node: ts.Identifier, context: Context, type: BareType): BareType {
  return type.kind === 'nullable' && isNarrowedToObject(node, context) ? type.target : type;
}
