import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import type { Check, ProvedCheck } from './context/check.ts';
import { ProgramContext, type Sections, type Sharing } from './context/program-context.ts';
import { functionOf } from './declarations/functions.ts';
import { checkModule } from './declarations/module-rules.ts';
import { moduleValue } from './declarations/module-value.ts';
import { checkPlacedAreas, ownAreasText } from './declarations/per-cpu.ts';
import { translateFunction } from './declarations/translate-function.ts';
import { type Diagnostic, sortDiagnostics } from './diagnostics/diagnostic.ts';
import { summarise } from './escape/summary.ts';
import { outermostFunction } from './functions/assigned.ts';
import { isHigherOrder } from './functions/function-type.ts';
import {
  type JavaScriptModule,
  type JavaScriptOptions,
  renderModule,
  translateToJavaScript,
} from './javascript/module.ts';
import { requestEverything } from './javascript/request.ts';
import { layoutHeader } from './layout-header.ts';
import { annotation } from './program/annotations.ts';
import { findRoot, loadProgram } from './program/load.ts';
import { reachableModules } from './program/modules.ts';
import { checkRecursion } from './program/recursion.ts';
import { temperatures } from './program/temperature.ts';
import { type TypescriptDiagnostic, typescriptDiagnostics } from './program/typescript-diagnostics.ts';
import { MEMORY_FUNCTIONS } from './runtime/memory.ts';
import { PREAMBLE, RUNTIME_NAMES, runtimeText } from './runtime/runtime.ts';

import { checkSharing } from './sharing/check.ts';

/** The immediate of `brk` has 16 bits, and 0 stands for no check. */
const MAX_CHECKS = 0xffff;

export interface Translation {
  readonly diagnostics: readonly Diagnostic[];
  /** One C11 file; meaningful only without diagnostics, as is the rest. */
  readonly c: string;
  /** `layout.h` for assembly. */
  readonly layoutHeader: string;
  readonly checks: readonly Check[];
  /** Checks that are not in the program because they cannot fail. */
  readonly provedChecks: readonly ProvedCheck[];
  /** The alignment in bytes that symbols of the linked program must have. */
  readonly alignments: ReadonlyMap<string, number>;
  /** C prototypes of the entry points. */
  readonly prototypes: readonly string[];
  /** The module of that absolute path, as JavaScript with the same meaning and the same checks. */
  readonly javascript: (path: string, options?: JavaScriptOptions) => JavaScriptModule;
  /** What `javascript` gives, with the types still in it. */
  readonly typedJavaScript: (path: string) => string;
  /** Absolute paths of the program's own modules. */
  readonly modules: readonly string[];
  /** Absolute paths of every source file that the translation depends on. */
  readonly inputs: readonly string[];
}

/** Translates the program that starts at the functions exported by `entries`. */
export function translate(
  entries: readonly string[],
  root = findRoot(entries[0]!),
  sharing: Sharing = 'one core',
  conditions: readonly string[] = [],
): Translation {
  const paths = entries.map((entry) => realpathSync(resolve(entry)));
  const program = loadProgram(paths, conditions);
  return translateProgram(program, paths, realpathSync(root), 'exports', 'checked', sharing);
}

/**
 * As `translate`, for a program that is already loaded; several translations may share one. Where it is
 * known to be well-typed, tsc's diagnostics, which take half of the time, can be left out (`trusted`).
 */
export function translateProgram(
  program: ts.Program,
  entries: readonly string[],
  root: string,
  roots: 'exports' | 'everything' = 'exports',
  types: 'checked' | 'trusted' = 'checked',
  sharing: Sharing = 'one core',
): Translation {
  const files = entries.flatMap((entry) => program.getSourceFile(entry) ?? []);
  const modules = reachableModules(program, files);
  const fromTsc = types === 'trusted' ? [] : typescriptDiagnostics(program, modules, root);
  const context = new ProgramContext(program, root, modules, RUNTIME_NAMES, sharing);
  if (!fromTsc.some((d) => d.isSyntax)) translateModules(context, files, roots);
  const own = context.diagnostics.filter((d) => !repeats(d, fromTsc));
  const diagnostics = sortDiagnostics([...fromTsc.map((d) => d.diagnostic), ...own]);
  const isValid = diagnostics.length === 0;
  return {
    diagnostics,
    c: isValid ? assemble(context) : '',
    layoutHeader: isValid ? layoutHeader(context) : '',
    checks: context.checks,
    provedChecks: [...context.provedChecks.values()],
    alignments: context.alignments,
    prototypes: [...context.functions.values()].flatMap((info, i) =>
      info.isGlobal ? (context.sections.prototypes[i] ?? []) : [],
    ),
    javascript: (path, options) => translateToJavaScript(context, program.getSourceFile(path)!, options),
    typedJavaScript: (path) => renderModule(context, program.getSourceFile(path)!),
    modules: modules.map((file) => file.fileName),
    inputs: program
      .getSourceFiles()
      .filter((file) => !program.isSourceFileDefaultLibrary(file))
      .map((file) => file.fileName),
  };
}

