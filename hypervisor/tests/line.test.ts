/** Lines of the hypervisor's own: whole or not at all. */
import { acquire } from '@bulkhead/bare';
import * as fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { beginLine, endLine, endLineLater, field, numberedField, text } from '../core/console/line.ts';
import { ConsolePort, openPort } from '../core/console/port.ts';
import { RING_BYTES, ringCount, ringPut, ringTake } from '../core/console/ring.ts';
import { flushPort } from '../core/console/transmitter.ts';
import { initializeUart } from '../platform/pl011.ts';
import { boardWith, UART } from './model/board.ts';
import { COUNTER_HZ, type Machine } from './model/machine.ts';
import { Pl011 } from './model/pl011.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));

let machine: Machine;
let uart: Pl011;
let port: ConsolePort;
beforeEach(powerOn);
function powerOn(): void {
  ({ machine } = boardWith([{ cores: [0] }]));
  uart = new Pl011();
  machine.devices.push(uart);
  initializeUart(UART);
  port = new ConsolePort();
  openPort(port, 1);
}

/** What has been handed over and not sent, and how much was dropped. */
function waiting(): { readonly text: string; readonly dropped: number } {
  using guard = acquire(port.state);
  const { output } = guard.value;
  const bytes = Array.from({ length: ringCount(output) }, () => ringTake(output));
  return { text: String.fromCharCode(...bytes), dropped: output.dropped };
}

test('fields have a name and their value without leading zeros', () => {
  const field64 = fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }));
  fc.assert(
    fc.property(fc.array(field64, { maxLength: 10 }), fc.integer({ min: 0, max: 99 }), (fields, number) => {
      beginLine('event');
      for (const [name, value] of fields) field(name, value);
      numberedField(' x', number, 0n);
      endLineLater(port);
      const words = fields.map(([name, value]) => ` ${name}=0x${value.toString(16)}`);
      expect(waiting()).toEqual({ text: `event${words.join('')} x${number}=0x0\n`, dropped: 0 });
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('a line that is too long is cut, and ends', () => {
  beginLine('long');
  for (let i = 0; i < 500; i++) text('.');
  endLineLater(port);
  expect(waiting().text).toBe(`long${'.'.repeat(379)}\n`);
});

test('a line that was begun is given up for the next', () => {
  beginLine('half');
  beginLine('whole');
  endLineLater(port);
  expect(waiting().text).toBe('whole\n');
});

function fill(): void {
  using guard = acquire(port.state);
  while (ringPut(guard.value.output, 0x2e));
}

test('without room a line waits a twentieth of a second, and is dropped whole', () => {
  uart.room = 0;
  fill();
  // A frame's worth is under way, and the rest stays.
  flushPort(port);
  fill();
  machine.active.set('CNTPCT_EL0', { read: () => machine.counter++ });
  const before = machine.counter;
  beginLine('no room');
  endLine(port);
  expect(machine.counter - before).toBeGreaterThan(COUNTER_HZ / 20n);
  expect(waiting()).toEqual({ text: '.'.repeat(RING_BYTES), dropped: 'no room\n'.length });
});
