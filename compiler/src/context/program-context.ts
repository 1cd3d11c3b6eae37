import { relative } from 'node:path';
import type ts from 'typescript';
import { type Diagnostic, messageOf } from '../diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/table.ts';
import { Instance } from '../generics/instance.ts';
import { GenericUses } from '../generics/uses.ts';
import { annotation } from '../program/annotations.ts';
import { rememberingChecker } from '../program/checker.ts';
import { moduleNames } from '../program/modules.ts';
import type { BareType, ClassType } from '../types/bare-type.ts';
import type { Check, CheckKind, ProvedCheck } from './check.ts';
import type { Expression } from './expression.ts';
import { GlobalNames } from './names.ts';

/** A function or method that the program reaches. */
export interface FunctionInfo {
  readonly declaration: ts.FunctionDeclaration | ts.MethodDeclaration | ts.ArrowFunction;
  readonly owner: ClassType | undefined;
  /** `function` or `Class.method`, for diagnostics and the table of checks. */
  readonly displayName: string;
  readonly cName: string;
  readonly parameters: readonly BareType[];
  readonly result: BareType;
  readonly isGlobal: boolean;
  readonly instance: Instance;
  readonly calls: Set<FunctionInfo>;
}

/** A module-level `perCpu(…)`. */
export interface PerCpuValue {
  readonly cName: string;
  readonly type: ClassType;
  readonly initial: string;
  readonly cores: bigint;
  /** Where the initial value is written. */
  readonly place: ts.Node;
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
  /** Prototypes of arrow functions. */
  readonly arrows: string[];
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
  /** The alignment that each symbol must turn out to have when the program is linked. */
  readonly alignments = new Map<string, number>();
  /** What is not generic. */
  readonly plain = new Instance();
  /** The use of a generic declaration that is being translated. */
  instance = this.plain;
  readonly uses = new GenericUses();
  /** By `instanceKey`. */
  readonly functions = new Map<string, FunctionInfo>();
  /** Functions with storage in their frames. */
  readonly framed = new Set<FunctionInfo>();
  /** Functions that are reached and not yet translated. */
  readonly queue: FunctionInfo[] = [];
  /** Module-level names that are already translated; null while one is being translated. */
  readonly values = new Map<ts.Symbol, Expression | null>();
  /** The numbers of the literal texts that serve as tags, in the order in which they are met. */
  readonly tags = new Map<string, Expression>();
  /** What each core has of its own: the members of its area. */
  readonly perCpu: PerCpuValue[] = [];
  /** Its areas are in memory that is given at the start. */
  placesOwnAreas = false;
  /** Module-level storage that the program reaches. */
  readonly storage: ModuleStorage[] = [];
  /** Classes, value structs and unions by `instanceKey`. */
  readonly namedTypes = new Map<string, BareType>();
  readonly definedTypes = new Map<string, 'started' | 'done'>();
  readonly sections: Sections = {
    typeNames: [],
    types: [],
    externals: new Map(),
    constants: [],
    statics: [],
    prototypes: [],
    arrows: [],
    functions: [],
  };
  readonly #instances = new Map<string, Instance>();
  readonly #symbolNumbers = new Map<ts.Symbol, number>();
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
    this.checker = rememberingChecker(program.getTypeChecker());
    this.root = root;
    this.modules = modules;
    this.#moduleNames = moduleNames(modules);
    for (const name of runtimeNames) this.names.reserve(name);
    for (const file of modules) this.#reserveFixedSymbols(file);
  }

  requireAlignment(symbol: string, alignBytes: number): void {
    this.alignments.set(symbol, Math.max(alignBytes, this.alignments.get(symbol) ?? 1));
  }

  #reserveFixedSymbols(file: ts.SourceFile): void {
    for (const statement of file.statements) {
      const symbol = annotation(statement, 'entry');
      if (symbol === undefined) continue;
      if (!/^[A-Za-z_]\w*$/.test(symbol) || symbol.endsWith('__')) this.report(statement, 'BT1012', symbol);
      else if (!this.names.reserve(symbol)) this.report(statement, 'BT1013', symbol);
    }
  }

  /** What every expression of the instance turned out to be; the JavaScript back end goes by it. */
  get typings(): Map<ts.Node, Expression> {
    return this.instance.typings;
  }

  /** Does something inside a use of a generic declaration: its type parameters have their types there. */
  within<R>(instance: Instance, action: () => R): R {
    const outer = this.instance;
    this.instance = instance;
    try {
      return action();
    } finally {
      this.instance = outer;
    }
  }

  /** Names one use of a declaration, by its symbol and its type arguments. */
  instanceKey(symbol: ts.Symbol, typeArguments: string): string {
    const number = this.#symbolNumbers.get(symbol) ?? this.#symbolNumbers.size;
    this.#symbolNumbers.set(symbol, number);
    return `${number}<${typeArguments}>`;
  }

  /** The first instance of its key. */
  canonical(key: string, instance: Instance): Instance {
    const known = this.#instances.get(key) ?? instance;
    this.#instances.set(key, known);
    return known;
  }

  /** Notes which instance the call or the `new` at `node` names. */
  nameTarget(node: ts.Node, declaration: ts.Node, instance: Instance, outer: Instance): void {
    const name = this.uses.nameOf(declaration, instance.base, outer);
    if (name !== undefined) this.instance.targets.set(node, name);
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
    const where = this.instance.base === this.plain ? '' : ` (${this.instance.description})`;
    const diagnostic = { code, ...this.position(node), message: messageOf(code, values) + where };
    const isSame = (d: Diagnostic) =>
      d.code === code && samePlace(d, diagnostic) && d.message === diagnostic.message;
    // Several instances of one body have the same problem.
    if (this.instance === this.plain || !this.diagnostics.some(isSame)) this.diagnostics.push(diagnostic);
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
    const { checksAt } = this.instance;
    if (!checksAt.has(node)) checksAt.set(node, check);
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

function samePlace(a: Diagnostic, b: Diagnostic): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column;
}
