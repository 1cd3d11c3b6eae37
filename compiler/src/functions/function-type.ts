import type ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import { type BareType, ERROR, type FunctionType } from '../types/bare-type.ts';
import { sameType } from '../types/names.ts';
import { resolveType } from '../types/resolve.ts';

/** The signature of a plain function type `(a: A, b: B) => R`. */
export function signatureOfType(type: ts.Type): ts.Signature | undefined {
  const [signature, ...others] = type.isUnion() ? [] : type.getCallSignatures();
  const isPlain =
    others.length === 0 && type.getProperties().length === 0 && signature?.typeParameters === undefined;
  return isPlain ? signature : undefined;
}

/** The function type of a parameter; undefined for a parameter that takes a value. */
export function functionTypeOf(
  program: ProgramContext,
  parameter: ts.ParameterDeclaration,
): FunctionType | undefined {
  if (parameter.type === undefined) return undefined;
  const node = parameter.type;
  const signature = signatureOfType(program.checker.getTypeFromTypeNode(node));
  if (signature === undefined) return undefined;
  const parameters = signature.parameters.map((symbol) => {
    const declared = symbol.valueDeclaration as ts.ParameterDeclaration | undefined;
    const at = declared?.type ?? node;
    const type = resolveType(program, program.checker.getTypeOfSymbol(symbol), at);
    if (!['void', 'never', 'null', 'table', 'perCpu', 'pool'].includes(type.kind)) return type;
    program.report(at, 'BT2005', at.getText());
    return ERROR;
  });
  const result = resolveType(program, signature.getReturnType(), signature.declaration?.type ?? node);
  return { kind: 'function', parameters, result };
}

/** Whether the function has a parameter of function type: it has an instance for each function passed. */
export function isHigherOrder(program: ProgramContext, declaration: ts.SignatureDeclaration): boolean {
  return declaration.parameters.some(
    ({ type }) =>
      type !== undefined && signatureOfType(program.checker.getTypeFromTypeNode(type)) !== undefined,
  );
}

/** Whether a function of these types does where `wanted` is wanted. */
export function suits(parameters: readonly BareType[], result: BareType, wanted: FunctionType): boolean {
  return (
    parameters.length === wanted.parameters.length &&
    parameters.every((type, i) => sameType(type, wanted.parameters[i]!)) &&
    (wanted.result.kind === 'void' || sameType(result, wanted.result))
  );
}
