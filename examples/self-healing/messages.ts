import type { u32 } from '@bulkhead/bare';

/** Which register of the clock is to be read. */
export class Request {
  offset: u32 = 0;
}

export const enum Answer {
  Value = 0,
  NoSuchRegister = 1,
}

export class Reply {
  answer: u32 = Answer.Value;
  value: u32 = 0;
}
