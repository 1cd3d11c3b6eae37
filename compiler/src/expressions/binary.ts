import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression } from '../context/expression.ts';
import type { BareType } from '../types/bare-type.ts';
import { checkSpaces, mayBeAddress } from '../types/spaces.ts';
import { ARITHMETIC, arithmetic } from './arithmetic.ts';
import { BITWISE, bitwise } from './bitwise.ts';
import { COMPARISONS, comparison } from './comparison.ts';
import { translateExpression } from './expression.ts';
import { translateLogical } from './logical.ts';
import { isAssignmentOperator } from './operators.ts';
import { SHIFTS, shift } from './shift.ts';

const INSTEAD = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.EqualsEqualsToken, '`==`; write `===`'],
  [ts.SyntaxKind.ExclamationEqualsToken, '`!=`; write `!==`'],
  [ts.SyntaxKind.CommaToken, 'the comma operator; write two statements'],
  [ts.SyntaxKind.AsteriskAsteriskToken, '`**`; multiply or shift'],
  [ts.SyntaxKind.QuestionQuestionToken, '`??`; test for null'],
  [ts.SyntaxKind.InKeyword, '`in`; types are known at compile time'],
  [ts.SyntaxKind.InstanceOfKeyword, '`instanceof`; types are known at compile time'],
]);

export function translateBinary(
  node: ts.BinaryExpression,
  context: Context,
  expected: BareType | undefined,
): Expression {
  const kind = node.operatorToken.kind;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken)
    return translateLogical(node, context);
  if (isAssignmentOperator(kind)) {
    context.report(node, 'BT3011');
    return ERROR_EXPRESSION;
  }
  const isKnown = ARITHMETIC.has(kind) || BITWISE.has(kind) || COMPARISONS.has(kind) || SHIFTS.has(kind);
  if (!isKnown) {
    context.report(node.operatorToken, 'BT3003', INSTEAD.get(kind) ?? `\`${node.operatorToken.getText()}\``);
    return ERROR_EXPRESSION;
  }
  const hint = COMPARISONS.has(kind) ? undefined : expected;
  if (SHIFTS.has(kind)) {
    const left = translateExpression(node.left, context, hint);
    return shift(context, node, kind, left, translateExpression(node.right, context), expected);
  }
  const [left, right] = translateOperands(node, context, hint);
  if (mayBeAddress(left) || mayBeAddress(right)) checkSpaces(context, node);
  return applyBinary(context, node, kind, left, right, expected);
}

/** Translates both sides; the type of one is the hint for the other. */
function translateOperands(
  node: ts.BinaryExpression,
  context: Context,
  hint: BareType | undefined,
): [Expression, Expression] {
  const isPlain = (e: ts.Expression) => ts.isNumericLiteral(e) || ts.isBigIntLiteral(e);
  if (takesTypeFromContext(node.left) && !isPlain(node.left) && !takesTypeFromContext(node.right)) {
    const right = translateExpression(node.right, context, hint);
    const typeHint = right.type.kind === 'literal' ? hint : right.type;
    return [translateExpression(node.left, context, typeHint), right];
  }
  const left = translateExpression(node.left, context, hint);
  const typeHint = left.type.kind === 'literal' ? hint : left.type;
  return [left, translateExpression(node.right, context, typeHint)];
}

/** Whether an expression consists of literals, so that its type is up to the context. */
function takesTypeFromContext(node: ts.Expression): boolean {
  if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) return true;
  if (ts.isParenthesizedExpression(node)) return takesTypeFromContext(node.expression);
  if (ts.isPrefixUnaryExpression(node)) return takesTypeFromContext(node.operand);
  if (ts.isConditionalExpression(node))
    return takesTypeFromContext(node.whenTrue) && takesTypeFromContext(node.whenFalse);
  return ts.isBinaryExpression(node) && takesTypeFromContext(node.left);
}

/** Applies an operator to operands that are already translated, as a compound assignment does. */
export function applyBinary(
  context: Context,
  node: ts.Node,
  kind: ts.SyntaxKind,
  left: Expression,
  right: Expression,
  expected?: BareType,
): Expression {
  if (ARITHMETIC.has(kind)) return arithmetic(context, node, kind, left, right);
  if (BITWISE.has(kind)) return bitwise(context, node, kind, left, right);
  if (SHIFTS.has(kind)) return shift(context, node, kind, left, right, expected);
  return comparison(context, node, kind, left, right);
}
