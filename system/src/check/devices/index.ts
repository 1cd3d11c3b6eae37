/** Rules on devices, interrupts and consoles. */

import type { Rule } from '../rule.ts';
import { deviceClocks } from './clocks.ts';
import { consoleDropped } from './console-dropped.ts';
import { deviceTreeNumber } from './device-tree-number.ts';
import { directInterrupts } from './direct-interrupts.ts';
import { deviceDma } from './dma.ts';
import { deviceAddress } from './guest-address.ts';
import { guestCollisions } from './guest-collisions.ts';
import { interruptCount } from './interrupt-count.ts';
import { interruptTwice } from './interrupt-twice.ts';
import { knownDevice } from './known.ts';
import { knownInterrupt } from './known-interrupt.ts';
import { needlessDma } from './needless-dma.ts';
import { needlessNeeds } from './needless-needs.ts';
import { deviceNeeds } from './needs.ts';
import { deviceOwner } from './owner.ts';
import { privateInterrupt } from './private-interrupt.ts';
import { refusedDevice } from './refused.ts';
import { sharedLine } from './shared-line.ts';
import { sharedPage } from './shared-page.ts';
import { uartAndConsole } from './uart-and-console.ts';
import { uartPlace } from './uart-place.ts';
import { uartTaken } from './uart-taken.ts';

export const DEVICES: readonly Rule[] = [
  knownDevice,
  deviceOwner,
  refusedDevice,
  deviceDma,
  guestCollisions,
  deviceAddress,
  interruptTwice,
  knownInterrupt,
  interruptCount,
  uartAndConsole,
  uartTaken,
  consoleDropped,
  uartPlace,
  directInterrupts,
  deviceTreeNumber,
  privateInterrupt,
  sharedLine,
  sharedPage,
  needlessDma,
  deviceClocks,
  deviceNeeds,
  needlessNeeds,
];
