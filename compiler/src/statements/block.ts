import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { markLine, translateBody } from './statement.ts';

export function translateBlock(node: ts.Block, context: Context): void {
  markLine(node, context);
  context.writer.open('{');
  translateBody(node, context);
  context.writer.close();
}
