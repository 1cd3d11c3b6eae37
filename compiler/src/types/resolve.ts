import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import { instantiate, keyOf } from '../generics/arguments.ts';
import { lengthOf, writtenArguments } from '../generics/lengths.ts';
import { isInsideGeneric, type StructName, structKey, structName } from '../generics/structs.ts';
import { preludeName, resolveSymbol } from '../program/prelude.ts';
import {
  type BareType,
  BOOL,
  type ClassType,
  ERROR,
  type IntegerName,
  NEVER,
  NULL,
  STRING,
  type StructType,
  TAG,
  VOID,
} from './bare-type.ts';
import { INTEGERS } from './integers.ts';
import { resolveVariants } from './unions.ts';

/** The compiler's type for one of tsc's; reports at `node` what the language does not have. */
export function resolveType(program: ProgramContext, type: ts.Type, node: ts.Node): BareType {
  const flags = type.flags;
  if ((flags & ts.TypeFlags.Any) !== 0) return refuse(program, node, 'BT2001');
  if ((flags & ts.TypeFlags.Void) !== 0) return VOID;
  if ((flags & ts.TypeFlags.Never) !== 0) return NEVER;
  if ((flags & ts.TypeFlags.Null) !== 0) return NULL;
  if ((flags & ts.TypeFlags.BooleanLike) !== 0) return BOOL;
  if ((flags & ts.TypeFlags.EnumLike) !== 0) return INTEGERS.u32;
  if ((flags & ts.TypeFlags.StringLiteral) !== 0) return TAG;
  if ((flags & ts.TypeFlags.StringLike) !== 0) return STRING;
  if ((flags & ts.TypeFlags.NumberLiteral) !== 0) return INTEGERS.u32;
  if ((flags & ts.TypeFlags.BigIntLiteral) !== 0) return INTEGERS.u64;
  if ((flags & ts.TypeFlags.NumberLike) !== 0) return refuse(program, node, 'BT2002');
  if ((flags & ts.TypeFlags.BigIntLike) !== 0) return refuse(program, node, 'BT2003');
  if ((flags & ts.TypeFlags.TypeParameter) !== 0) return resolveParameter(program, type, node);
  if (type.isIntersection()) return resolveIntersection(program, type, node);
  if (type.isUnion()) return resolveUnion(program, type, node);
  if ((flags & ts.TypeFlags.Object) !== 0) return resolveObject(program, type, node);
  return unsupported(program, type, node);
}

function refuse(program: ProgramContext, node: ts.Node, code: 'BT2001' | 'BT2002' | 'BT2003') {
  program.report(node, code);
  return ERROR;
}

/** A type parameter is what it stands for in the instance that is being translated. */
function resolveParameter(program: ProgramContext, type: ts.Type, node: ts.Node): BareType {
  const bound = type.symbol && program.instance.bindings.get(type.symbol);
  if (bound !== undefined) return bound.type;
  program.report(node, 'BT2004', program.checker.typeToString(type));
  return ERROR;
}

/** A flavour of an integer, or a type parameter that tsc has narrowed (`T & {}`). */
function resolveIntersection(program: ProgramContext, type: ts.IntersectionType, node: ts.Node): BareType {
  const parameter = type.types.find((t) => (t.flags & ts.TypeFlags.TypeParameter) !== 0);
  if (parameter === undefined) return integerFlavour(program, type) ?? unsupported(program, type, node);
  const resolved = resolveParameter(program, parameter, node);
  return resolved.kind === 'nullable' ? resolved.target : resolved;
}

function unsupported(program: ProgramContext, type: ts.Type, node: ts.Node): BareType {
  program.report(node, 'BT2005', program.checker.typeToString(type));
  return ERROR;
}

/** Reads `__int` of `number & { readonly __int?: 'u32' }`, also through derived flavours. */
function integerFlavour(program: ProgramContext, type: ts.Type): BareType | undefined {
  const flavour = type.getProperty('__int');
  if (flavour === undefined) return undefined;
  const declared = program.checker.getNonNullableType(program.checker.getTypeOfSymbol(flavour));
  if (!declared.isStringLiteral()) return undefined;
  return INTEGERS[declared.value as IntegerName];
}

