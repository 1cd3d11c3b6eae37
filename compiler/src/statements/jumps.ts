import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { valueText } from '../expressions/call.ts';
import { translateTo } from '../expressions/expression.ts';
import { translateEffect } from './effect.ts';
import { markLine } from './statement.ts';

export function translateReturn(node: ts.ReturnStatement, context: Context): void {
  markLine(node, context);
  const result = context.owner?.result;
  if (node.expression === undefined || result === undefined) {
    context.writer.line('return;');
    return;
  }
  if (result.kind === 'error') return;
  if (result.kind !== 'void' && result.kind !== 'never') {
    const value = translateTo(node.expression, context, result);
    context.writer.line(`return ${valueText(value)};`);
    return;
  }
  context.writer.line(`${translateEffect(node.expression, context)};`);
  if (result.kind === 'void') context.writer.line('return;');
}

export function translateBreak(node: ts.BreakStatement, context: Context): void {
  markLine(node, context);
  context.writer.line('break;');
}

export function translateContinue(node: ts.ContinueStatement, context: Context): void {
  markLine(node, context);
  context.writer.line('continue;');
}
