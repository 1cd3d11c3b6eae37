import * as fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { ConsoleKind } from '../abi/configuration.ts';
import { GUEST_UART_INTID } from '../abi/platform.ts';
import { Access } from '../arch/aarch64/access.ts';
import { Due } from '../core/console/due.ts';
import { openPort } from '../core/console/port.ts';
import { RING_BYTES } from '../core/console/ring.ts';
import { flushPort } from '../core/console/transmitter.ts';
import { partitions } from '../core/partition.ts';
import { accessUart, receiveByte, resetUart, updateUartLine } from '../core/virtual-uart.ts';
import { initializeUart } from '../platform/pl011.ts';
import { boardWith, UART } from './model/board.ts';
import { COUNTER_HZ, type Machine } from './model/machine.ts';
import { Pl011 } from './model/pl011.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));

/** Registers of the PL011 (DDI 0183, 3.2). */
const [DR, FR, IMSC, MIS, ICR] = [0x00, 0x18, 0x38, 0x40, 0x44];
const INTERRUPTS_RX_TX = (1 << 4) | (1 << 5) | (1 << 6);
const partition = partitions.of(0);

let machine: Machine;
let uart: Pl011;
beforeEach(powerOn);
function powerOn(): void {
  ({ machine } = boardWith([{ cores: [0], consoleKind: ConsoleKind.Pl011 }]));
  uart = new Pl011();
  machine.devices.push(uart);
  initializeUart(UART);
  openPort(partition.console, 1);
  send();
  resetUart(partition);
}

/** Empties the output. */
function send(): void {
  for (let done = false; !done; ) {
    uart.room = 10_000;
    machine.counter += COUNTER_HZ;
    done = flushPort(partition.console);
  }
  uart.sent.length = 0;
}

function access(offset: number, write: boolean, value = 0): { value: number; due: Due } {
  const one = new Access();
  Object.assign(one, { offset, write, sizeBytes: 4, value: BigInt(value) });
  const due = accessUart(partition, one, null);
  return { value: Number(one.value), due };
}
const read = (offset: number) => access(offset, false).value;
const write = (offset: number, value: number) => access(offset, true, value).due;
const line = () =>
  (partition.interrupts.lines[GUEST_UART_INTID >>> 5]!.load() & (1 << (GUEST_UART_INTID & 31))) !== 0;

test('whatever happens, the interrupt controller knows the level that UARTMIS says', () => {
  const step = fc.oneof(
    fc.record({ put: fc.integer({ min: 1, max: RING_BYTES + 1 }) }),
    fc.record({ receive: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ mask: fc.constantFrom(0, 1 << 4, 1 << 5, INTERRUPTS_RX_TX) }),
    fc.record({ clear: fc.constantFrom(1 << 5, INTERRUPTS_RX_TX) }),
    fc.constantFrom({ take: true }, { flush: true }, { reset: true }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      powerOn();
      for (const one of steps) {
        if ('put' in one) for (let i = 0; i < one.put; i++) write(DR, 65);
        else if ('receive' in one) for (let i = 0; i < one.receive; i++) receiveByte(partition, 66, true);
        else if ('mask' in one) write(IMSC, one.mask);
        else if ('clear' in one) write(ICR, one.clear);
        else if ('take' in one) read(DR);
        else if ('reset' in one) resetUart(partition);
        else {
          uart.room = 100;
          flushPort(partition.console);
          updateUartLine(partition, null);
        }
        // The line first: the read of a register would tell it too.
        const told = line();
        expect(told).toBe(read(MIS) !== 0);
      }
    }),
    { numRuns: 100, seed: 1 },
  );
});

test('output is due at a newline or when much has gathered, and only a write of data makes it so', () => {
  expect(write(DR, 65)).toBe(Due.Soon);
  expect(access(FR, false).due).toBe(Due.Not);
  expect(write(IMSC, 0)).toBe(Due.Not);
  expect(write(DR, 10)).toBe(Due.Now);
  for (let i = 2; i < 63; i++) expect(write(DR, 65)).toBe(Due.Soon);
  expect(write(DR, 65)).toBe(Due.Now);
});

test('what is sent is what was written, up to the room of the ring', () => {
  for (let i = 0; i < RING_BYTES + 5; i++) write(DR, 90);
  expect(read(FR) & (1 << 5)).not.toBe(0);
  uart.room = 2 * RING_BYTES;
  machine.counter += COUNTER_HZ;
  while (!flushPort(partition.console));
  expect(uart.sent.filter((byte) => byte === 90).length).toBe(RING_BYTES);
});
