import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { valueText } from '../expressions/call.ts';
import { translateTo } from '../expressions/expression.ts';
import { markLine } from './statement.ts';

export function translateReturn(node: ts.ReturnStatement, context: Context): void {
  markLine(node, context);
  const result = context.owner?.result;
  if (node.expression === undefined || result === undefined) {
    context.writer.line('return;');
    return;
  }
  if (result.kind === 'error') return;
  const value = translateTo(node.expression, context, result);
  const isCallOnly = result.kind === 'void' || value.type.kind === 'never';
  if (!isCallOnly) {
    context.writer.line(`return ${valueText(value)};`);
    return;
  }
  context.writer.line(`${value.text};`);
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
