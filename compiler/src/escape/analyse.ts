import ts from 'typescript';
import { STORAGE_CALLS } from '../declarations/module-value.ts';
import { isAssignmentOperator } from '../expressions/operators.ts';
import { signatureOfType } from '../functions/function-type.ts';
import { resolveSymbol } from '../program/prelude.ts';
import { skipParentheses } from '../program/syntax.ts';
import { isUsing } from '../statements/using.ts';
import { type Origins, originsOf, originsOfArgument, union } from './origins.ts';
import { addResult, argumentsOfPassed, arrowAround, followCall, resultOf, summaryOfName } from './passed.ts';
import { type Analysis, summaryOf } from './summary.ts';

/** Follows references through a function, until nothing new is found, and then judges where they end. */
export function analyse(
  analysis: Analysis,
  declaration: ts.FunctionDeclaration | ts.MethodDeclaration,
): void {
  const { body } = declaration;
  if (body === undefined) return;
  declaration.parameters.forEach((parameter, index) => {
    const symbol = analysis.program.checker.getSymbolAtLocation(parameter.name);
    if (symbol === undefined) return;
    const isFunction = functionTypeNode(parameter, analysis);
    if (isFunction) analysis.functions.set(symbol, index);
    else analysis.locals.set(symbol, new Set([index]));
  });
  while (visitAll(body, (node) => follow(node, analysis)));
  visitAll(body, (node) => judge(node, analysis));
}

function functionTypeNode(parameter: ts.ParameterDeclaration, analysis: Analysis): boolean {
  if (parameter.type === undefined) return false;
  return signatureOfType(analysis.program.checker.getTypeFromTypeNode(parameter.type)) !== undefined;
}

/** Visits every node; whether any visit found something. */
function visitAll(node: ts.Node, visit: (node: ts.Node) => boolean): boolean {
  let found = visit(node);
  ts.forEachChild(node, (child) => {
    if (visitAll(child, visit)) found = true;
  });
  return found;
}

/** Adds what a declaration or an assignment lets a local refer to; whether that is new. */
function follow(node: ts.Node, analysis: Analysis): boolean {
  if (ts.isVariableDeclaration(node)) return followDeclaration(node, analysis);
  if (ts.isCallExpression(node))
    return followCall(node, analysis, (symbol, origins) => add(symbol, origins, analysis));
  const arrow = ts.isReturnStatement(node) ? arrowAround(node) : undefined;
  if (arrow !== undefined && ts.isReturnStatement(node) && node.expression !== undefined)
    return addResult(arrow, originsOf(node.expression, analysis), analysis);
  if (!isPlainAssignment(node)) return false;
  const local = localOf(node.left, analysis);
  return local !== undefined && add(local, originsOf(node.right, analysis), analysis);
}

function followDeclaration(node: ts.VariableDeclaration, analysis: Analysis): boolean {
  if (ts.isArrayBindingPattern(node.name)) return followElements(node, node.name, analysis);
  const symbol = analysis.program.checker.getSymbolAtLocation(node.name);
  if (symbol === undefined) return false;
  if (node.initializer !== undefined) {
    const made = skipParentheses(node.initializer);
    if (isMade(made, analysis)) return add(symbol, new Set([node]), analysis);
    return add(symbol, originsOf(made, analysis), analysis);
  }
  const loop = node.parent.parent;
  return ts.isForOfStatement(loop) && add(symbol, originsOf(loop.expression, analysis), analysis);
}

/** Each name may refer to whatever the tuple refers to. */
function followElements(
  node: ts.VariableDeclaration,
  pattern: ts.ArrayBindingPattern,
  analysis: Analysis,
): boolean {
  const origins = node.initializer === undefined ? new Set<never>() : originsOf(node.initializer, analysis);
  const found = pattern.elements.map((element) => {
    const symbol = ts.isOmittedExpression(element)
      ? undefined
      : analysis.program.checker.getSymbolAtLocation(element.name);
    return symbol !== undefined && add(symbol, origins, analysis);
  });
  return found.includes(true);
}

/** What a guard protects is like storage of the block: no reference to it may outlive the guard. */
const MADE = new Set([...STORAGE_CALLS, 'acquire', 'tryAcquire']);

/** Whether the initialiser makes storage: `new X()`, `fixed(…)`, `fixedOf(…)`. */
function isMade(node: ts.Expression, analysis: Analysis): boolean {
  if (ts.isNewExpression(node)) return true;
  if (!ts.isCallExpression(node) || summaryOf(node, analysis.program) !== undefined) return false;
  return MADE.has(node.expression.getText());
}

