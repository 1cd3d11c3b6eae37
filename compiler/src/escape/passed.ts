import ts from 'typescript';
import { resolveSymbol } from '../program/prelude.ts';
import { skipParentheses } from '../program/syntax.ts';
import { type Origins, originsOf, originsOfArgument, union } from './origins.ts';
import { type Analysis, summarise, summaryOf } from './summary.ts';

/** The number that stands for what the function passed as argument `index` returns, and back. */
export function resultOf(index: number): number {
  return -2 - index;
}

/** The number of the parameter of function type that is called; undefined for every other call. */
export function calledParameter(node: ts.CallExpression, analysis: Analysis): number | undefined {
  return parameterOf(node.expression, analysis);
}

function parameterOf(node: ts.Expression, analysis: Analysis): number | undefined {
  const inner = skipParentheses(node);
  const symbol = ts.isIdentifier(inner) ? resolveSymbol(analysis.program.checker, inner) : undefined;
  return symbol && analysis.functions.get(symbol);
}

/** What a call of the function that is passed as argument `index` may return a reference to. */
export function originsOfPassed(node: ts.CallExpression, index: number, analysis: Analysis): Origins {
  const argument = node.arguments[index] && skipParentheses(node.arguments[index]);
  if (argument === undefined) return new Set();
  if (ts.isArrowFunction(argument)) return analysis.results.get(argument) ?? new Set();
  const own = parameterOf(argument, analysis);
  if (own !== undefined) return new Set([resultOf(own)]);
  const summary = summaryOfName(argument, analysis);
  const given = argumentsOfPassed(node, index, analysis);
  return union([...(summary?.returned ?? [])].map((i) => given[i] ?? new Set<never>()));
}

/** What the function that is passed as argument `index` is called with, as the caller sees it. */
export function argumentsOfPassed(node: ts.CallExpression, index: number, analysis: Analysis): Origins[] {
  const passes = summaryOf(node, analysis.program)?.passes.get(index) ?? [];
  return passes.map((origins) =>
    union(
      [...origins].map((origin) =>
        typeof origin === 'number' ? originsOfArgument(node, origin, analysis) : new Set([origin]),
      ),
    ),
  );
}

/** What a function that is passed by its name does with its arguments. */
export function summaryOfName(node: ts.Expression, analysis: Analysis) {
  const inner = skipParentheses(node);
  const symbol = ts.isIdentifier(inner) ? resolveSymbol(analysis.program.checker, inner) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || !ts.isFunctionDeclaration(declaration)) return undefined;
  return summarise(declaration, analysis.program);
}

/** Adds what the call passes on to functions and lends to arrow functions; whether that is new. */
export function followCall(
  node: ts.CallExpression,
  analysis: Analysis,
  add: (symbol: ts.Symbol, origins: Origins) => boolean,
): boolean {
  const called = calledParameter(node, analysis);
  if (called !== undefined)
    return addPasses(
      called,
      node.arguments.map((argument) => originsOf(argument, analysis)),
      analysis,
    );
  let found = false;
  for (const [index, argument] of node.arguments.entries()) {
    const inner = skipParentheses(argument);
    const own = parameterOf(inner, analysis);
    if (own === undefined && !ts.isArrowFunction(inner)) continue;
    const given = argumentsOfPassed(node, index, analysis);
    if (own !== undefined && addPasses(own, given, analysis)) found = true;
    if (ts.isArrowFunction(inner) && lend(inner, given, node, analysis, add)) found = true;
  }
  return found;
}

function addPasses(parameter: number, given: readonly Origins[], analysis: Analysis): boolean {
  const { passes } = analysis.summary;
  const known = passes.get(parameter) ?? [];
  const length = Math.max(known.length, given.length);
  const all = Array.from({ length }, (_, i) => union([known[i] ?? new Set(), given[i] ?? new Set()]));
  passes.set(parameter, all);
  return all.some((origins, i) => origins.size > (known[i]?.size ?? 0));
}

/** What lies in a frame that the arrow function does not know, it has no longer than the call. */
function lend(
  arrow: ts.ArrowFunction,
  given: readonly Origins[],
  node: ts.CallExpression,
  analysis: Analysis,
  add: (symbol: ts.Symbol, origins: Origins) => boolean,
): boolean {
  let found = false;
  for (const [i, parameter] of arrow.parameters.entries()) {
    const symbol = analysis.program.checker.getSymbolAtLocation(parameter.name);
    const passes = summaryOf(node, analysis.program)?.passes.get(analysisIndex(node, arrow))?.[i];
    const isForeign = [...(passes ?? [])].some((origin) => typeof origin !== 'number');
    const known = [...(given[i] ?? [])].filter(
      (origin) => !passes?.has(origin) || typeof origin === 'number',
    );
    const origins = new Set([...known, ...(isForeign ? [parameter] : [])]);
    if (symbol !== undefined && add(symbol, origins)) found = true;
  }
  const body = ts.isBlock(arrow.body) ? undefined : arrow.body;
  if (body !== undefined && addResult(arrow, originsOf(body, analysis), analysis)) found = true;
  return found;
}

function analysisIndex(node: ts.CallExpression, arrow: ts.ArrowFunction): number {
  return node.arguments.findIndex((argument) => skipParentheses(argument) === arrow);
}

/** Adds what an arrow function returns; whether that is new. */
export function addResult(arrow: ts.Node, origins: Origins, analysis: Analysis): boolean {
  const known = analysis.results.get(arrow) ?? new Set();
  const all = union([known, origins]);
  analysis.results.set(arrow, all);
  return all.size > known.size;
}

/** The arrow function that a `return` leaves. */
export function arrowAround(node: ts.Node): ts.ArrowFunction | undefined {
  const around = ts.findAncestor(node.parent, ts.isFunctionLike);
  return around !== undefined && ts.isArrowFunction(around) ? around : undefined;
}
