import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression } from '../context/expression.ts';
import { type BareType, BOOL } from '../types/bare-type.ts';
import { translateAs, translateSatisfies } from './as.ts';
import { translateBinary } from './binary.ts';
import { translateCall } from './call.ts';
import { coerce } from './coerce.ts';
import { translateConditional } from './conditional.ts';
import { translateElementAccess } from './element-access.ts';
import { translateIdentifier } from './identifier.ts';
import {
  translateBigInt,
  translateBoolean,
  translateNull,
  translateNumber,
  translateString,
} from './literals.ts';
import { translateObjectLiteral } from './object-literal.ts';
import { translateParenthesized } from './parenthesized.ts';
import { translatePropertyAccess } from './property-access.ts';
import { translateThis } from './this.ts';
import { translateArrayLiteral } from './tuple.ts';
import { translatePostfix, translatePrefix } from './unary.ts';

/**
 * Translates one kind of expression. `expected` is the type that the context would like, a hint for
 * literals; the caller still coerces.
 */
export type ExpressionVisitor<N extends ts.Node = ts.Node> = (
  node: N,
  context: Context,
  expected: BareType | undefined,
) => Expression;

const visitors = new Map<ts.SyntaxKind, ExpressionVisitor>();
function register<N extends ts.Node>(kinds: ts.SyntaxKind[], visitor: ExpressionVisitor<N>): void {
  for (const kind of kinds) visitors.set(kind, visitor as ExpressionVisitor);
}

register([ts.SyntaxKind.NumericLiteral], translateNumber);
register([ts.SyntaxKind.BigIntLiteral], translateBigInt);
register([ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword], translateBoolean);
register([ts.SyntaxKind.StringLiteral, ts.SyntaxKind.NoSubstitutionTemplateLiteral], translateString);
register([ts.SyntaxKind.NullKeyword], translateNull);
register([ts.SyntaxKind.Identifier], translateIdentifier);
register([ts.SyntaxKind.ThisKeyword], translateThis);
register([ts.SyntaxKind.ParenthesizedExpression], translateParenthesized);
register([ts.SyntaxKind.AsExpression], translateAs);
register([ts.SyntaxKind.SatisfiesExpression], translateSatisfies);
register([ts.SyntaxKind.BinaryExpression], translateBinary);
register([ts.SyntaxKind.PrefixUnaryExpression], translatePrefix);
register([ts.SyntaxKind.PostfixUnaryExpression], translatePostfix);
register([ts.SyntaxKind.ConditionalExpression], translateConditional);
register([ts.SyntaxKind.CallExpression], translateCall);
register([ts.SyntaxKind.PropertyAccessExpression], translatePropertyAccess);
register([ts.SyntaxKind.ElementAccessExpression], translateElementAccess);
register([ts.SyntaxKind.ArrayLiteralExpression], translateArrayLiteral);
register([ts.SyntaxKind.ObjectLiteralExpression], translateObjectLiteral);

/** What to write instead of expressions that the language leaves out. */
const refused = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.FunctionExpression, 'a function expression; declare a function and call it'],
  [ts.SyntaxKind.NewExpression, '`new` here; make the object a `const` of its own, or a field'],
  [ts.SyntaxKind.TemplateExpression, 'a template with substitutions; write its parts one after another'],
  [ts.SyntaxKind.NonNullExpression, '`!`; test for null'],
  [ts.SyntaxKind.TypeOfExpression, '`typeof`; types are known at compile time'],
  [ts.SyntaxKind.DeleteExpression, '`delete`; fields are fixed'],
  [ts.SyntaxKind.AwaitExpression, '`await`; poll, or wait for an interrupt'],
  [ts.SyntaxKind.RegularExpressionLiteral, 'a regular expression; compare the characters'],
  [ts.SyntaxKind.SpreadElement, 'a spread; pass the elements one by one'],
]);

/** Translates any expression. */
export function translateExpression(node: ts.Expression, context: Context, expected?: BareType): Expression {
  const visitor = visitors.get(node.kind);
  if (visitor !== undefined) {
    const expression = visitor(node, context, expected);
    context.program.typings.set(node, expression);
    return expression;
  }
  if (ts.isArrowFunction(node)) context.report(node, 'BT3304');
  else context.report(node, 'BT3003', refused.get(node.kind) ?? `\`${ts.SyntaxKind[node.kind]}\``);
  return ERROR_EXPRESSION;
}

/** Translates an expression whose value must be of type `target`. */
export function translateTo(node: ts.Expression, context: Context, target: BareType): Expression {
  return coerce(context, node, translateExpression(node, context, target), target);
}

/** Translates a condition: a `boolean`, with nothing converted to it. */
export function translateCondition(node: ts.Expression, context: Context): Expression {
  const condition = translateExpression(node, context, BOOL);
  if (condition.type.kind === 'bool' || condition.type.kind === 'error') return condition;
  context.report(node, 'BT3004');
  return ERROR_EXPRESSION;
}
