import type ts from 'typescript';
import { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, Precedence } from '../context/expression.ts';
import type { ProgramContext } from '../context/program-context.ts';
import { annotation } from '../program/annotations.ts';
import type { BareType } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { declareC, storageName } from '../types/names.ts';
import { initialValue } from './initial-value.ts';
import { alignmentOf } from './module-value.ts';

/** Declares module-level storage with its initial value; the result denotes the storage. */
export function declareStatic(
  program: ProgramContext,
  symbol: ts.Symbol,
  declaration: ts.VariableDeclaration,
  type: BareType,
  initializer: ts.Expression,
): Expression {
  if (type.kind === 'error') return ERROR_EXPRESSION;
  defineType(program, type);
  program.storage.push({ symbol, type });
  const initial = initialValue(new Context(program, declaration), type, initializer);
  const statement = declaration.parent.parent;
  const fixedSymbol = annotation(statement, 'entry');
  const name = fixedSymbol || program.globalName(declaration, symbol.name);
  const section = annotation(statement, 'section');
  const align = alignmentOf(program, statement);
  const text = [
    fixedSymbol ? '' : 'static ',
    declareC(storageName(type), name),
    align === undefined ? '' : ` __attribute__((aligned(${align})))`,
    section ? ` __attribute__((section("${section}")))` : '',
    initial === '' ? '' : ` = ${initial}`,
    ';',
  ].join('');
  const { line, file } = program.position(declaration);
  program.sections.statics.push(`#line ${line} "${file}"\n${text}`);
  return { text: name, type, precedence: Precedence.Postfix, effects: 0, isPlace: true };
}