function add(symbol: ts.Symbol, origins: Origins, analysis: Analysis): boolean {
  const known = analysis.locals.get(symbol) ?? new Set();
  const all = union([known, origins]);
  analysis.locals.set(symbol, all);
  return all.size > known.size;
}

function isPlainAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind);
}

/** The local that an assignment changes; undefined for fields, elements and module-level variables. */
function localOf(target: ts.Expression, analysis: Analysis): ts.Symbol | undefined {
  const inner = skipParentheses(target);
  const symbol = ts.isIdentifier(inner) ? resolveSymbol(analysis.program.checker, inner) : undefined;
  return symbol !== undefined && analysis.locals.has(symbol) ? symbol : undefined;
}

function judge(node: ts.Node, analysis: Analysis): boolean {
  if (ts.isReturnStatement(node) && node.expression !== undefined) judgeReturn(node.expression, analysis);
  else if (isPlainAssignment(node)) judgeAssignment(node, analysis);
  else if (ts.isCallExpression(node)) judgeCall(node, analysis);
  else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) judgeResult(node, node.body, analysis);
  return false;
}

/** An arrow function may return what lives on where it was written, not what it made or was lent. */
function judgeResult(arrow: ts.ArrowFunction, value: ts.Expression, analysis: Analysis): void {
  for (const origin of originsOf(value, analysis))
    if (typeof origin !== 'number' && ts.findAncestor(origin, (n) => n === arrow) !== undefined)
      report(value, origin, 'it is returned', analysis);
}

function judgeReturn(value: ts.Expression, analysis: Analysis): void {
  const arrow = arrowAround(value);
  if (arrow !== undefined) {
    judgeResult(arrow, value, analysis);
    return;
  }
  for (const origin of originsOf(value, analysis))
    if (typeof origin === 'number') analysis.summary.returned.add(origin);
    else report(value, origin, 'it is returned', analysis);
}

function judgeAssignment(node: ts.BinaryExpression, analysis: Analysis): void {
  const local = localOf(node.left, analysis);
  const origins = originsOf(node.right, analysis);
  if (local !== undefined) {
    for (const origin of origins)
      if (typeof origin !== 'number' && outlives(local, origin))
        report(node.right, origin, `'${local.name}' was declared outside its block`, analysis);
    return;
  }
  keep(node.right, origins, `stored in \`${node.left.getText()}\``, 'it is ', analysis);
}

/** Storage ends with the block that declares it. */
function outlives(local: ts.Symbol, storage: ts.VariableDeclaration | ts.ParameterDeclaration): boolean {
  const block = ts.isParameter(storage)
    ? storage.parent
    : ts.findAncestor(storage.parent, (n) => ts.isBlock(n) || ts.isForStatement(n));
  return ts.findAncestor(local.valueDeclaration, (n) => n === block) === undefined;
}

function judgeCall(node: ts.CallExpression, analysis: Analysis): void {
  const summary = summaryOf(node, analysis.program);
  for (const [index, how] of summary?.kept ?? []) {
    const origins = originsOfArgument(node, index, analysis);
    const at = node.arguments[index < -1 ? resultOf(index) : index] ?? node.expression;
    keep(at, origins, how, `\`${node.expression.getText()}\` keeps it, `, analysis);
  }
  for (const [index, argument] of node.arguments.entries()) judgePassed(node, index, argument, analysis);
}

/** A function that is passed by its name keeps what it is called with. */
function judgePassed(
  node: ts.CallExpression,
  index: number,
  argument: ts.Expression,
  analysis: Analysis,
): void {
  const kept = summaryOfName(argument, analysis)?.kept ?? [];
  const given = argumentsOfPassed(node, index, analysis);
  for (const [i, how] of kept)
    keep(argument, given[i] ?? new Set(), how, `\`${argument.getText()}\` keeps it, `, analysis);
}

/** A reference that lives on: an argument makes that the caller's affair, storage of the frame must not. */
function keep(node: ts.Node, origins: Origins, how: string, prefix: string, analysis: Analysis): void {
  for (const origin of origins)
    if (typeof origin !== 'number') report(node, origin, prefix + how, analysis);
    else if (!analysis.summary.kept.has(origin)) analysis.summary.kept.set(origin, how);
}

function report(
  node: ts.Node,
  storage: ts.VariableDeclaration | ts.ParameterDeclaration,
  how: string,
  analysis: Analysis,
): void {
  const isGuard = ts.isVariableDeclaration(storage) && isUsing(storage);
  analysis.program.report(node, isGuard ? 'BT3033' : 'BT3030', storage.name.getText(), how);
}
