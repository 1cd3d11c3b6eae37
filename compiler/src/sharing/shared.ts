import type ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import type { BareType, ClassType } from '../types/bare-type.ts';
import { classFields } from '../types/members.ts';

/** Declarations of fields and module-level variables that every core reaches without a lock, each with a way to it. */
export type Shared = ReadonlyMap<ts.Node, string>;

/**
 * Classes with objects in module-level storage outside every `PerCpu`. All objects of another class are some
 * core's own, and a reference to one never gets to another core: `of` is checked.
 */
function classesOutsidePerCpu(program: ProgramContext): ReadonlySet<ts.Symbol> {
  const outside = new Set<ts.Symbol>();
  const visit = (type: BareType): void => {
    if (type.kind === 'fixed') visit(type.element);
    if (type.kind === 'locked' || type.kind === 'pool') visit(type.content);
    if (type.kind !== 'class' || outside.has(type.symbol)) return;
    outside.add(type.symbol);
    for (const field of classFields(program, type)) visit(field.type);
  };
  for (const { type } of program.storage) visit(type);
  return outside;
}

/**
 * Follows module-level storage to every field that lies in it. Behind a `Locked` or a `PerCpu` nothing is
 * shared, but what a field `X | null` there refers to may be: module-level storage that others reach as well.
 */
export function findShared(program: ProgramContext): Shared {
  const shared = new Map<ts.Node, string>();
  const owned = new Set<ts.Node>();
  const outside = classesOutsidePerCpu(program);
  const isPerCore = (type: BareType) => type.kind === 'class' && !outside.has(type.symbol);
  const visit = (type: BareType, path: string, isShared: boolean): void => {
    if (type.kind === 'fixed') visit(type.element, `${path}[…]`, isShared);
    if (type.kind === 'pool') visit(type.content, `${path}[…]`, isShared);
    if (type.kind === 'locked' || type.kind === 'perCpu') visit(type.content, path, false);
    if (type.kind === 'nullable') visit(type.target, path, isShared || !isPerCore(type.target));
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