function resolveUnion(program: ProgramContext, type: ts.UnionType, node: ts.Node): BareType {
  const isNull = (t: ts.Type) => (t.flags & ts.TypeFlags.Null) !== 0;
  const others = type.types.filter((t) => !isNull(t));
  if (others.length < type.types.length) {
    const target = others.length === 1 && others[0] !== undefined && resolveType(program, others[0], node);
    if (target !== false && target.kind === 'class') return { kind: 'nullable', target };
    if (target !== false && target.kind === 'nullable') return target;
    if (target !== false && target.kind === 'error') return ERROR;
    program.report(node, 'BT2006', program.checker.typeToString(type));
    return ERROR;
  }
  const literal = ts.TypeFlags.NumberLiteral | ts.TypeFlags.EnumLike;
  if (others.every((t) => (t.flags & literal) !== 0)) return INTEGERS.u32;
  if (others.every((t) => (t.flags & ts.TypeFlags.StringLiteral) !== 0)) return TAG;
  if (others.every(isPlainObject))
    return resolveVariants(program, type, node, (variant, fallback) => {
      const struct = nameVariant(program, variant, fallback, node);
      return struct?.kind === 'struct' ? struct : undefined;
    });
  return unsupported(program, type, node);
}

/** Whether the type is written as an interface or a type literal. */
function isPlainObject(type: ts.Type): boolean {
  const declaration = type.getSymbol()?.declarations?.[0];
  return (
    declaration !== undefined && (ts.isInterfaceDeclaration(declaration) || ts.isTypeLiteralNode(declaration))
  );
}

function nameVariant(
  program: ProgramContext,
  type: ts.Type,
  fallback: StructName,
  node: ts.Node,
): BareType | undefined {
  const symbol = type.getSymbol();
  const declaration = symbol?.declarations?.[0];
  if (symbol === undefined || declaration === undefined) return undefined;
  return nameStruct(program, type, symbol, declaration, node, fallback);
}

function resolveObject(program: ProgramContext, type: ts.Type, node: ts.Node): BareType {
  const { checker } = program;
  if (checker.isTupleType(type)) return resolveTuple(program, type as ts.TupleTypeReference, node);
  if (type.getCallSignatures().length > 0) {
    program.report(node, 'BT3305');
    return ERROR;
  }
  const symbol = type.getSymbol();
  if (symbol === undefined) return unsupported(program, type, node);
  const prelude = preludeName(symbol)?.name;
  if (prelude === 'Fixed') return resolveFixed(program, type as ts.TypeReference, node);
  if (prelude === 'Slice' || prelude === 'ReadonlySlice')
    return resolveSlice(program, type as ts.TypeReference, node, prelude === 'ReadonlySlice');
  if (prelude !== undefined) return resolveShared(program, prelude, type as ts.TypeReference, node);
  if (checker.isArrayType(type)) return resolveTable(program, type as ts.TypeReference, node);
  const declaration = symbol.declarations?.[0];
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile)
    return unsupported(program, type, node);
  if (ts.isClassDeclaration(declaration)) return resolveClass(program, type, symbol, declaration, node);
  if (ts.isInterfaceDeclaration(declaration) || ts.isTypeLiteralNode(declaration))
    return nameStruct(program, type, symbol, declaration, node);
  return unsupported(program, type, node);
}

function resolveTuple(program: ProgramContext, type: ts.TupleTypeReference, node: ts.Node): BareType {
  const arguments_ = program.checker.getTypeArguments(type);
  const { readonly, minLength, hasRestElement } = type.target;
  const isPlain = readonly && !hasRestElement && minLength === arguments_.length && minLength > 0;
  if (!isPlain) return unsupported(program, type, node);
  const elements = arguments_.map((element) => resolveType(program, element, node));
  if (elements.some((element) => element.kind === 'error')) return ERROR;
  const isHeld = (e: BareType) => !['void', 'never', 'null', 'table', 'literal'].includes(e.kind);
  return elements.every(isHeld) ? { kind: 'tuple', elements } : unsupported(program, type, node);
}

function resolveFixed(program: ProgramContext, type: ts.TypeReference, node: ts.Node): BareType {
  const [element, length] = program.checker.getTypeArguments(type);
  const [elementNode, lengthNode] = fixedArguments(program, node) ?? [];
  const count = length && lengthOf(program, length, lengthNode ?? node);
  if (element === undefined || count === undefined) {
    program.report(node, 'BT2007', program.checker.typeToString(type));
    return ERROR;
  }
  if (!Number.isInteger(count) || count < 1) {
    program.report(node, 'BT2008', count);
    return ERROR;
  }
  const resolved = resolveType(program, element, elementNode ?? node);
  if (resolved.kind === 'error') return ERROR;
  if (!['integer', 'bool', 'class', 'fixed', 'atomic', 'locked'].includes(resolved.kind)) {
    program.report(node, 'BT2009', program.checker.typeToString(element));
    return ERROR;
  }
  return { kind: 'fixed', element: resolved, length: count };
}

/** The arguments of `Fixed<T, N>` where the node is that, or the name of a `type` that is. */
function fixedArguments(program: ProgramContext, node: ts.Node): readonly ts.TypeNode[] | undefined {
  if (!ts.isTypeReferenceNode(node)) return undefined;
  const symbol = resolveSymbol(program.checker, node.typeName);
  if (preludeName(symbol)?.name === 'Fixed') return node.typeArguments;
  const alias = symbol?.declarations?.find(ts.isTypeAliasDeclaration);
  return alias === undefined ? undefined : fixedArguments(program, alias.type);
}

