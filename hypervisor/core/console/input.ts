/** Input of the console stream: frames from the UART to the partitions' ports. */
import { type Locked, locked, acquire as takeLock, type u8, u32 } from '@bulkhead/bare';
import { acquire, release } from '#lock';
import { ConsoleKind } from '../../abi/configuration.ts';
import { FRAME_CONSOLE_BASE, FRAME_LENGTH_BASE, FRAME_MAX_BYTES, FRAME_START } from '../../abi/console.ts';
import { clearUartInterrupts, uartHasInput, uartReceive } from '../../platform/pl011.ts';
import { packedConfiguration } from '../configuration.ts';
import { type Partition, partitions, recordOf } from '../partition.ts';
import { updateUartLine } from '../uart-line.ts';
import { ringPut } from './ring.ts';

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
const decoders: Locked<Decoder> = locked(new Decoder());

/** The partition whose console has this number, or null. */
function partitionOf(console: u32): Partition | null {
  if (console === 0 || console > packedConfiguration().partitionCount) return null;
  return partitions[console - 1];
}

function accept(console: u32, byte: u8): void {
  const partition = partitionOf(console);
  if (partition === null || recordOf(partition).consoleKind === ConsoleKind.None) return;
  acquire(partition.console.lock);
  if (!ringPut(partition.console.input, byte) && partition.console.input.dropped < 0xffff_ffff) {
    partition.console.input.dropped += 1;
  }
  release(partition.console.lock);
  updateUartLine(partition, null);
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

/** The UART's interrupt, on the console's core. */
export function takeConsoleInput(): void {
  clearUartInterrupts();
  using guard = takeLock(decoders);
  for (let i: u32 = 0; i < BYTES_PER_INTERRUPT && uartHasInput(); i++) decode(guard.value, uartReceive());
}
