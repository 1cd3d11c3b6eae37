import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import { weightWith } from '../generics/arguments.ts';
import { aliasName, type StructName } from '../generics/structs.ts';
import { type BareType, ERROR, type StructType, type UnionType, type Variant } from './bare-type.ts';

/** Makes the value struct of one variant, under the name that it has or is given. */
type NameVariant = (type: ts.Type, fallback: StructName) => StructType | undefined;

/** A union of value structs whose first members, of different literal types, tell them apart. */
export function resolveVariants(
  program: ProgramContext,
  type: ts.UnionType,
  node: ts.Node,
  nameVariant: NameVariant,
): BareType {
  const symbol = type.aliasSymbol;
  if (symbol === undefined) {
    program.report(node, 'BT2010');
    return ERROR;
  }
  const name = aliasName(program, type, node);
  if (name === undefined) return ERROR;
  const structs = type.types.map((variant, i) =>
    nameVariant(variant, { display: `${name.display}_${i}`, inC: `${name.inC}_${i}` }),
  );
  if (structs.includes(undefined)) return ERROR;
  // An alias of an alias is the same union.
  const key = `union of ${structs.map((struct) => struct?.cName).join(', ')}`;
  const known = program.namedTypes.get(key);
  if (known !== undefined) return known;
  const variants = structs.flatMap((struct) => (struct === undefined ? [] : readVariant(program, struct)));
  const tags = new Set(variants.map((variant) => variant.tag));
  const names = new Set(variants.map((variant) => variant.tagName));
  const kinds = new Set(variants.map((variant) => typeof variant.tag));
  const isClear = tags.size === type.types.length && names.size === 1 && kinds.size === 1;
  if (!isClear) program.report(symbol.declarations?.[0] ?? node, 'BT2011', symbol.name);
  if (!isClear) {
    program.namedTypes.set(key, ERROR);
    return ERROR;
  }
  const cName = program.globalName(symbol.declarations?.[0] ?? node, name.inC);
  const weight = weightWith(variants.map((variant) => variant.struct));
  const union: UnionType = { kind: 'union', symbol, name: name.display, cName, variants, weight };
  program.namedTypes.set(key, union);
  program.sections.typeNames.push(`typedef struct ${cName} ${cName};`);
  return union;
}

function readVariant(program: ProgramContext, struct: StructType): Variant[] {
  const first = struct.type.getProperties()[0];
  const tag = first && tagOf(program.checker, program.checker.getTypeOfSymbol(first));
  return first === undefined || tag === undefined ? [] : [{ tag, tagName: first.name, struct }];
}

function tagOf(checker: ts.TypeChecker, type: ts.Type): bigint | boolean | string | undefined {
  if ((type.flags & ts.TypeFlags.BooleanLiteral) !== 0) return checker.typeToString(type) === 'true';
  if (type.isStringLiteral()) return type.value;
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
