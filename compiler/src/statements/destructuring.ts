import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { makeExpression } from '../context/expression.ts';
import { valueText } from '../expressions/call.ts';
import { tupleElement } from '../expressions/tuple.ts';
import type { TupleType } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { declareC, storageName, valueName } from '../types/names.ts';
import { initialValueOf, nameLocal, nameRefused } from './variables.ts';

/** `const [a, b] = tuple`: a C local for the tuple and one for each name. */
export function declareElements(declaration: ts.VariableDeclaration, context: Context): string[] {
  const { name, initializer } = declaration;
  const isConst = (declaration.parent.flags & ts.NodeFlags.Const) !== 0;
  const isPlain = ts.isArrayBindingPattern(name) && name.elements.every(isPlainElement);
  const value =
    isPlain && isConst && initializer !== undefined
      ? initialValueOf(declaration, initializer, context)
      : undefined;
  if (!ts.isArrayBindingPattern(name) || value?.type.kind !== 'tuple') {
    if (value?.type.kind !== 'error') context.report(name, 'BT1007');
    nameRefused(name, context);
    return [];
  }
  defineType(context.program, value.type);
  const tuple = context.temporary();
  const whole = `const ${declareC(storageName(value.type), tuple)} = ${valueText(value)};`;
  return [
    whole,
    ...name.elements.flatMap((e, i) => declareElement(e, i, tuple, value.type as TupleType, context)),
  ];
}

function isPlainElement(element: ts.ArrayBindingElement): boolean {
  if (ts.isOmittedExpression(element)) return true;
  return (
    ts.isIdentifier(element.name) && element.initializer === undefined && element.dotDotDotToken === undefined
  );
}

function declareElement(
  element: ts.ArrayBindingElement,
  index: number,
  tuple: string,
  type: TupleType,
  context: Context,
): string[] {
  const elementType = type.elements[index];
  if (ts.isOmittedExpression(element) || !ts.isIdentifier(element.name) || elementType === undefined)
    return [];
  const value = tupleElement(makeExpression(tuple, type, 0), type, index);
  const name = nameLocal(element.name, context, elementType);
  const cType = valueName(elementType);
  return [`${cType.endsWith('*') ? '' : 'const '}${declareC(cType, name)} = ${value.text};`];
}
