import ts from 'typescript';
import { translateBitFieldCall } from '../bit-fields/call.ts';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, Precedence, pointerTo } from '../context/expression.ts';
import type { FunctionInfo } from '../context/program-context.ts';
import { functionOf } from '../declarations/functions.ts';
import { specialise } from '../functions/pass.ts';
import type { Given } from '../functions/passed.ts';
import { calledInstance, methodOf } from '../generics/calls.ts';
import { translateAtomic } from '../intrinsics/atomic.ts';
import { translatePerCpu } from '../intrinsics/per-cpu.ts';
import { translatePool } from '../intrinsics/pool.ts';
import { SAFE_INTRINSICS } from '../intrinsics/safe.ts';
import { translateUnsafeCall } from '../intrinsics/unsafe.ts';
import { preludeName, resolveSymbol } from '../program/prelude.ts';
import { skipParentheses } from '../program/syntax.ts';
import { type BareType, isStorage } from '../types/bare-type.ts';
import { translateExpression, translateTo } from './expression.ts';
import { afterTemporaries, sequence } from './sequence.ts';
import { translateCharCodeAt } from './string-methods.ts';

/** The C text of a value as it is passed, stored or returned: objects and arrays by pointer. */
export function valueText(value: Expression): string {
  return isStorage(value.type) ? pointerTo(value) : value.text;
}

export function translateCall(
  node: ts.CallExpression,
  context: Context,
  expected: BareType | undefined,
): Expression {
  const callee = skipParentheses(node.expression);
  if (ts.isPropertyAccessExpression(callee) && callee.questionDotToken === undefined)
    return translateBitFieldCall(node, callee, context) ?? translateMethodCall(node, callee, context);
  const symbol = ts.isIdentifier(callee) ? resolveSymbol(context.checker, callee) : undefined;
  const given = symbol && context.functions.get(symbol);
  if (given !== undefined) return callGiven(node, context, given);
  const prelude = preludeName(symbol);
  if (prelude?.unsafe === true) return translateUnsafeCall(prelude.name, node, context);
  if (prelude !== undefined) {
    const intrinsic = SAFE_INTRINSICS.get(prelude.name);
    if (intrinsic !== undefined) return intrinsic(node, context, expected);
  }
  const declaration = symbol?.valueDeclaration;
  const isOwn = declaration?.getSourceFile().isDeclarationFile === false;
  if (symbol === undefined || !isOwn || !ts.isFunctionDeclaration(declaration)) {
    if (symbol === undefined || context.locals.get(symbol)?.type.kind !== 'error')
      context.report(node, 'BT3024', callee.getText());
    return ERROR_EXPRESSION;
  }
  const instance = calledInstance(context.program, node, declaration, context.program.plain);
  if (instance === undefined) return ERROR_EXPRESSION;
  const special = specialise(node, context, symbol, declaration, instance);
  if (special === undefined) return ERROR_EXPRESSION;
  const info = functionOf(context.program, symbol, declaration, undefined, false, special.instance);
  return info === undefined ? ERROR_EXPRESSION : emitCall(node, context, info, [], special.environments);
}

/** A call of a parameter of function type: of the function that it stands for. */
function callGiven(
  node: ts.CallExpression,
  context: Context,
  { passed, type, environment }: Given,
): Expression {
  const { target } = passed;
  context.owner?.calls.add(target);
  return callC(node, context, target.cName, type.parameters, type.result, [], new Map(), environment);
}

function translateMethodCall(
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  context: Context,
): Expression {
  const symbol = context.checker.getSymbolAtLocation(callee.name);
  const declaration = symbol?.valueDeclaration;
  const isMethod =
    declaration !== undefined && (ts.isMethodDeclaration(declaration) || ts.isMethodSignature(declaration));
  if (
    symbol !== undefined &&
    declaration?.getSourceFile().isDeclarationFile === true &&
    symbol.name === 'charCodeAt'
  )
    return translateCharCodeAt(node, callee, context);
  if (symbol === undefined || !isMethod) {
    context.report(node, 'BT3024', callee.getText());
    return ERROR_EXPRESSION;
  }
  const receiver = translateExpression(callee.expression, context);
  if (receiver.type.kind === 'error') return ERROR_EXPRESSION;
  if (receiver.type.kind === 'atomic')
    return translateAtomic(node, symbol.name, receiver, receiver.type, context);
  if (receiver.type.kind === 'perCpu')
    return translatePerCpu(node, symbol.name, receiver, receiver.type, context);
  if (receiver.type.kind === 'pool')
    return translatePool(node, symbol.name, receiver, receiver.type, context);
  if (receiver.type.kind !== 'class') {
    context.report(node, 'BT3024', callee.getText());
    return ERROR_EXPRESSION;
  }
  const method = methodOf(receiver.type, symbol);
  if (method === undefined) {
    context.report(node, 'BT3024', callee.getText());
    return ERROR_EXPRESSION;
  }
  const instance = calledInstance(context.program, node, method.declaration, receiver.type.instance);
  if (instance === undefined) return ERROR_EXPRESSION;
  const special = specialise(node, context, method.symbol, method.declaration, instance);
  if (special === undefined) return ERROR_EXPRESSION;
  const { program } = context;
  const info = functionOf(program, method.symbol, method.declaration, receiver.type, false, special.instance);
  return info === undefined
    ? ERROR_EXPRESSION
    : emitCall(node, context, info, [receiver], special.environments);
}

function emitCall(
  node: ts.CallExpression,
  context: Context,
  info: FunctionInfo,
  receiver: readonly Expression[],
  environments: ReadonlyMap<number, readonly string[]>,
): Expression {
  context.owner?.calls.add(info);
  const { program } = context;
  program.nameTarget(node, info.declaration, info.instance, info.owner?.instance ?? program.plain);
  if (context.owner === undefined) {
    context.report(node, 'BT1005');
    return ERROR_EXPRESSION;
  }
  return callC(node, context, info.cName, info.parameters, info.result, receiver, environments);
}

/** A call of a C function with TypeScript arguments, evaluated from left to right. */
export function callC(
  node: ts.CallExpression,
  context: Context,
  cName: string,
  parameters: readonly BareType[],
  result: BareType,
  receiver: readonly Expression[] = [],
  environments: ReadonlyMap<number, readonly string[]> = new Map(),
  environment: readonly string[] = [],
): Expression {
  const values = node.arguments.flatMap((argument, i) => {
    if (environments.has(i)) return [];
    const parameter = parameters[i];
    if (parameter !== undefined) return translateTo(argument, context, parameter);
    context.report(argument, 'BT3003', 'a spread or surplus argument; pass exactly the parameters');
    return ERROR_EXPRESSION;
  });
  if (values.some((value) => value.type.kind === 'error')) return ERROR_EXPRESSION;
  const { operands, before } = sequence(context, [...receiver, ...values]);
  const texts = operands.map(valueText);
  const own = texts.splice(0, receiver.length);
  // A function among the arguments is what it takes along; it has no effect.
  const list = node.arguments.flatMap((_, i) => environments.get(i) ?? texts.splice(0, 1));
  const text = `${cName}(${[...environment, ...own, ...list].join(', ')})`;
  const effects = Effect.Reads | Effect.Traps | Effect.Writes;
  return afterTemporaries(before, { text, type: result, precedence: Precedence.Postfix, effects });
}
