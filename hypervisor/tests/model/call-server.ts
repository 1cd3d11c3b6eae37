/** A partition that answers calls, and makes its own. */
import { expect } from 'vitest';
import { INTERRUPTED, INVALID_PARAMETERS, NO_PORT, SUCCESS } from '../../abi/hypercalls.ts';
import { replyDirectly } from '../../core/call-directly.ts';
import { replyAndReceive } from '../../core/call-requests.ts';
import { ANSWERS, Guest } from './call-guests.ts';

/** What a server does with a call, in turns. */
export interface Habit {
  readonly workTicks: bigint;
  /** `elsewhere`: an answer to a port at which nothing waits for one. */
  readonly answer: 'reply' | 'ask' | 'ignore' | 'elsewhere';
  readonly patienceTicks: bigint;
}

/** Answers at port i the i-th client or server before it, and calls the server behind it at `behind`. */
export class Server extends Guest {
  #habit = 0;
  #serving: { number: bigint; port: bigint } | undefined;
  /** It has made HYPERCALL_REPLY_RECEIVE. */
  #receives = false;
  #refusalExpected = false;
  #result: 'reply' | 'ignore' | 'elsewhere' | 'nothing' = 'nothing';
  /** It is to call the server behind it first. */
  #asks: Habit | undefined;
  readonly habits: readonly Habit[];
  readonly behind: number | undefined;

  constructor(
    habits: readonly Habit[],
    behind: number | undefined,
    ...rest: ConstructorParameters<typeof Guest>
  ) {
    super(...rest);
    this.habits = habits;
    this.behind = behind;
  }

  get #now(): Habit {
    return this.habits[this.#habit % this.habits.length]!;
  }

  resume(): void {
    if (this.calling) {
      this.resultOfCall();
      this.#result = 'reply';
      this.leftTicks = 1n;
    } else if (this.#receives) {
      this.#receives = false;
      this.#takeCall();
    }
    this.isInterrupted = false;
  }

  #takeCall(): void {
    const { resident, calls } = this;
    const [result, port, number] = [resident.frame.x[0]!, resident.frame.x[1]!, resident.frame.x[3]!];
    this.leftTicks = 1n;
    if (this.#refusalExpected) {
      expect(result).toBe(INVALID_PARAMETERS);
      this.#refusalExpected = false;
      this.#result = 'reply';
      return;
    }
    this.#result = 'nothing';
    if (result === INTERRUPTED) {
      expect(this.isInterrupted).toBe(true);
      return;
    }
    expect(result).toBe(SUCCESS);
    expect(calls.received.has(number), 'a call is received once').toBe(false);
    calls.received.add(number);
    expect(Number(port)).toBe(calls.ports.get(number));
    this.#serving = { number, port };
    const habit = this.#now;
    this.#habit += 1;
    this.leftTicks = habit.workTicks;
    this.#result = habit.answer === 'ask' ? 'reply' : habit.answer;
    this.#asks = habit.answer === 'ask' && this.behind !== undefined ? habit : undefined;
  }

  act(): void {
    if (this.#asks) {
      const { patienceTicks } = this.#asks;
      this.#asks = undefined;
      this.makeCall(this.behind!, patienceTicks);
      return;
    }
    const { resident, cpu, calls } = this;
    const serving = this.#serving;
    let port = NO_PORT;
    if (serving && this.#result === 'ignore') calls.ignored.add(serving.number);
    if (serving && this.#result === 'reply') {
      port = serving.port;
      resident.frame.x[3] = serving.number + ANSWERS;
    }
    if (serving && this.#result === 'elsewhere') port = this.#portBeside(Number(serving.port));
    // Where calls can come, only a caller that still waits tells that the answer is not for this port.
    const waits = serving !== undefined && calls.callers.get(serving.number)!.waitsFor(serving.number);
    this.#refusalExpected = this.#result === 'elsewhere' && (waits || port >= 1n << 32n);
    if (!this.#refusalExpected) this.#serving = undefined;
    resident.frame.x[1] = port;
    this.#receives = true;
    if (!replyDirectly(cpu, resident)) replyAndReceive(cpu, resident);
  }
  /** Another port at which it answers, or a number that is none. */
  #portBeside(port: number): bigint {
    const { ports } = this.resident.partition!;
    const other = [...ports].findIndex(({ answers }, number) => answers && number !== port);
    return other < 0 ? 1n << 32n : BigInt(other);
  }
}
