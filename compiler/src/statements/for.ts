import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { translateCondition } from '../expressions/expression.ts';
import { translateEffect } from './effect.ts';
import { markLine, translateBody } from './statement.ts';
import { declareLocal } from './variables.ts';

export function translateFor(node: ts.ForStatement, context: Context): void {
  markLine(node, context);
  const { writer } = context;
  const initial = translateInitializer(node, context);
  const condition = node.condition === undefined ? '' : translateCondition(node.condition, context).text;
  const step = node.incrementor === undefined ? '' : translateStep(node.incrementor, context);
  if (initial.length > 1) {
    writer.open('{');
    for (const line of initial) writer.line(line);
  }
  const first = initial.length === 1 ? initial[0] : ';';
  writer.open(`for (${first}${condition === '' ? '' : ` ${condition}`};${step === '' ? '' : ` ${step}`}) {`);
  translateBody(node.statement, context);
  writer.close();
  if (initial.length > 1) writer.close();
}

/** The C declarations or the statement before the loop, each with its semicolon. */
function translateInitializer(node: ts.ForStatement, context: Context): string[] {
  const { initializer } = node;
  if (initializer === undefined) return [];
  if (!ts.isVariableDeclarationList(initializer)) return [`${translateStep(initializer, context)};`];
  return initializer.declarations.flatMap((declaration) => declareLocal(declaration, context));
}

/** `i++, j--`: the only place of the comma operator. */
function translateStep(node: ts.Expression, context: Context): string {
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken)
    return `${translateStep(node.left, context)}, ${translateStep(node.right, context)}`;
  return translateEffect(node, context);
}
