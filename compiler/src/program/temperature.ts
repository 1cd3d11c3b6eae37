/** What is compiled for speed and what for size. */
import type { FunctionInfo, ProgramContext } from '../context/program-context.ts';
import { annotation } from './annotations.ts';

const isMarked = (info: FunctionInfo, tag: string): boolean =>
  annotation(info.declaration, tag) !== undefined;

/**
 * What is written before the prototype of each function. In a program with functions marked `@hot`, these and
 * what they call are compiled for speed and all else for size, and so is what is marked `@cold`, which stays
 * a function of its own: it must not take registers on the hot paths that lead past it. `@apart` does not change
 * how a function is compiled, but keeps one copy of it: it is large and called from many places.
 */
export function temperatures(context: ProgramContext): ReadonlyMap<FunctionInfo, string> {
  const functions = [...context.functions.values()];
  const roots = functions.filter((info) => isMarked(info, 'hot'));
  const result = new Map<FunctionInfo, string>();
  if (roots.length === 0) return result;
  const hot = new Set<FunctionInfo>();
  const visit = (info: FunctionInfo): void => {
    if (hot.has(info) || result.has(info)) return;
    if (isMarked(info, 'cold')) {
      result.set(info, 'COLD APART ');
      return;
    }
    hot.add(info);
    for (const called of info.calls) visit(called);
  };
  for (const root of roots) visit(root);
  for (const info of functions) {
    if (!hot.has(info) && !result.has(info)) result.set(info, 'COLD ');
    if (isMarked(info, 'apart')) result.set(info, hot.has(info) ? 'APART ' : 'COLD APART ');
  }
  return result;
}
