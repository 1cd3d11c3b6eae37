/** What the host wrote into the program before it was packed: ../src/attacker.ts has the same fields. */
import type { u64 } from '@bulkhead/bare';
import { linkerAddress, overlay } from '@bulkhead/bare/unsafe';

/** The words behind the mark of 16 bytes, in the order of the file. */
export class Parameters {
  markLow: u64 = 0n;
  markHigh: u64 = 0n;
  seed: u64 = 0n;
  /** Operations first to first + count - 1. */
  first: u64 = 0n;
  count: u64 = 0n;
  /** A bit for each `Kind` that may come. */
  kinds: u64 = 0n;
  vcpus: u64 = 0n;
  /** 1 with an emulated PL011. */
  hasUart: u64 = 0n;
  /** 1: the board's PL031, 2: its PL061. */
  devices: u64 = 0n;
  /** 1 with an emulated watchdog. */
  hasWatchdog: u64 = 0n;
  /** Index of the partition that it may control; 0 if there is none. */
  puppet: u64 = 0n;
  /** A line says how far the attack is, after so many operations. */
  progress: u64 = 0n;
  /** Version of the interrupt controller; start.S knows this word by its offset. */
  gic: u64 = 0n;
  /** Board-physical addresses that are worth more than others. */
  victim: u64 = 0n;
  own: u64 = 0n;
}

/** Safety: start.S reserves the words, aligned. */
export function parameters(): Parameters {
  return overlay(Parameters, linkerAddress('attack_parameters'));
}
