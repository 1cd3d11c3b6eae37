import ts from 'typescript';
import { declareBitFields, isBitFieldsCall } from '../bit-fields/declare.ts';
import { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, makeExpression } from '../context/expression.ts';
import type { ProgramContext } from '../context/program-context.ts';
import { settle } from '../expressions/coerce.ts';
import { translateExpression, translateTo } from '../expressions/expression.ts';
import { annotation } from '../program/annotations.ts';
import { calledPreludeName } from '../program/prelude.ts';
import type { BareType } from '../types/bare-type.ts';
import { resolveType } from '../types/resolve.ts';
import { declarePerCpu, isPerCpuCall } from './per-cpu.ts';
import { declarePool, isPoolCall } from './pool.ts';
import { declareStatic } from './statics.ts';
import { declareTable } from './tables.ts';

/** What a module-level name stands for; undefined when the declaration is not at module level. */
export function moduleValue(
  program: ProgramContext,
  symbol: ts.Symbol,
  declaration: ts.VariableDeclaration,
): Expression | undefined {
  if (!ts.isVariableStatement(declaration.parent.parent)) return undefined;
  if (!ts.isSourceFile(declaration.parent.parent.parent) || declaration.getSourceFile().isDeclarationFile)
    return undefined;
  const known = program.values.get(symbol);
  if (known === null) {
    program.report(declaration, 'BT1014', symbol.name);
    return ERROR_EXPRESSION;
  }
  if (known !== undefined) return known;
  program.values.set(symbol, null);
  const value = program.within(program.plain, () => translateDeclaration(program, symbol, declaration));
  program.values.set(symbol, value);
  return value;
}

function translateDeclaration(
  program: ProgramContext,
  symbol: ts.Symbol,
  declaration: ts.VariableDeclaration,
): Expression {
  const { initializer } = declaration;
  if (initializer === undefined) {
    program.report(declaration, 'BT1008', symbol.name);
    return ERROR_EXPRESSION;
  }
  const isConst = (declaration.parent.flags & ts.NodeFlags.Const) !== 0;
  if (!isConst) return declareVariable(program, symbol, declaration, initializer);
  const inner = withoutAssertions(initializer);
  if (ts.isObjectLiteralExpression(inner) && isAsConst(initializer)) {
    program.report(declaration, 'BT1024', symbol.name);
    return ERROR_EXPRESSION;
  }
  if (isBitFieldsCall(program, inner)) return declareBitFields(program, inner);
  if (ts.isNewExpression(inner) || isFixedCall(program, inner)) {
    const type = declaredType(program, symbol, declaration);
    return declareStatic(program, symbol, declaration, type, inner);
  }
  if (isPoolCall(program, inner))
    return declarePool(program, symbol, declaration, declaredType(program, symbol, declaration), inner);
  if (isPerCpuCall(program, inner))
    return declarePerCpu(program, symbol, declaration, declaredType(program, symbol, declaration), inner);
  if (ts.isArrayLiteralExpression(inner)) {
    if (declaration.type === undefined) {
      program.report(declaration, 'BT1011', symbol.name);
      return ERROR_EXPRESSION;
    }
    const type = declaredType(program, symbol, declaration);
    return declareTable(program, symbol, declaration, type, inner);
  }
  return declareConstant(program, symbol, declaration, initializer);
}

function declaredType(
  program: ProgramContext,
  symbol: ts.Symbol,
  declaration: ts.VariableDeclaration | ts.PropertyDeclaration,
): BareType {
  const { initializer } = declaration;
  const made = initializer && ts.isNewExpression(initializer) ? initializer : declaration.name;
  return resolveType(program, program.checker.getTypeOfSymbol(symbol), declaration.type ?? made);
}

/** `… as const`. */
function isAsConst(node: ts.Expression): boolean {
  return ts.isAsExpression(node) && ts.isConstTypeReference(node.type);
}

function withoutAssertions(node: ts.Expression): ts.Expression {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return withoutAssertions(node.expression);
  return node;
}

/** The operations that make storage where they are the value of a declaration. */
export const STORAGE_CALLS: ReadonlySet<string> = new Set(['fixed', 'fixedOf', 'atomic', 'locked']);

/** Whether the expression is `fixed(…)`, `fixedOf(…)`, `atomic(…)` or `locked(…)`. */
export function isFixedCall(program: ProgramContext, node: ts.Expression): node is ts.CallExpression {
  const name = calledPreludeName(program.checker, node);
  return name !== undefined && STORAGE_CALLS.has(name);
}

function declareVariable(
  program: ProgramContext,
  symbol: ts.Symbol,
  declaration: ts.VariableDeclaration,
  initializer: ts.Expression,
): Expression {
  const context = new Context(program, declaration);
  const type =
    declaration.type === undefined
      ? settle(context, initializer, translateExpression(initializer, context)).type
      : declaredType(program, symbol, declaration);
  if (!['integer', 'bool', 'tag', 'nullable', 'error'].includes(type.kind)) {
    program.report(declaration, 'BT1016', symbol.name);
    return ERROR_EXPRESSION;
  }
  const place = declareStatic(program, symbol, declaration, type, initializer);
  return place.type.kind === 'error' ? place : makeExpression(place.text, type, Effect.Reads);
}

/** Folds the value of a module-level or `static readonly` constant and gives it a name in C. */
export function declareConstant(
  program: ProgramContext,
  symbol: ts.Symbol,
  declaration: ts.VariableDeclaration | ts.PropertyDeclaration,
  initializer: ts.Expression,
  name = symbol.name,
): Expression {
  const context = new Context(program, declaration);
  const value =
    declaration.type === undefined
      ? translateExpression(initializer, context)
      : translateTo(initializer, context, declaredType(program, symbol, declaration));
  if (value.type.kind === 'error') return ERROR_EXPRESSION;
  if (value.constant === undefined) {
    program.report(initializer, 'BT1005');
    return ERROR_EXPRESSION;
  }
  const cName = program.globalName(declaration, name);
  program.sections.constants.push(`#define ${cName} ${value.text}`);
  return { ...value, text: cName };
}

/** The argument of an `@align` annotation: a power of two. */
export function alignmentOf(program: ProgramContext, statement: ts.Node): number | undefined {
  const text = annotation(statement, 'align');
  if (text === undefined) return undefined;
  const bytes = Number(text);
  if (Number.isInteger(bytes) && bytes > 0 && (bytes & (bytes - 1)) === 0) return bytes;
  program.report(statement, 'BT1017', text);
  return undefined;
}
