import ts from 'typescript';
import { translateBitFieldCall } from '../bit-fields/call.ts';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, Precedence, pointerTo } from '../context/expression.ts';
import type { FunctionInfo } from '../context/program-context.ts';
import { functionOf } from '../declarations/functions.ts';
import { calledInstance, methodOf } from '../generics/calls.ts';
import { translateAtomic } from '../intrinsics/atomic.ts';
import { translatePerCpu } from '../intrinsics/per-cpu.ts';
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
  const prelude = preludeName(symbol);
  if (prelude?.unsafe === true) return translateUnsafeCall(prelude.name, node, context);
  if (prelude !== undefined) {
    const intrinsic = SAFE_INTRINSICS.get(prelude.name);
    if (intrinsic !== undefined) return intrinsic(node, context, expected);
  }
  const declaration = symbol?.valueDeclaration;
  const isOwn = declaration?.getSourceFile().isDeclarationFile === false;
  if (symbol === undefined || !isOwn || !ts.isFunctionDeclaration(declaration)) {
    context.report(node, 'BT3024', callee.getText());
    return ERROR_EXPRESSION;
  }
  const instance = calledInstance(context.program, node, declaration, context.program.plain);
  if (instance === undefined) return ERROR_EXPRESSION;
  const info = functionOf(context.program, symbol, declaration, undefined, false, instance);
  return info === undefined ? ERROR_EXPRESSION : emitCall(node, context, info, []);
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
  const info = functionOf(context.program, method.symbol, method.declaration, receiver.type, false, instance);
  return info === undefined ? ERROR_EXPRESSION : emitCall(node, context, info, [receiver]);
}

function emitCall(
  node: ts.CallExpression,
  context: Context,
  info: FunctionInfo,
  receiver: readonly Expression[],
): Expression {
  context.owner?.calls.add(info);
  const { program } = context;
  program.nameTarget(node, info.declaration, info.instance, info.owner?.instance ?? program.plain);
  if (context.owner === undefined) {
    context.report(node, 'BT1005');
    return ERROR_EXPRESSION;
  }
  return callC(node, context, info.cName, info.parameters, info.result, receiver);
}

/** A call of a C function with TypeScript arguments, evaluated from left to right. */
export function callC(
  node: ts.CallExpression,
  context: Context,
  cName: string,
  parameters: readonly BareType[],
  result: BareType,
  receiver: readonly Expression[] = [],
): Expression {
  const values = node.arguments.map((argument, i) => {
    const parameter = parameters[i];
    if (parameter !== undefined) return translateTo(argument, context, parameter);
    context.report(argument, 'BT3003', 'a spread or surplus argument; pass exactly the parameters');
    return ERROR_EXPRESSION;
  });
  if (values.some((value) => value.type.kind === 'error')) return ERROR_EXPRESSION;
  const { operands, before } = sequence(context, [...receiver, ...values]);
  const text = `${cName}(${operands.map(valueText).join(', ')})`;
  const effects = Effect.Reads | Effect.Traps | Effect.Writes;
  return afterTemporaries(before, { text, type: result, precedence: Precedence.Postfix, effects });
}
