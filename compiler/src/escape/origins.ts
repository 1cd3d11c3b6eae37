import ts from 'typescript';
import { isAssignmentOperator } from '../expressions/operators.ts';
import { preludeName, resolveSymbol } from '../program/prelude.ts';
import { calledParameter, originsOfPassed, resultOf } from './passed.ts';
import { type Analysis, summaryOf } from './summary.ts';

/**
 * Where a reference may point: into the caller's argument of that number (-1 is `this`, below that what the
 * function passed as argument -2 - number returns), to storage of a frame, or to what an arrow function is
 * lent from a frame that it does not know.
 */
export type Origin = number | ts.VariableDeclaration | ts.ParameterDeclaration;
export type Origins = ReadonlySet<Origin>;

const NOWHERE: Origins = new Set();

/** What an expression may refer to besides static storage. */
export function originsOf(node: ts.Expression, analysis: Analysis): Origins {
  if (isScalar(node)) return NOWHERE;
  if (ts.isIdentifier(node) && originsOfName(node, analysis).size === 0) return NOWHERE;
  if (!mayRefer(analysis.program.checker.getTypeAtLocation(node))) return NOWHERE;
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isElementAccessExpression(node)
  )
    return originsOf(node.expression, analysis);
  if (ts.isIdentifier(node)) return originsOfName(node, analysis);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return new Set([-1]);
  if (ts.isConditionalExpression(node))
    return union([originsOf(node.whenTrue, analysis), originsOf(node.whenFalse, analysis)]);
  if (ts.isPropertyAccessExpression(node)) return originsOfProperty(node, analysis);
  if (ts.isObjectLiteralExpression(node)) return originsOfLiteral(node, analysis);
  if (ts.isArrayLiteralExpression(node)) return union(node.elements.map((e) => originsOf(e, analysis)));
  if (ts.isCallExpression(node)) return originsOfResult(node, analysis);
  return NOWHERE;
}

/** What gives an integer or a boolean by its form; tsc takes its time to say so of sums of sums. */
function isScalar(node: ts.Expression): boolean {
  if (ts.isBinaryExpression(node)) return !isAssignmentOperator(node.operatorToken.kind);
  return (
    ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node) || ts.isLiteralExpression(node)
  );
}

export function union(sets: readonly Origins[]): Origins {
  return new Set(sets.flatMap((set) => [...set]));
}

const SCALAR =
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BigIntLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.StringLike |
  ts.TypeFlags.Null |
  ts.TypeFlags.VoidLike |
  ts.TypeFlags.Never;

/** Integers, booleans and strings refer to nothing. */
function mayRefer(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some(mayRefer);
  if (type.isIntersection()) return type.types.every(mayRefer);
  return (type.flags & SCALAR) === 0;
}

function originsOfName(node: ts.Identifier, analysis: Analysis): Origins {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? analysis.program.checker.getShorthandAssignmentValueSymbol(node.parent)
    : resolveSymbol(analysis.program.checker, node);
  return (symbol && analysis.locals.get(symbol)) ?? NOWHERE;
}

/**
 * An embedded object or array lies in the object it is a field of. A reference in a field points to static
 * storage, since no other is ever stored there; one in a value struct points where the struct was made.
 */
function originsOfProperty(node: ts.PropertyAccessExpression, analysis: Analysis): Origins {
  const declaration = analysis.program.checker.getSymbolAtLocation(node.name)?.valueDeclaration;
  const isField = declaration !== undefined && ts.isPropertyDeclaration(declaration);
  if (isField && holdsNull(declaration, analysis)) return NOWHERE;
  return originsOf(node.expression, analysis);
}

function holdsNull(field: ts.PropertyDeclaration, analysis: Analysis): boolean {
  const type = field.type && analysis.program.checker.getTypeFromTypeNode(field.type);
  return type?.isUnion() === true && type.types.some((t) => (t.flags & ts.TypeFlags.Null) !== 0);
}

function originsOfLiteral(node: ts.ObjectLiteralExpression, analysis: Analysis): Origins {
  return union(
    node.properties.map((property) => {
      if (ts.isPropertyAssignment(property)) return originsOf(property.initializer, analysis);
      return ts.isShorthandPropertyAssignment(property) ? originsOf(property.name, analysis) : NOWHERE;
    }),
  );
}

function originsOfResult(node: ts.CallExpression, analysis: Analysis): Origins {
  const called = calledParameter(node, analysis);
  // A function that is passed may return what it is given.
  if (called !== undefined)
    return union([new Set([resultOf(called)]), ...node.arguments.map((a) => originsOf(a, analysis))]);
  const made = preludeName(resolveSymbol(analysis.program.checker, node.expression));
  if (made?.name === 'slice') return originsOfArgument(node, 0, analysis);
  const summary = summaryOf(node, analysis.program);
  return union([...(summary?.returned ?? [])].map((index) => originsOfArgument(node, index, analysis)));
}

/** What the argument of that number (-1 is the receiver) may refer to. */
export function originsOfArgument(node: ts.CallExpression, index: number, analysis: Analysis): Origins {
  if (index >= 0) {
    const argument = node.arguments[index];
    return argument === undefined ? NOWHERE : originsOf(argument, analysis);
  }
  if (index < -1) return originsOfPassed(node, resultOf(index), analysis);
  const callee = node.expression;
  return ts.isPropertyAccessExpression(callee) ? originsOf(callee.expression, analysis) : NOWHERE;
}
