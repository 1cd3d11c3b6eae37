import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import type { ClassType } from '../types/bare-type.ts';
import { instantiate } from './arguments.ts';
import type { Instance } from './instance.ts';

/** tsc finds out what type parameters stand for at a call; the function is not in its declarations. */
interface Inference {
  getTypeArgumentsForResolvedSignature(signature: ts.Signature): readonly ts.Type[] | undefined;
}

/** The instance of the function that is called; undefined where its type arguments are refused. */
export function calledInstance(
  program: ProgramContext,
  node: ts.CallExpression,
  declaration: ts.FunctionDeclaration | ts.MethodDeclaration,
  outer: Instance,
): Instance | undefined {
  if (declaration.typeParameters === undefined) return outer;
  const given = {
    types: argumentTypes(program.checker, node),
    nodes: node.typeArguments,
    node: node.expression,
    name: declaration.name?.getText() ?? '',
  };
  return instantiate(program, declaration, given, outer);
}

function argumentTypes(checker: ts.TypeChecker, node: ts.CallExpression): readonly ts.Type[] {
  const signature = checker.getResolvedSignature(node);
  const inference = checker as ts.TypeChecker & Inference;
  return (signature && inference.getTypeArgumentsForResolvedSignature(signature)) ?? [];
}

/**
 * The method that an object of this class has: the symbol may be that of an interface, or of another class
 * of the same structure, where the object's type is a type parameter with a constraint.
 */
export function methodOf(
  type: ClassType,
  symbol: ts.Symbol,
): { readonly symbol: ts.Symbol; readonly declaration: ts.MethodDeclaration } | undefined {
  const own = type.symbol.members?.get(symbol.escapedName);
  const declaration = own?.valueDeclaration;
  if (own === undefined || declaration === undefined || !ts.isMethodDeclaration(declaration))
    return undefined;
  return { symbol: own, declaration };
}
