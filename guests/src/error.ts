/** A guest image that cannot be had; the message ends with what to do about it. */
export class GuestError extends Error {
  override readonly name = 'GuestError';

  constructor(
    problem: string,
    readonly remedy: string,
  ) {
    super(`${problem}\n  ${remedy}`);
  }
}
