import type { FunctionInfo, ProgramContext } from '../context/program-context.ts';

/** Reports each cycle of the call graph once, at the function that is reached first. */
export function checkRecursion(program: ProgramContext): void {
  const state = new Map<FunctionInfo, 'open' | 'done'>();
  const path: FunctionInfo[] = [];
  const visit = (info: FunctionInfo): void => {
    if (state.get(info) === 'done') return;
    if (state.get(info) === 'open') {
      const cycle = [...path.slice(path.indexOf(info)), info].map((f) => f.displayName);
      program.report(info.declaration.name ?? info.declaration, 'BT6001', cycle.join(' → '));
      return;
    }
    state.set(info, 'open');
    path.push(info);
    for (const callee of info.calls) visit(callee);
    path.pop();
    state.set(info, 'done');
  };
  for (const info of program.functions.values()) visit(info);
}
