import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { translateCondition } from '../expressions/expression.ts';
import { markLine, translateBody } from './statement.ts';

/** `if`, with a chain of `else if` kept flat. */
export function translateIf(node: ts.IfStatement, context: Context): void {
  const { writer } = context;
  markLine(node, context);
  writer.open(`if (${translateCondition(node.expression, context).text}) {`);
  translateBody(node.thenStatement, context);
  let rest = node.elseStatement;
  while (rest !== undefined && ts.isIfStatement(rest)) {
    writer.turn(`} else if (${translateCondition(rest.expression, context).text}) {`);
    translateBody(rest.thenStatement, context);
    rest = rest.elseStatement;
  }
  if (rest !== undefined) {
    writer.turn('} else {');
    translateBody(rest, context);
  }
  writer.close();
}