/** `Atomic<u32>`, `Locked<Queue>`, `PerCpu<Cpu>` and `Pool<Entry>`; a guard is named by its `using` alone. */
function resolveShared(
  program: ProgramContext,
  name: string,
  type: ts.TypeReference,
  node: ts.Node,
): BareType {
  const argument = program.checker.getTypeArguments(type)[0];
  if (argument === undefined) return unsupported(program, type, node);
  const content = resolveType(program, argument, node);
  if (content.kind === 'error') return ERROR;
  if (name === 'Atomic' && (content.kind === 'integer' || content.kind === 'bool'))
    return { kind: 'atomic', element: content };
  if (name === 'Locked' && content.kind === 'class') return { kind: 'locked', content };
  if (name === 'PerCpu' && content.kind === 'class') return { kind: 'perCpu', content };
  if (name === 'Pool' && content.kind === 'class') return { kind: 'pool', content };
  return unsupported(program, type, node);
}

function resolveSlice(
  program: ProgramContext,
  type: ts.TypeReference,
  node: ts.Node,
  isReadonly: boolean,
): BareType {
  const element = program.checker.getTypeArguments(type)[0];
  const resolved = element === undefined ? ERROR : resolveType(program, element, node);
  if (resolved.kind === 'error') return ERROR;
  const isHeld = ['integer', 'bool', 'class', 'fixed', 'struct'].includes(resolved.kind);
  return isHeld ? { kind: 'slice', element: resolved, isReadonly } : unsupported(program, type, node);
}

function resolveTable(program: ProgramContext, type: ts.TypeReference, node: ts.Node): BareType {
  const element = program.checker.getTypeArguments(type)[0];
  if (element === undefined || type.symbol.name !== 'ReadonlyArray') return unsupported(program, type, node);
  const resolved = resolveType(program, element, node);
  if (resolved.kind === 'error') return ERROR;
  if (!['integer', 'bool', 'tag', 'string', 'struct'].includes(resolved.kind))
    return unsupported(program, type, node);
  return { kind: 'table', element: resolved, length: 0 };
}

/** A class with its type arguments. */
function resolveClass(
  program: ProgramContext,
  type: ts.Type,
  symbol: ts.Symbol,
  declaration: ts.ClassDeclaration,
  node: ts.Node,
): BareType {
  if (declaration.typeParameters === undefined) return nameClass(program, symbol, declaration);
  const types = program.checker.getTypeArguments(type as ts.TypeReference);
  const given = { types, nodes: writtenArguments(node), node, name: symbol.name };
  const instance = instantiate(program, declaration, given, program.plain);
  return instance === undefined ? ERROR : nameClass(program, symbol, declaration, instance);
}

/** The class of a symbol, named in C when it is first met. */
export function nameClass(
  program: ProgramContext,
  symbol: ts.Symbol,
  declaration: ts.ClassDeclaration,
  instance = program.plain,
): ClassType {
  const key = program.instanceKey(symbol, keyOf(instance));
  const known = program.namedTypes.get(key);
  if (known?.kind === 'class') return known;
  const name = symbol.name + instance.display;
  const cName = program.globalName(declaration, symbol.name + instance.suffix);
  const type: ClassType = { kind: 'class', symbol, name, cName, declaration, instance };
  program.namedTypes.set(key, type);
  if (instance !== program.plain) program.uses.add(declaration, { instance, cName, outer: program.plain });
  program.sections.typeNames.push(`typedef struct ${cName} ${cName};`);
  return type;
}

function nameStruct(
  program: ProgramContext,
  type: ts.Type,
  symbol: ts.Symbol,
  declaration: ts.Node,
  node: ts.Node,
  fallback?: StructName,
): BareType {
  const isGeneric = isInsideGeneric(declaration);
  const key = isGeneric ? structKey(program, type, node) : { text: '', weight: 1 };
  if (key === undefined) return ERROR;
  const fullKey = program.instanceKey(symbol, key.text);
  const known = program.namedTypes.get(fullKey);
  if (known !== undefined) return known;
  const name = structName(program, type, node) ?? fallback;
  if (name === undefined) {
    program.report(node, 'BT2010');
    return ERROR;
  }
  const cName = program.globalName(declaration, name.inC);
  const { instance } = program;
  const struct: StructType = {
    kind: 'struct',
    symbol,
    name: name.display,
    cName,
    type,
    instance,
    isGeneric,
    weight: key.weight,
  };
  program.namedTypes.set(fullKey, struct);
  program.sections.typeNames.push(`typedef struct ${cName} ${cName};`);
  return struct;
}
