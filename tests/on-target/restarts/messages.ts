/** What the partitions send each other. */
import type { u32, u64 } from '@bulkhead/bare';

/** The seal follows from the number: a message in pieces of two has the wrong one. */
export class Numbered {
  number: u64 = 0n;
  seal: u64 = 0n;
}

export class Question {
  number: u64 = 0n;
  left: u32 = 0;
  right: u32 = 0;
}

export class Answer {
  sum: u64 = 0n;
}

export function isWhole(message: Numbered): boolean {
  return message.seal === message.number * 3n;
}

export function fill(message: Numbered, number: u64): void {
  message.number = number;
  message.seal = number * 3n;
}
