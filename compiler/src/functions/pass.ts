import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { functionOf } from '../declarations/functions.ts';
import { keyOf } from '../generics/arguments.ts';
import type { Instance } from '../generics/instance.ts';
import { preludeName, resolveSymbol } from '../program/prelude.ts';
import { skipParentheses } from '../program/syntax.ts';
import type { FunctionType } from '../types/bare-type.ts';
import { displayType } from '../types/names.ts';
import { translateArrow } from './arrow.ts';
import { functionTypeOf, isHigherOrder, suits } from './function-type.ts';
import type { Given, Passed } from './passed.ts';

/** The instance of a function for the functions that a call passes to it. */
export interface Specialised {
  readonly instance: Instance;
  /** By the number of the argument: what is passed instead of the function. */
  readonly environments: ReadonlyMap<number, readonly string[]>;
}

/** Finds the functions among the arguments; undefined where one is refused, which is reported. */
export function specialise(
  node: ts.CallExpression,
  context: Context,
  symbol: ts.Symbol,
  declaration: ts.FunctionDeclaration | ts.MethodDeclaration,
  instance: Instance,
): Specialised | undefined {
  const { program } = context;
  const environments = new Map<number, readonly string[]>();
  if (!isHigherOrder(program, declaration)) return { instance, environments };
  if (context.owner === undefined) {
    context.report(node, 'BT1005');
    return undefined;
  }
  // The escape analysis follows what is passed on.
  program.framed.add(context.owner);
  const functions = new Map<ts.Symbol, Passed>();
  let isRefused = false;
  for (const [index, parameter] of declaration.parameters.entries()) {
    const type = program.within(instance, () => functionTypeOf(program, parameter));
    const own = program.checker.getSymbolAtLocation(parameter.name);
    const argument = node.arguments[index];
    if (type === undefined || own === undefined || argument === undefined) continue;
    const given = givenFunction(argument, context, type, own.name);
    if (given === undefined) isRefused = true;
    else {
      functions.set(own, given.passed);
      environments.set(index, given.environment);
    }
  }
  if (isRefused) return undefined;
  const base = program.canonical(program.instanceKey(symbol, keyOf(instance)), instance);
  return { instance: base.withFunctions(functions), environments };
}

/** An arrow function, the name of a function, or a parameter of function type that is passed down. */
function givenFunction(
  argument: ts.Expression,
  context: Context,
  type: FunctionType,
  parameter: string,
): Given | undefined {
  const inner = skipParentheses(argument);
  if (ts.isArrowFunction(inner)) return translateArrow(inner, context, type, parameter);
  const symbol = ts.isIdentifier(inner) ? resolveSymbol(context.checker, inner) : undefined;
  const own = symbol && context.functions.get(symbol);
  if (own !== undefined) {
    if (suits(own.type.parameters, own.type.result, type)) return own;
    context.report(argument, 'BT3002', displayType(own.type), displayType(type));
    return undefined;
  }
  return named(inner, symbol, context, type);
}

function named(
  node: ts.Expression,
  symbol: ts.Symbol | undefined,
  context: Context,
  type: FunctionType,
): Given | undefined {
  const { program } = context;
  const declaration = symbol?.valueDeclaration;
  const isPlain =
    symbol !== undefined &&
    declaration !== undefined &&
    ts.isFunctionDeclaration(declaration) &&
    !declaration.getSourceFile().isDeclarationFile &&
    preludeName(symbol) === undefined &&
    declaration.typeParameters === undefined &&
    !isHigherOrder(program, declaration);
  if (!isPlain) {
    context.report(node, 'BT3306', node.getText());
    return undefined;
  }
  const info = functionOf(program, symbol, declaration, undefined);
  if (info === undefined) return undefined;
  if (!suits(info.parameters, info.result, type)) {
    const found: FunctionType = { kind: 'function', parameters: info.parameters, result: info.result };
    context.report(node, 'BT3002', displayType(found), displayType(type));
    return undefined;
  }
  return { passed: { target: info, captures: [], lineage: new Set() }, type, environment: [] };
}
