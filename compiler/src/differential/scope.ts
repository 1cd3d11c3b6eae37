import type { IntegerName } from '../types/bare-type.ts';

export type Scalar = IntegerName | 'boolean';

/** Something that has a scalar value: a variable, or a field of something. */
export interface Variable {
  readonly text: string;
  readonly type: Scalar;
  readonly isMutable: boolean;
}

export interface ArrayVariable {
  readonly text: string;
  readonly element: Scalar;
  readonly length: number;
  readonly isMutable: boolean;
}

export interface Callable {
  readonly text: string;
  readonly parameters: readonly Scalar[];
  readonly result: Scalar;
  /** Number of statements that a call executes at most, roughly. */
  readonly cost: number;
}

/** A function `(x: T, f: (x: T) => T): T` of one type. */
export interface Mapper {
  readonly text: string;
  readonly type: IntegerName;
  readonly cost: number;
}

/** Names that an expression or statement may use. */
export class Scope {
  readonly variables: Variable[];
  readonly arrays: ArrayVariable[];
  readonly functions: Callable[];
  readonly mappers: Mapper[];
  /** How often the innermost loop body runs. */
  readonly repeats: number;
  readonly isInLoop: boolean;

  constructor(parent?: Scope, repeats = parent?.repeats ?? 1, isInLoop = parent?.isInLoop ?? false) {
    this.variables = [...(parent?.variables ?? [])];
    this.arrays = [...(parent?.arrays ?? [])];
    this.functions = [...(parent?.functions ?? [])];
    this.mappers = [...(parent?.mappers ?? [])];
    this.repeats = repeats;
    this.isInLoop = isInLoop;
  }
}
