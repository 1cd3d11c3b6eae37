/**
 * Partitions on one core that call each other at random, as the hypervisor's own files serve them: what each guest
 * does, what comes back to it, and whether that may be. Every call has a number, which is its message; the answer to
 * call n is the number n + ANSWERS.
 */
import { expect } from 'vitest';
import { INTERRUPTED, PEER_GONE, SUCCESS, TIMED_OUT } from '../../abi/hypercalls.ts';
import { callDirectly } from '../../core/call-directly.ts';
import { call } from '../../core/call-requests.ts';
import type { Cpu } from '../../core/cpu.ts';
import { type Resident, Wait } from '../../core/resident.ts';

/** Beyond the number of every call. */
export const ANSWERS = 1_000_000n;
export const NS_PER_TICK = 1000n;

/** What a client does, once. */
export interface Errand {
  readonly thinkTicks: bigint;
  readonly server: number;
  /** 0: for ever. */
  readonly patienceTicks: bigint;
}

interface Calling {
  readonly number: bigint;
  /** Of the partition that it calls. */
  readonly server: number;
  readonly deadline: bigint | undefined;
}

/** All calls that were ever made. */
export class Calls {
  made = 0n;
  readonly received = new Set<bigint>();
  readonly ignored = new Set<bigint>();
  readonly callers = new Map<bigint, Guest>();
  /** The port at which each arrives. */
  readonly ports = new Map<bigint, number>();
  readonly results = new Map<bigint, number>();
}

/** A guest that runs, and makes a hypercall when it has run long enough. */
export abstract class Guest {
  leftTicks = 1n;
  /** An interrupt that it has not seen. */
  isInterrupted = false;
  calling: Calling | undefined;

  constructor(
    readonly resident: Resident,
    protected readonly cpu: Cpu,
    protected readonly calls: Calls,
    protected readonly now: () => bigint,
  ) {}

  /** The core is its own again: what its hypercall returned, if it had made one. */
  abstract resume(): void;
  /** It has run as long as it wanted. */
  abstract act(): void;

  waitsFor(number: bigint): boolean {
    return this.calling?.number === number && this.resident.wait === Wait.Answer;
  }

  /** The hypercall of a caller, by the short way if there is one. */
  protected makeCall(port: number, patienceTicks: bigint): void {
    const { resident, calls, cpu } = this;
    const number = ++calls.made;
    const { peer, peerPort } = resident.partition!.ports[port]!;
    const deadline = patienceTicks === 0n ? undefined : this.now() + patienceTicks;
    this.calling = { number, server: peer!.index, deadline };
    calls.callers.set(number, this);
    calls.ports.set(number, peerPort);
    resident.frame.x[1] = BigInt(port);
    resident.frame.x[2] = patienceTicks * NS_PER_TICK;
    resident.frame.x[3] = number;
    if (!callDirectly(cpu, resident)) call(cpu, resident);
  }

  /** What a call came to; throws if it cannot be. */
  protected resultOfCall(): bigint {
    const { calling, calls, resident } = this;
    const [result, answer] = [resident.frame.x[0]!, resident.frame.x[3]!];
    const { number, deadline } = calling!;
    calls.results.set(result, (calls.results.get(result) ?? 0) + 1);
    this.calling = undefined;
    if (result === SUCCESS) expect(answer, 'the answer is to this call').toBe(number + ANSWERS);
    else if (result === TIMED_OUT) expect(deadline !== undefined && this.now() >= deadline).toBe(true);
    else if (result === INTERRUPTED) expect(this.isInterrupted).toBe(true);
    else expect([result, calls.ignored.has(number)]).toEqual([PEER_GONE, true]);
    return result;
  }
}

export class Client extends Guest {
  #next = 0;
  readonly errands: readonly Errand[];

  constructor(errands: readonly Errand[], ...rest: ConstructorParameters<typeof Guest>) {
    super(...rest);
    this.errands = errands;
    this.leftTicks = errands[0]!.thinkTicks;
  }

  get isDone(): boolean {
    return this.#next === this.errands.length && this.calling === undefined;
  }

  resume(): void {
    if (this.calling) {
      this.resultOfCall();
      this.leftTicks = this.errands[this.#next]?.thinkTicks ?? 1n << 40n;
    }
    this.isInterrupted = false;
  }

  act(): void {
    const { server, patienceTicks } = this.errands[this.#next++]!;
    this.makeCall(server, patienceTicks);
  }
}
