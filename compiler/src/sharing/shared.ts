import type ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import type { BareType, ClassType } from '../types/bare-type.ts';
import { classFields } from '../types/members.ts';

/** Declarations of fields and module-level variables that every core reaches without a lock, each with a way to it. */
export type Shared = ReadonlyMap<ts.Node, string>;

/**
 * Follows module-level storage to every field that lies in it. Behind a `Locked` or a `PerCpu` nothing is
 * shared, but what a field `X | null` there refers to is: module-level storage that others reach as well.
 */
export function findShared(program: ProgramContext): Shared {
  const shared = new Map<ts.Node, string>();
  const owned = new Set<ts.Node>();
  const visit = (type: BareType, path: string, isShared: boolean): void => {
    if (type.kind === 'fixed') visit(type.element, `${path}[…]`, isShared);
    if (type.kind === 'locked' || type.kind === 'perCpu') visit(type.content, path, false);
    if (type.kind === 'nullable') visit(type.target, path, true);
    if (type.kind === 'class') visitFields(type, path, isShared);
  };
  const visitFields = (type: ClassType, path: string, isShared: boolean): void => {
    for (const field of classFields(program, type)) {
      const { declaration } = field;
      if (shared.has(declaration) || (!isShared && owned.has(declaration))) continue;
      const fieldPath = `${path}.${field.name}`;
      if (isShared) shared.set(declaration, fieldPath);
      else owned.add(declaration);
      visit(field.type, fieldPath, isShared);
    }
  };
  for (const { symbol, type } of program.storage) {
    const isOwned = type.kind === 'locked' || type.kind === 'perCpu';
    if (!isOwned && symbol.valueDeclaration !== undefined) shared.set(symbol.valueDeclaration, symbol.name);
    visit(type, symbol.name, !isOwned);
  }
  return shared;
}
