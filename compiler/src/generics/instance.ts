import type ts from 'typescript';
import type { Check } from '../context/check.ts';
import type { Expression } from '../context/expression.ts';
import type { BareType } from '../types/bare-type.ts';

/** What a type parameter stands for. */
export interface TypeArgument {
  readonly type: BareType;
  /** The number that a parameter `N extends number` stands for. */
  readonly value?: number;
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
  readonly typings = new Map<ts.Node, Expression>();
  readonly checksAt = new Map<ts.Node, Check>();
  /** What JavaScript calls the instance that a call or a `new` names, where that is not the first. */
  readonly targets = new Map<ts.Node, string>();

  constructor(bindings: Bindings = new Map(), suffix = '', display = '', description = '') {
    this.bindings = bindings;
    this.suffix = suffix;
    this.display = display;
    this.description = description;
  }
}
