import ts from 'typescript';
import { isAssignmentOperator } from '../expressions/operators.ts';
import { resolveSymbol } from '../program/prelude.ts';
import { skipParentheses } from '../program/syntax.ts';

/** Who assigns a variable after its declaration: its own function, or an arrow function inside that. */
export type Assigner = 'function' | 'arrow';
export type Assignments = ReadonlyMap<ts.Symbol, Assigner>;

const known = new WeakMap<ts.Node, Assignments>();

/** The function or method at module level that a node lies in. */
export function outermostFunction(node: ts.Node): ts.FunctionDeclaration | ts.MethodDeclaration | undefined {
  return ts.findAncestor(
    node,
    (n): n is ts.FunctionDeclaration | ts.MethodDeclaration =>
      ts.isFunctionDeclaration(n) || ts.isMethodDeclaration(n),
  );
}

/** Every variable that is assigned in the function around `node`. */
export function assignmentsAround(node: ts.Node, checker: ts.TypeChecker): Assignments {
  const outermost = outermostFunction(node) ?? node;
  const found = known.get(outermost) ?? collect(outermost, checker);
  known.set(outermost, found);
  return found;
}

function collect(outermost: ts.Node, checker: ts.TypeChecker): Assignments {
  const found = new Map<ts.Symbol, Assigner>();
  const visit = (node: ts.Node): void => {
    const target = assignedBy(node);
    const symbol = target && ts.isIdentifier(target) ? resolveSymbol(checker, target) : undefined;
    if (symbol !== undefined && found.get(symbol) !== 'arrow') {
      const isOwn = functionAround(node) === functionAround(symbol.valueDeclaration);
      found.set(symbol, isOwn ? 'function' : 'arrow');
    }
    ts.forEachChild(node, visit);
  };
  visit(outermost);
  return found;
}

function assignedBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind))
    return skipParentheses(node.left);
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node))
    return isStep(node.operator) ? skipParentheses(node.operand) : undefined;
  return undefined;
}

function isStep(operator: ts.PrefixUnaryOperator): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

function functionAround(node: ts.Node | undefined): ts.Node | undefined {
  return ts.findAncestor(node, ts.isFunctionLike);
}