/** What follows from an error of tsc's: it has said already what is wrong with that line. */
function repeats(own: Diagnostic, fromTsc: readonly TypescriptDiagnostic[]): boolean {
  if (own.code === 'BT2001' && fromTsc.length > 0) return true;
  return fromTsc.some(({ diagnostic: d }) => d.file === own.file && d.line === own.line);
}

function translateModules(
  context: ProgramContext,
  entries: readonly ts.SourceFile[],
  roots: 'exports' | 'everything',
): void {
  for (const file of context.modules) checkModule(context, file);
  for (const file of entries) requestExports(context, file);
  for (const file of context.modules) requestFixedSymbols(context, file);
  if (roots === 'everything') for (const file of context.modules) requestEverything(context, file);
  for (let next = context.queue.shift(); next !== undefined; next = context.queue.shift())
    translateFunction(context, next);
  checkRecursion(context);
  for (const info of context.framed) {
    const declaration = outermostFunction(info.declaration);
    if (declaration !== undefined) summarise(declaration, context);
  }
  checkPlacedAreas(context);
  if (context.sharing === 'cores') checkSharing(context);
  layoutHeader(context);
  const last = context.checks[MAX_CHECKS];
  if (last !== undefined) context.report(context.modules[0]!, 'BT6002', context.checks.length, MAX_CHECKS);
}

/** The functions that an entry file exports are roots. */
function requestExports(context: ProgramContext, file: ts.SourceFile): void {
  const module = context.checker.getSymbolAtLocation(file);
  for (const exported of module ? context.checker.getExportsOfModule(module) : []) {
    const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
    const symbol = isAlias ? context.checker.getAliasedSymbol(exported) : exported;
    const declaration = symbol.valueDeclaration;
    const isFunction = declaration !== undefined && ts.isFunctionDeclaration(declaration);
    // A generic function is translated for the types with which it is called, another for the functions.
    if (isFunction && declaration.typeParameters === undefined && !isHigherOrder(context, declaration))
      functionOf(context, symbol, declaration, undefined, true);
  }
}

/** So is everything whose symbol is fixed for assembly, wherever it is declared. */
function requestFixedSymbols(context: ProgramContext, file: ts.SourceFile): void {
  for (const statement of file.statements) {
    if (annotation(statement, 'entry') === undefined) continue;
    const declared = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations[0]
      : statement;
    const name = declared && ts.getNameOfDeclaration(declared as ts.Declaration);
    const symbol = name && context.checker.getSymbolAtLocation(name);
    if (declared !== undefined && ts.isFunctionDeclaration(declared) && isHigherOrder(context, declared))
      context.report(statement, 'BT1023');
    else if (symbol !== undefined && declared !== undefined && ts.isFunctionDeclaration(declared))
      functionOf(context, symbol, declared, undefined, true);
    else if (symbol !== undefined && declared !== undefined && ts.isVariableDeclaration(declared))
      moduleValue(context, symbol, declared);
    else context.report(statement, 'BT1023');
  }
}

/** Most constants are folded into others: only those that the C names are written, and those they name in turn. */
function usedConstants({ constants, statics, functions }: Sections): string[] {
  const words = new Set(`${statics.join('\n')}\n${functions.join('\n')}`.match(/\w+/g));
  // A constant stands behind those that it names.
  const used = constants.toReversed().filter((line) => {
    const [, name = '', ...value] = line.split(' ');
    if (!words.has(name)) return false;
    for (const word of value.join(' ').match(/\w+/g) ?? []) words.add(word);
    return true;
  });
  return used.reverse();
}

/** A prototype for each function, in the same order; it says too whether speed or size matters there. */
function prototypesText(context: ProgramContext): string {
  const marks = temperatures(context);
  const infos = [...context.functions.values()];
  return context.sections.prototypes.map((text, i) => `${marks.get(infos[i]!) ?? ''}${text}`).join('\n');
}

function assemble(context: ProgramContext): string {
  const { sections } = context;
  const parts = [
    PREAMBLE,
    context.sharing === 'cores' ? '#define BARE_CORES' : '',
    runtimeText(context.helpers),
    sections.typeNames.join('\n'),
    sections.types.join('\n\n'),
    [...sections.externals.values()].join('\n'),
    usedConstants(sections).join('\n'),
    prototypesText(context),
    sections.arrows.join('\n'),
    MEMORY_FUNCTIONS,
    ownAreasText(context),
    sections.statics.join('\n'),
    sections.functions.join('\n\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
