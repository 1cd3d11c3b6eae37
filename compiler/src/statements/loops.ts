import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { translateCondition } from '../expressions/expression.ts';
import { markLine, translateBody } from './statement.ts';

export function translateWhile(node: ts.WhileStatement, context: Context): void {
  markLine(node, context);
  context.writer.open(`while (${translateCondition(node.expression, context).text}) {`);
  translateBody(node.statement, context);
  context.writer.close();
}

export function translateDo(node: ts.DoStatement, context: Context): void {
  markLine(node, context);
  context.writer.open('do {');
  translateBody(node.statement, context);
  markLine(node.expression, context);
  context.writer.close(`} while (${translateCondition(node.expression, context).text});`);
}
