import { relative } from 'node:path';
import type ts from 'typescript';
import { type Diagnostic, messageOf } from '../diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/table.ts';
import { annotation } from '../program/annotations.ts';
import { moduleNames } from '../program/modules.ts';
import type { BareType, ClassType } from '../types/bare-type.ts';
import type { Check, CheckKind, ProvedCheck } from './check.ts';
import type { Expression } from './expression.ts';
import { GlobalNames } from './names.ts';

/** A function or method that the program reaches. */
export interface FunctionInfo {
  readonly declaration: ts.FunctionDeclaration | ts.MethodDeclaration;
  readonly owner: ClassType | undefined;
  /** `function` or `Class.method`, for diagnostics and the table of checks. */
  readonly displayName: string;
  readonly cName: string;
  readonly parameters: readonly BareType[];
  readonly result: BareType;
  readonly isGlobal: boolean;
  readonly calls: Set<FunctionInfo>;
}

/** A module-level `perCpu(…)`. */
export interface PerCpuValue {
  readonly cName: string;
  readonly type: ClassType;
  readonly initial: string;
  readonly cores: bigint;
}

/** A module-level variable, object or array. */
export interface ModuleStorage {
  readonly symbol: ts.Symbol;
  readonly type: BareType;
}

/** `#pragma`-free pieces of the C file, in the order in which they are written. */
export interface Sections {
  readonly typeNames: string[];
  readonly types: string[];
  readonly externals: Map<string, string>;
  readonly constants: string[];
  readonly statics: string[];
  readonly prototypes: string[];
  readonly functions: string[];
}

/** Who runs the program: one core, or several, which share its module-level state. */
export type Sharing = 'one core' | 'cores';

/** Everything that the parts of one translation share. */
export class ProgramContext {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly root: string;
  readonly modules: readonly ts.SourceFile[];
  readonly sharing: Sharing;
  readonly names = new GlobalNames();
  readonly diagnostics: Diagnostic[] = [];
  readonly checks: Check[] = [];
  /** By place: an expression can be translated more than once. */
  readonly provedChecks = new Map<ts.Node, ProvedCheck>();
  readonly helpers = new Set<string>();
  /** What every expression turned out to be, and the check at it; the JavaScript back end goes by both. */
  readonly typings = new Map<ts.Node, Expression>();
  readonly checksAt = new Map<ts.Node, Check>();
  readonly functions = new Map<ts.Symbol, FunctionInfo>();
  /** Functions with storage in their frames. */
  readonly framed = new Set<FunctionInfo>();
  /** Functions that are reached and not yet translated. */
  readonly queue: FunctionInfo[] = [];
  /** Module-level names that are already translated; null while one is being translated. */
  readonly values = new Map<ts.Symbol, Expression | null>();
  /** What each core has of its own: the members of its area. */
  readonly perCpu: PerCpuValue[] = [];
  /** Module-level storage that the program reaches. */
  readonly storage: ModuleStorage[] = [];
  readonly namedTypes = new Map<ts.Symbol, BareType>();
  readonly definedTypes = new Map<string, 'started' | 'done'>();
  readonly sections: Sections = {
    typeNames: [],
    types: [],
    externals: new Map(),
    constants: [],
    statics: [],
    prototypes: [],
    functions: [],
  };
  readonly #moduleNames: Map<ts.SourceFile, string>;

  constructor(
    program: ts.Program,
    root: string,
    modules: readonly ts.SourceFile[],
    runtimeNames: readonly string[],
    sharing: Sharing,
  ) {
    this.sharing = sharing;
    this.program = program;
    this.checker = program.getTypeChecker();
    this.root = root;
    this.modules = modules;
    this.#moduleNames = moduleNames(modules);
    for (const name of runtimeNames) this.names.reserve(name);
    for (const file of modules) this.#reserveFixedSymbols(file);
  }

  #reserveFixedSymbols(file: ts.SourceFile): void {
    for (const statement of file.statements) {
      const symbol = annotation(statement, 'entry');
      if (symbol === undefined) continue;
      if (!/^[A-Za-z_]\w*$/.test(symbol) || symbol.endsWith('__')) this.report(statement, 'BT1012', symbol);
      else if (!this.names.reserve(symbol)) this.report(statement, 'BT1013', symbol);
    }
  }

  moduleName(node: ts.Node): string {
    return this.#moduleNames.get(node.getSourceFile()) ?? 'module';
  }

  /** `module_name`, made unique. */
  globalName(node: ts.Node, name: string): string {
    return this.names.unique(`${this.moduleName(node)}_${name}`);
  }

  /** Path of a file as the output spells it. */
  relativePath(file: ts.SourceFile): string {
    return relative(this.root, file.fileName);
  }

  report(node: ts.Node, code: DiagnosticCode, ...values: (string | number | bigint)[]): void {
    this.diagnostics.push({ code, ...this.position(node), message: messageOf(code, values) });
  }

  position(node: ts.Node): { file: string; line: number; column: number } {
    const file = node.getSourceFile();
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
    return { file: this.relativePath(file), line: line + 1, column: character + 1 };
  }

  /** Registers a run-time check at `node`; the result is its number. */
  addCheck(kind: CheckKind, node: ts.Node, inFunction: string, text: string): number {
    const id = this.checks.length + 1;
    const check = { id, kind, ...this.position(node), function: inFunction, text };
    this.checks.push(check);
    if (!this.checksAt.has(node)) this.checksAt.set(node, check);
    return id;
  }

  addProved(kind: CheckKind, node: ts.Node, inFunction: string, text: string): void {
    this.provedChecks.set(node, { kind, ...this.position(node), function: inFunction, text });
  }

  /** Asks for a piece of the run-time part; the result is its name. */
  helper(name: string): string {
    this.helpers.add(name);
    return name;
  }
}
