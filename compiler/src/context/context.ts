import type ts from 'typescript';
import type { DiagnosticCode } from '../diagnostics/table.ts';
import { type Assignments, assignmentsAround } from '../functions/assigned.ts';
import type { Given } from '../functions/passed.ts';
import type { BareType } from '../types/bare-type.ts';
import type { CheckKind } from './check.ts';
import { isReserved } from './names.ts';
import type { FunctionInfo, ProgramContext } from './program-context.ts';
import { Writer } from './writer.ts';

/** A local variable or parameter. */
export interface Local {
  readonly cName: string;
  readonly type: BareType;
  /** The value of a constant without a type of its own, for instance `const size = 16`. */
  readonly constant?: bigint | boolean | string;
  /** An upper bound of a `const` that is never negative. */
  readonly maximum?: bigint;
  /** The name denotes storage in the frame, not a pointer to storage elsewhere. */
  readonly isPlace?: boolean;
}

/** What the translation of one function (or of one module-level initialiser) shares. */
export class Context {
  readonly program: ProgramContext;
  readonly owner: FunctionInfo | undefined;
  readonly writer: Writer;
  readonly locals = new Map<ts.Symbol, Local>();
  /** Parameters of function type. */
  readonly functions = new Map<ts.Symbol, Given>();
  /** Arrow functions that are already translated. */
  readonly arrows = new Map<ts.Node, Given>();
  /** The arrow functions that this function is, or is an instance for. */
  lineage: ReadonlySet<ts.Node>;
  readonly #at: ts.Node;
  #captured = 0;
  #temporaries = 0;

  constructor(program: ProgramContext, at: ts.Node, owner?: FunctionInfo) {
    this.program = program;
    this.owner = owner;
    this.#at = at;
    const passed = [...(owner?.instance.functions.values() ?? [])];
    this.lineage = new Set(passed.flatMap(({ lineage }) => [...lineage]));
    this.writer = new Writer(program.relativePath(at.getSourceFile()));
  }

  get checker(): ts.TypeChecker {
    return this.program.checker;
  }

  /** Which variables of the function around are assigned, and by whom. */
  get assignments(): Assignments {
    return assignmentsAround(this.#at, this.checker);
  }

  /** A C name for what an arrow function takes along on its way through this function. */
  captureName(name: string): string {
    return `${name}__${++this.#captured}`;
  }

  report(node: ts.Node, code: DiagnosticCode, ...values: (string | number | bigint)[]): void {
    this.program.report(node, code, ...values);
  }

  /** The number of a new check; its text is the source unless another is given. */
  check(kind: CheckKind, node: ts.Node, text = sourceText(node)): number {
    return this.program.addCheck(kind, node, this.owner?.displayName ?? '', text);
  }

  /** Notes a check that would have been here, had it not been proved that it cannot fail. */
  proved(kind: CheckKind, node: ts.Node): void {
    this.program.addProved(kind, node, this.owner?.displayName ?? '', sourceText(node));
  }

  helper(name: string): string {
    return this.program.helper(name);
  }

  /** Whether C has another meaning for the name in this function. */
  isTaken(name: string): boolean {
    return this.program.names.has(name) || (name === 'self' && this.owner?.owner !== undefined);
  }

  /** A fresh C name: `t1`, `t2`… for values, `i1`… for counters. */
  temporary(letter: 't' | 'i' = 't'): string {
    const name = `${letter}${++this.#temporaries}`;
    // The eighth counter must not hide the type `i8`.
    return isReserved(name) ? this.temporary(letter) : name;
  }
}

/** The source of a node on one line, shortened. */
export function sourceText(node: ts.Node): string {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length <= 100 ? text : `${text.slice(0, 97)}...`;
}
