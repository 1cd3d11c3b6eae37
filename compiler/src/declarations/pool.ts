import type ts from 'typescript';
import { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, Precedence } from '../context/expression.ts';
import type { ProgramContext } from '../context/program-context.ts';
import { calledPreludeName } from '../program/prelude.ts';
import type { BareType } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { initialValue, madeBy } from './initial-value.ts';

export function isPoolCall(program: ProgramContext, node: ts.Expression): node is ts.CallExpression {
  return calledPreludeName(program.checker, node) === 'pool';
}

/**
 * `const tables: Pool<Table> = pool(64, () => new Table())`: where the objects are and how many, both set by
 * `placePool`. The object's size is a constant of its own, for who provides the memory.
 */
export function declarePool(
  program: ProgramContext,
  symbol: ts.Symbol,
  declaration: ts.VariableDeclaration,
  type: BareType,
  node: ts.CallExpression,
): Expression {
  const make = node.arguments[1];
  if (type.kind !== 'pool' || make === undefined) return ERROR_EXPRESSION;
  defineType(program, type.content);
  const context = new Context(program, declaration);
  const made = madeBy(context, make);
  if (made !== undefined && initialValue(context, type.content, made) !== '')
    program.report(make, 'BT8006', type.content.name);
  const cName = program.globalName(declaration, symbol.name);
  program.storage.push({ symbol, type });
  const { cName: content } = type.content;
  program.sections.statics.push(
    `static struct { ${content} *at; u32 count; } ${cName};`,
    `const u32 ${cName}_object_size __attribute__((section(".rodata.sizes"))) = sizeof(${content});`,
  );
  return { text: cName, type, precedence: Precedence.Postfix, effects: 0 };
}
