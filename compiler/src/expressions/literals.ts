import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, Precedence } from '../context/expression.ts';
import { NULL, STRING } from '../types/bare-type.ts';
import { booleanConstant, literalConstant } from './constant.ts';

export function translateNumber(node: ts.NumericLiteral, context: Context): Expression {
  const value = Number(node.text);
  if (!Number.isSafeInteger(value)) {
    context.report(node, 'BT3005', node.getText());
    return ERROR_EXPRESSION;
  }
  return literalConstant(BigInt(value), 'number');
}

export function translateBigInt(node: ts.BigIntLiteral): Expression {
  return literalConstant(BigInt(node.text.replace(/n$/, '')), 'bigint');
}

export function translateBoolean(node: ts.BooleanLiteral): Expression {
  return booleanConstant(node.kind === ts.SyntaxKind.TrueKeyword);
}

export function translateNull(): Expression {
  return { text: 'NULL', type: NULL, precedence: Precedence.Postfix, effects: 0 };
}

export function translateString(
  node: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral,
  context: Context,
): Expression {
  if (!isAscii(node.text)) {
    context.report(node, 'BT3006');
    return ERROR_EXPRESSION;
  }
  const text = `STRING(${quoteC(node.text)})`;
  return { text, type: STRING, precedence: Precedence.Postfix, effects: 0, constant: node.text };
}

function isAscii(text: string): boolean {
  return [...text].every((character) => character.charCodeAt(0) < 0x80);
}

/** A C string literal of ASCII text. */
export function quoteC(text: string): string {
  const escaped = [...text].map((character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    if (character === '\n') return '\\n';
    // `?` is escaped against trigraphs; three octal digits end an escape whatever follows.
    if (character >= ' ' && character <= '~' && character !== '?') return character;
    return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
  });
  return `"${escaped.join('')}"`;
}
