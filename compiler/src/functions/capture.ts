import ts from 'typescript';
import type { Context, Local } from '../context/context.ts';
import { localName } from '../context/names.ts';
import { resolveSymbol } from '../program/prelude.ts';
import { declareC, valueName } from '../types/names.ts';
import type { Capture } from './passed.ts';

/** What an arrow function takes from the function around it. */
export interface Captured {
  readonly captures: readonly Capture[];
  /** The C texts of them in the function around. */
  readonly environment: readonly string[];
}

/** Finds what the arrow function uses from `outer`, and makes it known in `inner`. */
export function capture(node: ts.ArrowFunction, outer: Context, inner: Context): Captured {
  const captures: Capture[] = [];
  const environment: string[] = [];
  const take = (cType: string, name: string, text: string) => {
    captures.push({ cType, name });
    environment.push(text);
  };
  const visit = (child: ts.Node): void => {
    if (child.kind === ts.SyntaxKind.ThisKeyword) captureThis(outer, captures, take);
    if (ts.isIdentifier(child)) {
      const symbol = symbolOf(child, outer);
      if (symbol !== undefined) captureSymbol(symbol, outer, inner, take);
    }
    ts.forEachChild(child, visit);
  };
  visit(node.body);
  return { captures, environment };
}

type Take = (cType: string, name: string, text: string) => void;

function symbolOf(node: ts.Identifier, context: Context): ts.Symbol | undefined {
  return ts.isShorthandPropertyAssignment(node.parent)
    ? context.checker.getShorthandAssignmentValueSymbol(node.parent)
    : resolveSymbol(context.checker, node);
}

function captureThis(outer: Context, captures: readonly Capture[], take: Take): void {
  const type = outer.owner?.owner;
  if (type !== undefined && !captures.some(({ name }) => name === 'self'))
    take(valueName(type), 'self', 'self');
}

function captureSymbol(symbol: ts.Symbol, outer: Context, inner: Context, take: Take): void {
  if (inner.locals.has(symbol) || inner.functions.has(symbol)) return;
  const local = outer.locals.get(symbol);
  if (local !== undefined) inner.locals.set(symbol, captureLocal(symbol, local, outer, inner, take));
  const given = outer.functions.get(symbol);
  if (given === undefined) return;
  const names = given.passed.captures.map(({ cType, name }, i) => {
    const own = inner.captureName(name);
    take(cType, own, given.environment[i]!);
    return own;
  });
  inner.functions.set(symbol, { ...given, environment: names });
}

/** By its value, unless somebody assigns it: then by its address. */
function captureLocal(symbol: ts.Symbol, local: Local, outer: Context, inner: Context, take: Take): Local {
  if (local.cName === '' || local.type.kind === 'error') return local;
  const name = localName(symbol.name, (n) => inner.isTaken(n));
  const cType = valueName(local.type);
  const { isPlace, ...rest } = local;
  if (!outer.assignments.has(symbol)) {
    take(cType, name, isPlace === true ? `&${local.cName}` : local.cName);
    return { ...rest, cName: name };
  }
  const pointed = /^\(\*(\w+)\)$/.exec(local.cName)?.[1];
  take(declareC(cType, '*'), name, pointed ?? `&${local.cName}`);
  return { ...rest, cName: `(*${name})` };
}
