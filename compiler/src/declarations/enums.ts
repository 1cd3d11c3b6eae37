import ts from 'typescript';
import { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression } from '../context/expression.ts';
import type { ProgramContext } from '../context/program-context.ts';
import { literalConstant } from '../expressions/constant.ts';
import { translateExpression } from '../expressions/expression.ts';
import { resolveSymbol } from '../program/prelude.ts';

/** `Enum.Member` as a constant; undefined for any other property access. */
export function enumMember(context: Context, node: ts.PropertyAccessExpression): Expression | undefined {
  const symbol = resolveSymbol(context.checker, node);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined || !ts.isEnumMember(declaration)) return undefined;
  return memberValue(context.program, symbol, declaration, node);
}

/** The constant of a member, which has a name of its own in C. */
export function memberValue(
  program: ProgramContext,
  symbol: ts.Symbol,
  declaration: ts.EnumMember,
  node: ts.Node,
): Expression {
  const known = program.values.get(symbol);
  if (known === null) program.report(declaration, 'BT1014', symbol.name);
  if (known !== undefined) return known ?? ERROR_EXPRESSION;
  program.values.set(symbol, null);
  const value = enumValue(program, declaration, node);
  program.values.delete(symbol);
  if (value === undefined) return ERROR_EXPRESSION;
  const name = `${program.moduleName(declaration)}_${declaration.parent.name.text}_${symbol.name}`;
  const constant = literalConstant(value, 'number');
  const cName = program.names.unique(name);
  program.sections.constants.push(`#define ${cName} ${constant.text}`);
  const named = { ...constant, text: cName };
  program.values.set(symbol, named);
  return named;
}

/** tsc's value of the member; ours where it has none, as for an annotated constant. */
function enumValue(program: ProgramContext, member: ts.EnumMember, node: ts.Node): bigint | undefined {
  const known = program.checker.getConstantValue(member);
  const { initializer } = member;
  if (known === undefined && initializer !== undefined) {
    const folded = program.within(program.plain, () =>
      translateExpression(initializer, new Context(program, member)),
    );
    if (folded.type.kind === 'error') return undefined;
    if (typeof folded.constant === 'bigint' && folded.constant >= 0n && folded.constant <= MOST)
      return folded.constant;
  }
  if (typeof known === 'number' && Number.isInteger(known) && known >= 0 && known <= MOST)
    return BigInt(known);
  program.report(node, 'BT1010', node.getText());
  return undefined;
}

const MOST = 0xffff_ffffn;
