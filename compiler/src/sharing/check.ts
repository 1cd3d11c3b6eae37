import ts from 'typescript';
import type { FunctionInfo, ProgramContext } from '../context/program-context.ts';
import { isAssignmentOperator } from '../expressions/operators.ts';
import { preludeName, resolveSymbol } from '../program/prelude.ts';
import { skipParentheses } from '../program/syntax.ts';
import { isBoot, isVouchedFor } from './boot.ts';
import { findShared, type Shared } from './shared.ts';

/**
 * What several cores reach is written through `Atomic`, `Locked` and `PerCpu`, or in functions marked `@boot`
 * before the others start; anything else is reported where it is written.
 */
export function checkSharing(program: ProgramContext): void {
  const shared = findShared(program);
  for (const info of program.functions.values()) checkFunction(program, shared, info);
}

function checkFunction(
  program: ProgramContext,
  shared: Shared,
  { declaration, instance }: FunctionInfo,
): void {
  if (declaration.body === undefined || isBoot(declaration)) return;
  const { body } = declaration;
  const vouched = isVouchedFor(declaration);
  const visit = (node: ts.Node): void => {
    const target = writtenBy(node);
    if (target !== undefined) checkWrite(program, shared, target);
    else if (ts.isCallExpression(node) && !vouched) checkCall(program, node);
    if (ts.isExpression(node)) checkAlias(program, shared, node);
    ts.forEachChild(node, visit);
  };
  program.within(instance, () => visit(body));
}

/** What an assignment, `++` or `--` writes. */
function writtenBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind)) return node.left;
  if (ts.isPostfixUnaryExpression(node)) return node.operand;
  const steps = [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken];
  return ts.isPrefixUnaryExpression(node) && steps.includes(node.operator) ? node.operand : undefined;
}

/** The field or variable that holds the expression's storage, below any indexes. */
function holder(program: ProgramContext, node: ts.Expression): ts.Symbol | undefined {
  const inner = skipParentheses(node);
  if (ts.isElementAccessExpression(inner)) return holder(program, inner.expression);
  if (ts.isPropertyAccessExpression(inner)) return program.checker.getSymbolAtLocation(inner.name);
  return ts.isIdentifier(inner) ? resolveSymbol(program.checker, inner) : undefined;
}

function checkWrite(program: ProgramContext, shared: Shared, target: ts.Expression): void {
  const symbol = holder(program, target);
  const path = symbol?.valueDeclaration && shared.get(symbol.valueDeclaration);
  if (symbol !== undefined && path !== undefined) program.report(target, 'BT8001', symbol.name, path);
}

/** `@boot` functions and `of` are for the boot. */
function checkCall(program: ProgramContext, node: ts.CallExpression): void {
  const callee = skipParentheses(node.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const symbol = resolveSymbol(program.checker, name);
  const declaration = symbol?.valueDeclaration;
  for (const argument of node.arguments) checkPassed(program, argument);
  if (symbol === undefined || declaration === undefined) return;
  const owner = program.checker.getSymbolAtLocation(
    (declaration.parent as ts.ClassDeclaration).name ?? declaration,
  );
  if (symbol.name === 'of' && preludeName(owner)?.name === 'PerCpu') program.report(node, 'BT8004');
  else if (ts.isFunctionLike(declaration) && isBoot(declaration)) program.report(node, 'BT8003', symbol.name);
}

/** A function that is passed is called where it is passed to. */
function checkPassed(program: ProgramContext, argument: ts.Expression): void {
  const inner = skipParentheses(argument);
  const symbol = ts.isIdentifier(inner) ? resolveSymbol(program.checker, inner) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (symbol !== undefined && declaration && ts.isFunctionDeclaration(declaration) && isBoot(declaration))
    program.report(argument, 'BT8003', symbol.name);
}

/** An array of integers that is shared is indexed where it is named: a reference to it could be written through. */
function checkAlias(program: ProgramContext, shared: Shared, node: ts.Expression): void {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node))
    return;
  const type = program.typings.get(node)?.type;
  if (type?.kind !== 'fixed') return;
  let element = type.element;
  while (element.kind === 'fixed') element = element.element;
  if (
    (element.kind !== 'integer' && element.kind !== 'bool') ||
    isRead(program, node, type.element.kind === 'fixed')
  )
    return;
  const symbol = holder(program, node);
  const path = symbol?.valueDeclaration && shared.get(symbol.valueDeclaration);
  if (symbol !== undefined && path !== undefined) program.report(node, 'BT8002', symbol.name, path);
}

/**
 * `a[i]`, `a.length` and `for (const x of a)` pass no reference on (unless the elements are arrays), and
 * nothing is written through a `ReadonlySlice` or a part of one.
 */
function isRead(program: ProgramContext, node: ts.Expression, isNested: boolean): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isRead(program, parent, isNested);
  if (ts.isElementAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAccessExpression(parent)) return true;
  if (ts.isForOfStatement(parent)) return parent.expression === node && !isNested;
  if (!isNested && isReadonlySlice(program.checker.getContextualType(node))) return true;
  if (isSliced(program, parent, node)) return isRead(program, parent, isNested);
  return isUnsafeArgument(program, parent);
}

function isReadonlySlice(type: ts.Type | undefined): boolean {
  return preludeName(type?.getSymbol())?.name === 'ReadonlySlice';
}

/** Whether `parent` is `slice(node, …)`. */
function isSliced(
  program: ProgramContext,
  parent: ts.Node,
  node: ts.Expression,
): parent is ts.CallExpression {
  if (!ts.isCallExpression(parent) || parent.arguments[0] !== node) return false;
  return preludeName(resolveSymbol(program.checker, parent.expression))?.name === 'slice';
}

/** What an intrinsic does with a reference, its `Safety:` line answers for. */
function isUnsafeArgument(program: ProgramContext, parent: ts.Node): boolean {
  if (!ts.isCallExpression(parent)) return false;
  return preludeName(resolveSymbol(program.checker, parent.expression))?.unsafe === true;
}
