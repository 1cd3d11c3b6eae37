/** A failed run-time check: on the target a `brk` whose immediate is the number of the check. */
export class CheckFailure extends Error {
  constructor(
    message: string,
    readonly kind: string = 'assert',
    readonly file: string = '',
    readonly line: number = 0,
    /** The number of the check, the same as on the target; 0 where none is known. */
    readonly check: number = 0,
  ) {
    super(message);
  }
}
