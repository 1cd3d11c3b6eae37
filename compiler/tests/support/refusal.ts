import type { Sharing } from '../../src/context/program-context.ts';

/** A program that must be refused, with everything that is reported about it. */
export interface Refusal {
  /** Text of the entry, written as it is. */
  readonly source: string;
  /** Name of the entry; `main.ts` unless it matters. */
  readonly file?: string;
  /** Whether several cores run the program. */
  readonly sharing?: Sharing;
  readonly files?: Readonly<Record<string, string>>;
  /** `line:column code: message`, in order; another file's name comes first where it is not the entry. */
  readonly reports: readonly string[];
}
