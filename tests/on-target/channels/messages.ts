/** The messages of the system; both partitions of a channel import them. */
import { type Fixed, fixed, type u32, type u64 } from '@bulkhead/bare';

/** The seal follows from the number: a message in pieces of two has the wrong one. */
export class Setpoint {
  number: u64 = 0n;
  words: Fixed<u32, 8> = fixed(8, 0);
  seal: u64 = 0n;
}

export class LogLine {
  number: u32 = 0;
  value: u32 = 0;
}

export class Question {
  number: u64 = 0n;
  left: u32 = 0;
  right: u32 = 0;
}

export class Answer {
  sum: u64 = 0n;
}
