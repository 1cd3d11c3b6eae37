import type ts from 'typescript';
import type { FunctionInfo } from '../context/program-context.ts';
import type { FunctionType } from '../types/bare-type.ts';

/** One variable that an arrow function uses from outside, as C passes it along. */
export interface Capture {
  readonly cType: string;
  readonly name: string;
}

/** The function that a parameter of function type stands for in an instance: a C function of its own. */
export interface Passed {
  readonly target: FunctionInfo;
  /** What the C function takes before its parameters. */
  readonly captures: readonly Capture[];
  /** The arrow functions that it consists of: one inside itself would be a recursion. */
  readonly lineage: ReadonlySet<ts.Node>;
}

/** A passed function where it is known: with the C texts of what it takes before its parameters. */
export interface Given {
  readonly passed: Passed;
  readonly type: FunctionType;
  readonly environment: readonly string[];
}
