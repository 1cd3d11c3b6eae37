/** The board's PL011 as far as the hypervisor uses it: what it sent, and as much room as the test grants. */
import { UART } from './board.ts';
import type { Device } from './machine.ts';

export class Pl011 implements Device {
  readonly base = UART;
  readonly sizeBytes = 0x1000n;
  readonly sent: number[] = [];
  readonly received: number[] = [];
  /** Bytes that the transmit FIFO takes before it is full. */
  room = 0;

  read(offset: number): bigint {
    if (offset === 0x18)
      return BigInt((this.received.length === 0 ? 1 << 4 : 0) | (this.room === 0 ? 1 << 5 : 0));
    return offset === 0 ? BigInt(this.received.shift() ?? 0) : 0n;
  }

  write(offset: number, value: bigint): void {
    if (offset !== 0) return;
    if (this.room === 0) throw new Error('a byte was sent to a full UART');
    this.room -= 1;
    this.sent.push(Number(value));
  }
}
