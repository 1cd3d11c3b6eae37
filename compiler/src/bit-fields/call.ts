import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression } from '../context/expression.ts';
import { translateExpression } from '../expressions/expression.ts';
import { resolveSymbol } from '../program/prelude.ts';
import { isBitFieldsCall } from './declare.ts';
import { readField } from './read.ts';
import { writeFields } from './write.ts';

/** A call through the name of a set of bit fields; undefined for any other call. */
export function translateBitFieldCall(
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  context: Context,
): Expression | undefined {
  if (!isDeclared(context, callee.expression)) return undefined;
  const { type } = translateExpression(callee.expression, context);
  if (type.kind !== 'bitFields') return ERROR_EXPRESSION;
  const name = callee.name.text;
  if (name === 'of') return writeFields(context, type, undefined, node.arguments[0]);
  if (name === 'with') return writeFields(context, type, node.arguments[0], node.arguments[1]);
  const field = type.fields.find((candidate) => candidate.name === name);
  return field === undefined ? ERROR_EXPRESSION : readField(node, context, type, field);
}

function isDeclared(context: Context, node: ts.Expression): boolean {
  const declaration = ts.isIdentifier(node)
    ? resolveSymbol(context.checker, node)?.valueDeclaration
    : undefined;
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    isBitFieldsCall(context.program, declaration.initializer)
  );
}
