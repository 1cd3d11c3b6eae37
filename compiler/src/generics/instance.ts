import type ts from 'typescript';
import type { Check } from '../context/check.ts';
import type { Expression } from '../context/expression.ts';
import type { Passed } from '../functions/passed.ts';
import type { BareType } from '../types/bare-type.ts';

/** What a type parameter stands for. */
export interface TypeArgument {
  readonly type: BareType;
  /** The number that a parameter `N extends number` stands for. */
  readonly value?: number;
  /** The address space that it is of; see `spaceOfType`. */
  readonly space?: string;
}

export type Bindings = ReadonlyMap<ts.Symbol, TypeArgument>;

/** One use of a generic declaration with certain types; what is not generic has the instance without any. */
export class Instance {
  readonly bindings: Bindings;
  /** `_u32_8`, the end of the symbol in C; '' without type arguments. */
  readonly suffix: string;
  /** `<u32, 8>`, as diagnostics write it. */
  readonly display: string;
  /** `T = u32, N = 8`. */
  readonly description: string;
  /** What every expression turned out to be, and the check at it; the JavaScript back end goes by both. */
  readonly typings: Map<ts.Node, Expression>;
  readonly checksAt: Map<ts.Node, Check>;
  /** What JavaScript calls the instance that a call or a `new` names, where that is not the first. */
  readonly targets: Map<ts.Node, string>;
  /** The instance with the same types, whatever functions are passed; JavaScript knows only that. */
  readonly base: Instance;
  /** What parameters of function type stand for. */
  readonly functions: ReadonlyMap<ts.Symbol, Passed>;

  constructor(
    bindings: Bindings = new Map(),
    suffix = '',
    display = '',
    description = '',
    base?: Instance,
    functions: ReadonlyMap<ts.Symbol, Passed> = new Map(),
  ) {
    this.bindings = bindings;
    this.suffix = suffix;
    this.display = display;
    this.description = description;
    this.base = base ?? this;
    this.functions = functions;
    this.typings = base?.typings ?? new Map();
    this.checksAt = base?.checksAt ?? new Map();
    this.targets = base?.targets ?? new Map();
  }

  /** The instance with these functions passed to it. */
  withFunctions(functions: ReadonlyMap<ts.Symbol, Passed>): Instance {
    const names = [...functions.values()].map(({ target }) => `_${target.displayName.replace(/\W+/g, '_')}`);
    const suffix = this.suffix + names.join('');
    return new Instance(this.bindings, suffix, this.display, this.description, this, functions);
  }
}
