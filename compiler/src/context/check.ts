/** A run-time check of the program: what `brk #id` stands for. */
export interface Check {
  readonly id: number;
  readonly kind: CheckKind;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly function: string;
  readonly text: string;
}

/** A check that the compiler left out, because it cannot fail. */
export type ProvedCheck = Omit<Check, 'id'>;

export type CheckKind =
  | 'overflow'
  | 'division'
  | 'shift'
  | 'index'
  | 'conversion'
  | 'null'
  | 'alignment'
  | 'assert'
  | 'panic'
  | 'unreachable';
