/** An operation of each kind. */
import { callKnown, callThroughPort, callUnknown, callWithImmediate, flood } from './calls.ts';
import { reset, sendSgis, sleep, spin, spoilChannel, startCpu, storm } from './disturbances.ts';
import { Kind, type Outcome } from './kinds.ts';
import { playWithLines } from './lines.ts';
import {
  Form,
  maintain,
  strike,
  strikeAligned,
  strikeByWalk,
  strikeDevice,
  strikeHigh,
  strikeOwnDevice,
  strikeUnaligned,
} from './memory.ts';
import { outside } from './places.ts';
import { playWithPuppet } from './puppet.ts';
import { playWithWatchdog } from './watchdog.ts';
import { readRegister, runAarch32Word, runSystem, runUserWord, runWord, writeRegister } from './words.ts';

/** Makes the operation whose numbers have begun. */
export function perform(kind: Kind): Outcome {
  switch (kind) {
    case Kind.Plain:
      return strike(Form.Plain, outside() & ~7n);
    case Kind.Unaligned:
      return strikeUnaligned();
    case Kind.Pair:
      return strikeAligned(Form.Pair);
    case Kind.Indexed:
      return strikeAligned(Form.Indexed);
    case Kind.Exclusive:
      return strikeAligned(Form.Exclusive);
    case Kind.StoreExclusive:
      return strikeAligned(Form.StoreExclusive);
    case Kind.Atomic:
      return strikeAligned(Form.Atomic);
    case Kind.Simd:
      return strikeAligned(Form.Simd);
    case Kind.Zero:
      return strikeAligned(Form.Zero);
    case Kind.Cache:
      return maintain(Form.Cache);
    case Kind.SetWay:
      return maintain(Form.SetWay);
    case Kind.Translate:
      return maintain(Form.Translate);
    case Kind.Invalidate:
      return maintain(Form.Invalidate);
    case Kind.Fetch:
      return strikeAligned(Form.Branch);
    case Kind.High:
      return strikeHigh();
    case Kind.Walk:
      return strikeByWalk();
    case Kind.Device:
      return strikeDevice();
    case Kind.RegisterRead:
      return readRegister();
    case Kind.RegisterWrite:
      return writeRegister();
    case Kind.System:
      return runSystem();
    case Kind.Word:
      return runWord();
    case Kind.User:
      return runUserWord();
    default:
      return disturb(kind);
  }
}

function disturb(kind: Kind): Outcome {
  switch (kind) {
    case Kind.Call:
      return callKnown();
    case Kind.UnknownCall:
      return callUnknown();
    case Kind.ImmediateCall:
      return callWithImmediate();
    case Kind.PortCall:
      return callThroughPort();
    case Kind.Console:
      return flood();
    case Kind.Channel:
      return spoilChannel();
    case Kind.Sgi:
      return sendSgis();
    case Kind.Storm:
      return storm();
    case Kind.Sleep:
      return sleep();
    case Kind.Spin:
      return spin();
    case Kind.CpuOn:
      return startCpu();
    case Kind.Aarch32:
      return runAarch32Word();
    case Kind.Watchdog:
      return playWithWatchdog();
    case Kind.Control:
      return playWithPuppet();
    case Kind.Newer:
      return strikeAligned(Form.Newer);
    case Kind.OwnDevice:
      return strikeOwnDevice();
    case Kind.Line:
      return playWithLines();
    default:
      return reset();
  }
}
