/** Input of the console stream: frames from the UART to the partitions' ports. */
import { acquire, type Locked, locked, type u8, u32 } from '@bulkhead/bare';
import { clearUartInterrupts, uartHasInput, uartReceive } from '#uart';
import { ConsoleKind } from '../../abi/configuration.ts';
import { FRAME_CONSOLE_BASE, FRAME_LENGTH_BASE, FRAME_MAX_BYTES, FRAME_START } from '../../abi/console.ts';
import { packedConfiguration } from '../configuration.ts';
import { isUart } from '../features.ts';
import { type Partition, partitions, recordOf } from '../partition.ts';
import { receiveByte } from '../virtual-uart.ts';

/** Bytes taken from the UART by one interrupt at most; what is left raises the next. */
const BYTES_PER_INTERRUPT: u32 = 64;

const enum Expect {
  Start = 0,
  Console = 1,
  Length = 2,
  Data = 3,
}

class Decoder {
  expect: u32 = Expect.Start;
  console: u32 = 0;
  left: u32 = 0;
}

/** Only the console's core takes input: the lock is never waited for. */
export const decoders: Locked<Decoder> = locked(new Decoder());

/** The partition whose console has this number, or null. */
function partitionOf(console: u32): Partition | null {
  if (console === 0 || console > packedConfiguration().partitionCount) return null;
  return partitions.of(console - 1);
}

function accept(console: u32, byte: u8): void {
  const partition = partitionOf(console);
  if (partition === null) return;
  const kind = recordOf(partition).consoleKind;
  if (kind !== ConsoleKind.None) receiveByte(partition, byte, isUart(kind));
}

function decode(decoder: Decoder, byte: u8): void {
  const value: u32 = u32(byte);
  switch (decoder.expect) {
    case Expect.Console:
      decoder.console = value >= FRAME_CONSOLE_BASE ? value - FRAME_CONSOLE_BASE : 0;
      decoder.expect = value >= FRAME_CONSOLE_BASE ? Expect.Length : Expect.Start;
      break;
    case Expect.Length:
      decoder.left = value > FRAME_LENGTH_BASE ? value - FRAME_LENGTH_BASE : 0;
      decoder.expect = decoder.left > 0 && decoder.left <= FRAME_MAX_BYTES ? Expect.Data : Expect.Start;
      break;
    case Expect.Data:
      accept(decoder.console, byte);
      decoder.left -= 1;
      if (decoder.left === 0) decoder.expect = Expect.Start;
      break;
    default:
      if (value === FRAME_START) decoder.expect = Expect.Console;
      break;
  }
}

/**
 * The UART's interrupt, on the console's core.
 * @cold
 */
export function takeConsoleInput(): void {
  clearUartInterrupts();
  using guard = acquire(decoders);
  for (let i: u32 = 0; i < BYTES_PER_INTERRUPT && uartHasInput(); i++) decode(guard.value, uartReceive());
}
