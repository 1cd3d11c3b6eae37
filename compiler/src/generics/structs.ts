import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import { storageName } from '../types/names.ts';
import { resolveType } from '../types/resolve.ts';
import { instantiate, keyOf, weightWith } from './arguments.ts';
import type { Instance } from './instance.ts';
import { writtenArguments } from './lengths.ts';

/** Structs inside structs inside structs: more than this only recursion makes. */
const MAX_DEPTH = 32;

/** What a value struct or union is called. */
export interface StructName {
  /** `Result<u32>` */
  readonly display: string;
  /** `Result_u32` */
  readonly inC: string;
}

/** What tells one use of a generic value struct from another, and how large it has grown. */
export interface StructKey {
  readonly text: string;
  readonly weight: number;
}

/** Whether type parameters of its own or of what stands around it may occur in the declaration. */
export function isInsideGeneric(declaration: ts.Node): boolean {
  return (
    ts.findAncestor(
      declaration,
      (n) =>
        (ts.isTypeAliasDeclaration(n) ||
          ts.isInterfaceDeclaration(n) ||
          ts.isClassLike(n) ||
          ts.isFunctionLike(n)) &&
        n.typeParameters !== undefined,
    ) !== undefined
  );
}

/** The structs whose keys are being made. */
const underway = new Set<ts.Type>();

/** An interface goes by its type arguments, a type literal by the types of its members. */
export function structKey(program: ProgramContext, type: ts.Type, node: ts.Node): StructKey | undefined {
  const declaration = type.getSymbol()?.declarations?.[0];
  if (declaration !== undefined && ts.isInterfaceDeclaration(declaration)) {
    const instance = interfaceInstance(program, type, declaration, node);
    if (instance === undefined) return undefined;
    return { text: keyOf(instance), weight: weightWith([...instance.bindings.values()].map((a) => a.type)) };
  }
  if (underway.has(type) || underway.size > MAX_DEPTH) {
    const name = type.aliasSymbol?.name ?? program.checker.typeToString(type);
    program.report(node, 'BT2106', name);
    return undefined;
  }
  underway.add(type);
  try {
    const types = type
      .getProperties()
      .map((p) => resolveType(program, program.checker.getTypeOfSymbol(p), memberNode(p) ?? node));
    if (types.some((t) => t.kind === 'error')) return undefined;
    return { text: types.map(storageName).join(', '), weight: weightWith(types) };
  } finally {
    underway.delete(type);
  }
}

function memberNode(symbol: ts.Symbol): ts.Node | undefined {
  const declaration = symbol.declarations?.[0];
  return declaration !== undefined && ts.isPropertySignature(declaration) ? declaration.type : undefined;
}

/** The name of an interface or of the alias of a type literal; undefined where it has none. */
export function structName(program: ProgramContext, type: ts.Type, node: ts.Node): StructName | undefined {
  const symbol = type.getSymbol();
  const declaration = symbol?.declarations?.[0];
  if (symbol !== undefined && declaration !== undefined && ts.isInterfaceDeclaration(declaration))
    return nameWith(symbol, interfaceInstance(program, type, declaration, node));
  return aliasName(program, type, node);
}

/** The name of the alias that a type is, with its type arguments. */
export function aliasName(program: ProgramContext, type: ts.Type, node: ts.Node): StructName | undefined {
  const alias = type.aliasSymbol;
  if (alias === undefined) return undefined;
  const declaration = alias.declarations?.find(ts.isTypeAliasDeclaration);
  const types = type.aliasTypeArguments;
  if (declaration === undefined || types === undefined) return nameWith(alias, program.plain);
  const given = { types, nodes: writtenArguments(node), node, name: alias.name };
  return nameWith(alias, instantiate(program, declaration, given, program.plain));
}

function interfaceInstance(
  program: ProgramContext,
  type: ts.Type,
  declaration: ts.InterfaceDeclaration,
  node: ts.Node,
): Instance | undefined {
  const types = program.checker.getTypeArguments(type as ts.TypeReference);
  const given = { types, nodes: writtenArguments(node), node, name: declaration.name.text };
  return instantiate(program, declaration, given, program.plain);
}

function nameWith(symbol: ts.Symbol, instance: Instance | undefined): StructName | undefined {
  if (instance === undefined) return undefined;
  return { display: symbol.name + instance.display, inC: symbol.name + instance.suffix };
}
