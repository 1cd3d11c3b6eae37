import ts from 'typescript';
import type { Context } from '../context/context.ts';
import type { Expression } from '../context/expression.ts';
import type { ProgramContext } from '../context/program-context.ts';
import { resolveSymbol } from '../program/prelude.ts';
import { skipParentheses } from '../program/syntax.ts';

/** An address with an offset added, taken away or put into its low bits is an address of the same space. */
const KEEPING = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.BarToken,
]);

/** The address space that a type is of: `'ipa'` for `u64 & { readonly __space?: 'ipa' }`. */
export function spaceOfType(program: ProgramContext, type: ts.Type): string | undefined {
  if ((type.flags & ts.TypeFlags.TypeParameter) !== 0)
    return type.symbol && program.instance.bindings.get(type.symbol)?.space;
  const flavour = type.isIntersection() ? type.getProperty('__space') : undefined;
  if (flavour === undefined) return undefined;
  const declared = program.checker.getNonNullableType(program.checker.getTypeOfSymbol(flavour));
  return declared.isStringLiteral() ? declared.value : undefined;
}

/** The address space of a value. tsc forgets it in sums, which it holds for plain numbers. */
export function spaceOf(program: ProgramContext, node: ts.Expression): string | undefined {
  const inner = skipParentheses(node);
  if (ts.isBinaryExpression(inner)) return spaceOfBinary(program, inner);
  const space = spaceOfType(program, program.checker.getTypeAtLocation(inner));
  if (space !== undefined || !ts.isIdentifier(inner)) return space;
  const declaration = resolveSymbol(program.checker, inner)?.valueDeclaration;
  const isInferred =
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.type === undefined &&
    (declaration.parent.flags & ts.NodeFlags.Const) !== 0;
  return isInferred && declaration.initializer ? spaceOf(program, declaration.initializer) : undefined;
}

/** Of two addresses of one space there is only the distance, which is of none. */
function spaceOfBinary(program: ProgramContext, node: ts.BinaryExpression): string | undefined {
  if (!KEEPING.has(node.operatorToken.kind)) return undefined;
  const [left, right] = [spaceOf(program, node.left), spaceOf(program, node.right)];
  return left === undefined || right === undefined ? (left ?? right) : undefined;
}

/** Only a u64 is ever an address. */
export function mayBeAddress({ type }: Expression): boolean {
  return type.kind === 'integer' && type.name === 'u64';
}

/** Refuses an operator of addresses of two spaces, and a sum that goes where another space is wanted. */
export function checkSpaces(context: Context, node: ts.BinaryExpression): void {
  const { program, checker } = context;
  const [left, right] = [spaceOf(program, node.left), spaceOf(program, node.right)];
  if (left !== undefined && right !== undefined && left !== right) {
    context.report(node, 'BT3034', left, right);
    return;
  }
  // The bits of an address are a number, but not an address of another space.
  const isMask = node.operatorToken.kind === ts.SyntaxKind.AmpersandToken;
  const space = isMask ? (left ?? right) : spaceOfBinary(program, node);
  const target = space === undefined ? undefined : checker.getContextualType(node);
  const wanted = target && spaceOfType(program, target);
  if (space !== undefined && wanted !== undefined && wanted !== space)
    context.report(node, 'BT3034', space, wanted);
}
