/**
 * Sampling ports: the newest message. Region 0 has a count of the messages written, and four slots; message n is
 * in slot n & 3, so the writer fills a slot that no reader has been told of for three messages.
 */
import { numberOf, type u32, wrappingSub } from '@bulkhead/bare';
import {
  loadCounter,
  orderCountBeforeMessage,
  readMessage,
  storeCounter,
  writeMessage,
} from './shared-memory.unsafe.ts';
import { slotOffset } from './slots.ts';

const LAST_SLOT: u32 = 3;
/** A message is whole if fewer than these were begun while it was copied. */
const OVERTAKEN: u32 = 3;
/** A reader that is overtaken this often in a row is told to come back. */
const ATTEMPTS: u32 = 8;
/** Follows the largest count: its slot is the next one, and 0 stands for no message. */
const COUNT_AFTER_LAST: u32 = 4;
const LAST_COUNT: u32 = 0xffff_ffff;

/** The writing end, at port `Port`, of messages of at most `Bytes` bytes. */
export class SamplingWriter<T extends object, Port extends number, Bytes extends number> {
  private isStarted: boolean = false;
  private count: u32 = 0;

  /** Makes `message` the newest one. */
  write(message: T): void {
    const port: u32 = numberOf<Port>();
    if (!this.isStarted) this.start();
    const count: u32 = this.count === LAST_COUNT ? COUNT_AFTER_LAST : this.count + 1;
    // A reader that sees a part of this message also sees that the three before it were written.
    orderCountBeforeMessage();
    writeMessage(port, 0, slotOffset(count & LAST_SLOT, numberOf<Bytes>()), message);
    storeCounter(port, 0, count);
    this.count = count;
  }

  /** Goes on where the partition was before it was restarted: nobody else can have written region 0. */
  private start(): void {
    this.count = loadCounter(numberOf<Port>(), 0);
    this.isStarted = true;
  }
}

/** The reading end. Whatever the writer does, it can only spoil the contents. */
export class SamplingReader<T extends object, Port extends number, Bytes extends number> {
  private taken: u32 = 0;

  /**
   * Copies the newest message; false if there is none, or if the writer was faster eight times in a row, and then
   * `into` holds nothing of use.
   */
  read(into: T): boolean {
    const port: u32 = numberOf<Port>();
    let count: u32 = loadCounter(port, 0);
    for (let attempt: u32 = 0; attempt < ATTEMPTS && count !== 0; attempt++) {
      readMessage(port, 0, slotOffset(count & LAST_SLOT, numberOf<Bytes>()), into);
      const now: u32 = loadCounter(port, 0);
      if (wrappingSub(now, count) < OVERTAKEN) {
        this.taken = count;
        return true;
      }
      count = now;
    }
    return false;
  }

  /** Whether a message has been written since the one that `read` gave last. */
  hasNew(): boolean {
    return loadCounter(numberOf<Port>(), 0) !== this.taken;
  }
}
