import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import { type BareType, ERROR, type StructType, type UnionType, type Variant } from './bare-type.ts';
import { structMembers } from './members.ts';

/** Makes the value struct of one variant, under the name that it has or is given. */
type NameVariant = (type: ts.Type, fallbackName: string) => StructType | undefined;

/** A union of value structs whose first members, of different literal types, tell them apart. */
export function resolveVariants(
  program: ProgramContext,
  type: ts.UnionType,
  node: ts.Node,
  nameVariant: NameVariant,
): BareType {
  const symbol = type.aliasSymbol;
  if (symbol === undefined || type.aliasTypeArguments !== undefined) {
    program.report(node, 'BT2010');
    return ERROR;
  }
  const known = program.namedTypes.get(symbol);
  if (known !== undefined) return known;
  const structs = type.types.map((variant, i) => nameVariant(variant, `${symbol.name}_${i}`));
  const variants = structs.flatMap((struct) => (struct === undefined ? [] : readVariant(program, struct)));
  const tags = new Set(variants.map((variant) => variant.tag));
  const names = new Set(variants.map((variant) => variant.tagName));
  const kinds = new Set(variants.map((variant) => typeof variant.tag));
  const isClear = tags.size === type.types.length && names.size === 1 && kinds.size === 1;
  if (!isClear) program.report(symbol.declarations?.[0] ?? node, 'BT2011', symbol.name);
  const cName = program.globalName(symbol.declarations?.[0] ?? node, symbol.name);
  const union: UnionType = { kind: 'union', symbol, name: symbol.name, cName, variants };
  program.namedTypes.set(symbol, isClear ? union : ERROR);
  program.sections.typeNames.push(`typedef struct ${cName} ${cName};`);
  return isClear ? union : ERROR;
}

function readVariant(program: ProgramContext, struct: StructType): Variant[] {
  const first = structMembers(program, struct)[0];
  const symbol = first && struct.type.getProperty(first.name);
  const tag = symbol && tagOf(program.checker, program.checker.getTypeOfSymbol(symbol));
  return first === undefined || tag === undefined ? [] : [{ tag, tagName: first.name, struct }];
}

function tagOf(checker: ts.TypeChecker, type: ts.Type): bigint | boolean | undefined {
  if ((type.flags & ts.TypeFlags.BooleanLiteral) !== 0) return checker.typeToString(type) === 'true';
  return type.isNumberLiteral() && Number.isInteger(type.value) && type.value >= 0
    ? BigInt(type.value)
    : undefined;
}

/** The variant that tsc knows the expression to be; undefined where it may be several. */
export function narrowedVariant(
  checker: ts.TypeChecker,
  node: ts.Expression,
  union: UnionType,
): Variant | undefined {
  const symbol = checker.getTypeAtLocation(node).getSymbol();
  return union.variants.find((variant) => variant.struct.symbol === symbol);
}

/** The C name of a variant within the storage of its union. */
export function variantName(union: UnionType, variant: Variant): string {
  return `variant${union.variants.indexOf(variant)}`;
}
