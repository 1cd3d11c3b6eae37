import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { translateEffect } from './effect.ts';
import { markLine } from './statement.ts';

export function translateExpressionStatement(node: ts.ExpressionStatement, context: Context): void {
  markLine(node, context);
  context.writer.line(`${translateEffect(node.expression, context)};`);
}
