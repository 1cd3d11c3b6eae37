import type ts from 'typescript';
import type { Instance } from '../generics/instance.ts';

/** The compiler's own view of a type: what it needs to emit C, and no more than that. */
export type BareType =
  | IntegerType
  | LiteralType
  | ClassType
  | StructType
  | UnionType
  | TupleType
  | FixedType
  | TableType
  | NullableType
  | BitFieldsType
  | AtomicType
  | LockedType
  | GuardType
  | PerCpuType
  | PoolType
  | SliceType
  | FunctionType
  | { readonly kind: 'bool' | 'string' | 'tag' | 'void' | 'never' | 'null' | 'error' };

export interface IntegerType {
  readonly kind: 'integer';
  readonly name: IntegerName;
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
  readonly minimum: bigint;
  readonly maximum: bigint;
}
export type IntegerName = 'u8' | 'u16' | 'u32' | 'u64' | 'i8' | 'i16' | 'i32' | 'i64';

/** A compile-time integer without a width of its own: it takes the type of its context. */
export interface LiteralType {
  readonly kind: 'literal';
  readonly flavour: 'number' | 'bigint';
}

/** A struct with identity: a value of this type is a reference to storage. */
export interface ClassType {
  readonly kind: 'class';
  readonly symbol: ts.Symbol;
  readonly name: string;
  readonly cName: string;
  readonly declaration: ts.ClassDeclaration;
  /** With its type arguments; the program's plain instance where it has none. */
  readonly instance: Instance;
}

/** A struct without identity, passed by value. */
export interface StructType {
  readonly kind: 'struct';
  readonly symbol: ts.Symbol;
  readonly name: string;
  readonly cName: string;
  readonly type: ts.Type;
  /** Where the type was met: what type parameters in it stand for. */
  readonly instance: Instance;
  readonly isGeneric: boolean;
  /** See `weightOf`. */
  readonly weight: number;
}

/** A value struct without names. */
export interface TupleType {
  readonly kind: 'tuple';
  readonly elements: readonly BareType[];
}

/** One of several value structs, told apart by the first member. */
export interface UnionType {
  readonly kind: 'union';
  readonly symbol: ts.Symbol;
  readonly name: string;
  readonly cName: string;
  readonly variants: readonly Variant[];
  readonly weight: number;
}

export interface Variant {
  readonly tag: bigint | boolean | string;
  readonly tagName: string;
  readonly struct: StructType;
}

/** `Fixed<element, length>`: a value of this type is a reference to an array. */
export interface FixedType {
  readonly kind: 'fixed';
  readonly element: BareType;
  readonly length: number;
}

/** A module-level `readonly T[]`; `length` is known where the constant itself is named. */
export interface TableType {
  readonly kind: 'table';
  readonly element: BareType;
  readonly length: number;
}

export interface NullableType {
  readonly kind: 'nullable';
  readonly target: ClassType;
}

/** A reference to elements that lie one after another, and their number. */
export interface SliceType {
  readonly kind: 'slice';
  readonly element: BareType;
  readonly isReadonly: boolean;
}

/** Named fields of an unsigned integer; only a declaration at module level has this type. */
export interface BitFieldsType {
  readonly kind: 'bitFields';
  readonly register: IntegerType;
  readonly fields: readonly BitFieldType[];
}

export interface BitFieldType {
  readonly name: string;
  readonly high: number;
  readonly low: number;
  /** The type of its value: an unsigned integer or a boolean. */
  readonly type: BareType;
  /** The value keeps its place: the bits below `low` are zero in it. */
  readonly isInPlace: boolean;
}

/** `Atomic<element>`: storage that is reached by atomic accesses. */
export interface AtomicType {
  readonly kind: 'atomic';
  readonly element: BareType;
}

/** `Locked<content>`: an object behind a lock. */
export interface LockedType {
  readonly kind: 'locked';
  readonly content: ClassType;
}

/** What `using` holds: a pointer to the `Locked`, NULL where `tryAcquire` found it taken. */
export interface GuardType {
  readonly kind: 'guard';
  readonly content: ClassType;
}

/** A module-level `Pool<content>`. */
export interface PoolType {
  readonly kind: 'pool';
  readonly content: ClassType;
}

/** A module-level `PerCpu<content>`. */
export interface PerCpuType {
  readonly kind: 'perCpu';
  readonly content: ClassType;
}

/** The type of a parameter that is called: no value has it. */
export interface FunctionType {
  readonly kind: 'function';
  readonly parameters: readonly BareType[];
  readonly result: BareType;
}

/** Whether values of the type are references to storage: C has a pointer, or the place itself. */
export function isStorage(type: BareType): boolean {
  return type.kind === 'class' || type.kind === 'fixed' || type.kind === 'atomic' || type.kind === 'locked';
}

export const BOOL: BareType = { kind: 'bool' };
export const STRING: BareType = { kind: 'string' };
/** One of several literal texts, as a number of its own in C. */
export const TAG: BareType = { kind: 'tag' };
export const VOID: BareType = { kind: 'void' };
export const NEVER: BareType = { kind: 'never' };
export const NULL: BareType = { kind: 'null' };
export const ERROR: BareType = { kind: 'error' };
export const NUMBER_LITERAL: LiteralType = { kind: 'literal', flavour: 'number' };
export const BIGINT_LITERAL: LiteralType = { kind: 'literal', flavour: 'bigint' };
