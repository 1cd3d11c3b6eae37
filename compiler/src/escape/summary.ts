import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import { preludeName, resolveSymbol } from '../program/prelude.ts';
import { analyse } from './analyse.ts';
import type { Origins } from './origins.ts';

type FunctionLike = ts.FunctionDeclaration | ts.MethodDeclaration;

/** What a function does with the references that it is given; the numbers are those of `Origin`. */
export interface Summary {
  /** Arguments that the result may refer to. */
  readonly returned: Set<number>;
  /** Arguments that are still referred to after the call, and how. */
  readonly kept: Map<number, string>;
  /** What a function that is passed to it, by the number of the parameter, is called with. */
  readonly passes: Map<number, Origins[]>;
}

/** The state of the analysis of one function. */
export interface Analysis {
  readonly program: ProgramContext;
  readonly locals: Map<ts.Symbol, Origins>;
  readonly summary: Summary;
  /** Parameters of function type, by their numbers. */
  readonly functions: Map<ts.Symbol, number>;
  /** What an arrow function returns may refer to. */
  readonly results: Map<ts.Node, Origins>;
}

const known = new WeakMap<ProgramContext, Map<FunctionLike, Summary>>();

/** The summary of the function that is called; undefined for operations of the language. */
export function summaryOf(node: ts.CallExpression, program: ProgramContext): Summary | undefined {
  const callee = node.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const symbol = resolveSymbol(program.checker, name);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || preludeName(symbol) !== undefined) return undefined;
  if (!ts.isFunctionDeclaration(declaration) && !ts.isMethodDeclaration(declaration)) return undefined;
  return summarise(declaration, program);
}

/** Reports what escapes from the function's own frame, and says what it does with its arguments. */
export function summarise(declaration: FunctionLike, program: ProgramContext): Summary {
  const summaries = known.get(program) ?? new Map<FunctionLike, Summary>();
  known.set(program, summaries);
  const found = summaries.get(declaration);
  if (found !== undefined) return found;
  // A function met again inside itself is recursive, which is reported by itself.
  const summary: Summary = { returned: new Set(), kept: new Map(), passes: new Map() };
  summaries.set(declaration, summary);
  analyse({ program, locals: new Map(), summary, functions: new Map(), results: new Map() }, declaration);
  return summary;
}
