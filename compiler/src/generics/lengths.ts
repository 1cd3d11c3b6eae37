import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import { constantOf } from '../declarations/constant-of.ts';

/** Whether the parameter stands for a number: `N extends number`, passed on as a type argument. */
export function isLengthParameter(parameter: ts.TypeParameterDeclaration): boolean {
  if (parameter.constraint?.kind !== ts.SyntaxKind.NumberKeyword) return false;
  return isTypeArgumentIn(parameter.parent, parameter.name.text);
}

function isTypeArgumentIn(node: ts.Node, name: string): boolean {
  if (ts.isTypeReferenceNode(node) || ts.isNewExpression(node) || ts.isCallExpression(node))
    if (node.typeArguments?.some((a) => ts.isTypeReferenceNode(a) && a.typeName.getText() === name))
      return true;
  return ts.forEachChild(node, (child) => isTypeArgumentIn(child, name) || undefined) ?? false;
}

/** The number that a type stands for: a literal, a parameter that is bound to one, `typeof CONSTANT`. */
export function lengthOf(program: ProgramContext, type: ts.Type, node: ts.Node): number | undefined {
  if (type.isNumberLiteral()) return type.value;
  if ((type.flags & ts.TypeFlags.TypeParameter) !== 0)
    return program.instance.bindings.get(type.symbol)?.value;
  if (!ts.isTypeQueryNode(node)) return undefined;
  const value = constantOf(program, node.exprName);
  return typeof value === 'bigint' ? Number(value) : undefined;
}

/** The type arguments of a reference or a `new` as they are written. */
export function writtenArguments(node: ts.Node): readonly ts.TypeNode[] | undefined {
  if (ts.isTypeReferenceNode(node) || ts.isNewExpression(node) || ts.isCallExpression(node))
    return node.typeArguments;
  return undefined;
}
