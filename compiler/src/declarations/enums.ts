import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression } from '../context/expression.ts';
import { literalConstant } from '../expressions/constant.ts';
import { resolveSymbol } from '../program/prelude.ts';

/** `Enum.Member` as a constant; undefined for any other property access. */
export function enumMember(context: Context, node: ts.PropertyAccessExpression): Expression | undefined {
  const symbol = resolveSymbol(context.checker, node);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined || !ts.isEnumMember(declaration)) return undefined;
  const value = enumValue(context, declaration, node);
  if (value === undefined) return ERROR_EXPRESSION;
  const name = `${context.program.moduleName(declaration)}_${declaration.parent.name.text}_${symbol.name}`;
  const constant = literalConstant(value, 'number');
  const known = context.program.values.get(symbol);
  if (known !== undefined && known !== null) return known;
  const cName = context.program.names.unique(name);
  context.program.sections.constants.push(`#define ${cName} ${constant.text}`);
  const named = { ...constant, text: cName };
  context.program.values.set(symbol, named);
  return named;
}

function enumValue(context: Context, member: ts.EnumMember, node: ts.Node): bigint | undefined {
  const value = context.checker.getConstantValue(member);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff)
    return BigInt(value);
  context.report(node, 'BT1010', node.getText());
  return undefined;
}
