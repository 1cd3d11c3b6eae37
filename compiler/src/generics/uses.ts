import type ts from 'typescript';
import type { Instance } from './instance.ts';

/** One instance of a generic declaration, for the JavaScript back end. */
export interface GenericUse {
  readonly instance: Instance;
  readonly cName: string;
  /** For a method: the instance of its class. */
  readonly outer: Instance;
}

/** The instances of every generic class, function and method, in the order in which they are met. */
export class GenericUses {
  readonly #byDeclaration = new Map<ts.Node, GenericUse[]>();

  add(declaration: ts.Node, use: GenericUse): void {
    const known = this.#byDeclaration.get(declaration) ?? [];
    this.#byDeclaration.set(declaration, [...known, use]);
  }

  of(declaration: ts.Node, outer: Instance): readonly GenericUse[] {
    return (this.#byDeclaration.get(declaration) ?? []).filter((use) => use.outer === outer);
  }

  /** What JavaScript calls the instance; undefined for the first, which keeps the declaration's own name. */
  nameOf(declaration: ts.Node, instance: Instance, outer: Instance): string | undefined {
    const uses = this.of(declaration, outer);
    const index = uses.findIndex((use) => use.instance === instance);
    return index > 0 ? `$${uses[index]?.cName}` : undefined;
  }
}
