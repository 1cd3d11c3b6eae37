import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { pointerTo } from '../context/expression.ts';
import { translateExpression } from '../expressions/expression.ts';
import { preludeName, resolveSymbol } from '../program/prelude.ts';
import { skipParentheses } from '../program/syntax.ts';
import type { GuardType } from '../types/bare-type.ts';
import { storageName } from '../types/names.ts';
import { markLine } from './statement.ts';
import { nameLocal, nameRefused } from './variables.ts';

/** Whether the declarations are made with `using` or `await using`. */
export function isUsingList(node: ts.VariableDeclarationList): boolean {
  return (node.flags & ts.NodeFlags.Using) !== 0;
}

export function isUsing(node: ts.VariableDeclaration): boolean {
  return ts.isVariableDeclarationList(node.parent) && isUsingList(node.parent);
}

/**
 * `using guard = acquire(x)`: C's `cleanup` releases the lock at every exit of the scope, in reverse order,
 * as TypeScript disposes of it.
 */
export function translateUsing(node: ts.VariableStatement, context: Context): void {
  for (const declaration of node.declarationList.declarations) {
    markLine(declaration, context);
    declareGuard(declaration, context);
  }
}

function declareGuard(declaration: ts.VariableDeclaration, context: Context): void {
  const taken = declaration.initializer && takenLock(declaration.initializer, context);
  if (taken === undefined || !ts.isIdentifier(declaration.name)) {
    context.report(declaration.initializer ?? declaration, 'BT4012');
    nameRefused(declaration.name, context);
    return;
  }
  const locked = translateExpression(taken.locked, context);
  if (locked.type.kind !== 'locked') {
    if (locked.type.kind !== 'error') context.report(declaration, 'BT4012');
    nameRefused(declaration.name, context);
    return;
  }
  const type: GuardType = { kind: 'guard', content: locked.type.content };
  const pointer = `${storageName(locked.type)} *`;
  const guard = nameLocal(declaration.name, context, type);
  if (context.owner !== undefined) context.program.framed.add(context.owner);
  const lock = context.temporary();
  const [take, drop] = taken.tries
    ? ['bare_try_acquire', 'bare_release_if_held']
    : ['bare_acquire', 'bare_release'];
  const cleanup = `__attribute__((cleanup(${context.helper(drop)})))`;
  const taking = `${context.helper(take)}((bare_lock *)${pointerTo({ ...locked })})`;
  context.writer.line(`bare_lock *const ${lock} ${cleanup} = ${taking};`);
  // A lock may be held for its own sake.
  context.writer.line(`${pointer}const ${guard} __attribute__((unused)) = (${pointer})${lock};`);
}

/** The argument of `acquire(…)` or `tryAcquire(…)`. */
function takenLock(node: ts.Expression, context: Context) {
  const call = skipParentheses(node);
  if (!ts.isCallExpression(call)) return undefined;
  const name = preludeName(resolveSymbol(context.checker, call.expression))?.name;
  const locked = call.arguments[0];
  if ((name !== 'acquire' && name !== 'tryAcquire') || locked === undefined) return undefined;
  return { locked, tries: name === 'tryAcquire' };
}
