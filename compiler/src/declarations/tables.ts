import ts from 'typescript';
import { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, Precedence } from '../context/expression.ts';
import { fieldName } from '../context/names.ts';
import type { ProgramContext } from '../context/program-context.ts';
import { translateTo } from '../expressions/expression.ts';
import { quoteC } from '../expressions/literals.ts';
import { literalVariant } from '../expressions/object-literal.ts';
import type { BareType, StructType, TupleType, UnionType } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { membersOf } from '../types/layout.ts';
import { declareC, storageName } from '../types/names.ts';
import { variantName } from '../types/unions.ts';

/** Declares a `readonly T[]` of constants in read-only memory. */
export function declareTable(
  program: ProgramContext,
  symbol: ts.Symbol,
  declaration: ts.VariableDeclaration,
  type: BareType,
  literal: ts.ArrayLiteralExpression,
): Expression {
  if (type.kind !== 'table' || literal.elements.length === 0) {
    if (type.kind !== 'error') program.report(declaration, 'BT1011', symbol.name);
    return ERROR_EXPRESSION;
  }
  const context = new Context(program, declaration);
  const name = program.globalName(declaration, symbol.name);
  const length = literal.elements.length;
  const { line, file } = program.position(declaration);
  const text =
    type.element.kind === 'string'
      ? stringTable(context, name, literal)
      : plainTable(context, name, type.element, literal);
  program.sections.statics.push(`#line ${line} "${file}"\n${text}`);
  const table: BareType = { ...type, length };
  return { text: name, type: table, precedence: Precedence.Postfix, effects: 0, isPlace: true };
}

function plainTable(
  context: Context,
  name: string,
  element: BareType,
  literal: ts.ArrayLiteralExpression,
): string {
  defineType(context.program, element);
  const values = literal.elements.map((node) => constantText(context, element, node));
  return `static const ${declareC(storageName(element), name)}[${values.length}] = { ${values.join(', ')} };`;
}

/** The C initialiser of a constant: a scalar, or a value struct, union or tuple of constants. */
export function constantText(context: Context, type: BareType, node: ts.Expression): string {
  if (type.kind === 'struct') return structText(context, type, node);
  if (type.kind === 'union') return variantText(context, type, node);
  if (type.kind === 'tuple') return tupleText(context, type, node);
  const value = translateTo(node, context, type);
  if (value.type.kind === 'error') return '0';
  const isPlain = ['integer', 'bool', 'tag'].includes(type.kind);
  if (value.constant === undefined || !isPlain) context.report(node, 'BT1005');
  return value.text;
}

function variantText(context: Context, type: UnionType, node: ts.Expression): string {
  const variant = ts.isObjectLiteralExpression(node) ? literalVariant(node, context, type) : undefined;
  if (variant !== undefined)
    return `{ .${variantName(type, variant)} = ${structText(context, variant.struct, node)} }`;
  context.report(
    node,
    ts.isObjectLiteralExpression(node) ? 'BT3032' : 'BT1005',
    type.variants[0]?.tagName ?? '',
  );
  return '{ 0 }';
}

function tupleText(context: Context, type: TupleType, node: ts.Expression): string {
  if (!ts.isArrayLiteralExpression(node)) {
    context.report(node, 'BT1005');
    return '{ 0 }';
  }
  const values = type.elements.map((element, i) => {
    const value = node.elements[i];
    return value === undefined ? '0' : constantText(context, element, value);
  });
  return `{ ${values.join(', ')} }`;
}

/** The C initialiser of a value struct whose members are constants. */
export function structText(context: Context, type: StructType, node: ts.Expression): string {
  const members = membersOf(context.program, type);
  if (!ts.isObjectLiteralExpression(node)) {
    context.report(node, 'BT1005');
    return '{ 0 }';
  }
  const parts = node.properties.map((property) => {
    const member = members.find((m) => m.name === property.name?.getText());
    if (member === undefined || !ts.isPropertyAssignment(property)) {
      context.report(property, 'BT3022');
      return '0';
    }
    return `.${fieldName(member.name)} = ${constantText(context, member.type, property.initializer)}`;
  });
  return `{ ${parts.join(', ')} }`;
}

/** Texts one after another, and where each begins: a table of pointers would need relocation. */
function stringTable(context: Context, name: string, literal: ts.ArrayLiteralExpression): string {
  context.helper('string_at');
  let text = '';
  const entries = literal.elements.map((node) => {
    const value = translateTo(node, context, { kind: 'string' });
    if (value.type.kind !== 'error' && typeof value.constant !== 'string') context.report(node, 'BT1005');
    const content = typeof value.constant === 'string' ? value.constant : '';
    const entry = `{ ${text.length}, ${content.length} }`;
    text += content;
    return entry;
  });
  return [
    `static const char ${name}_text[] = ${quoteC(text)};`,
    `static const string_entry ${name}[${entries.length}] = { ${entries.join(', ')} };`,
  ].join('\n');
}
