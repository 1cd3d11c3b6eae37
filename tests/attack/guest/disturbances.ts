/** Operations that take time or end lives: sleep, loops, storms of interrupts, a second vCPU, resets, channels. */
import type { u32, u64 } from '@bulkhead/bare';
import { HYPERCALL_PANIC } from '@bulkhead/hypervisor/abi/hypercalls';
import { GUEST_GICD } from '@bulkhead/hypervisor/abi/platform';
import { CPU_ON, make, SYSTEM_RESET, SYSTEM_RESET2 } from './calls.ts';
import { execute, Level, MASKED, operands, secondEntry, UNMASKED } from './execute.unsafe.ts';
import { Outcome } from './kinds.ts';
import { scramble } from './memory.ts';
import { OWN, OWN_SIZE, outside, within } from './places.ts';
import { random } from './random.ts';
import { isGicv2, stopTimer, wakeWithin } from './wake.unsafe.ts';

const WFI: u32 = 0xd503_207f;
const WFE: u32 = 0xd503_205f;
const ENDLESS: u32 = 0x1400_0000;
/** MSR ICC_SGI1R_EL1, x2; ICC_ASGI1R_EL1 and ICC_SGI0R_EL1 follow. */
const SEND_SGI: u32 = 0xd518_cba2;
const OP2: u32 = 0x20;
const STORE_U32: u32 = 0xb900_0022;

/** The largest message of a port, in words, and what there is of ports (systems.ts). */
const CHANNELS: u64 = 0x7f_0000_0000n;
const STRIDE: u64 = 0x10_0000n;
const IN: u64 = 0x8_0000n;

export function sleep(): Outcome {
  scramble();
  wakeWithin(1000n + random.below(2000n));
  const outcome = execute(random.once(2n) ? WFI : WFE, Level.El1);
  stopTimer();
  return outcome;
}

/** A loop without end at EL0, which the attacker's own timer interrupts. */
export function spin(): Outcome {
  scramble();
  operands[33] = UNMASKED;
  wakeWithin(1000n + random.below(10_000n));
  const outcome = execute(ENDLESS, Level.El0);
  operands[33] = MASKED;
  return outcome;
}

/** Interrupts as fast as they can be taken. */
export function storm(): Outcome {
  let outcome: Outcome = Outcome.Done;
  const times = random.below(8n);
  for (let i: u64 = 0n; i <= times; i++) {
    scramble();
    operands[33] = UNMASKED;
    wakeWithin(random.below(64n));
    outcome = execute(ENDLESS, Level.El0);
  }
  operands[33] = MASKED;
  return outcome;
}

/** SGIs of every group to any targets. */
export function sendSgis(): Outcome {
  let outcome: Outcome = Outcome.Done;
  const times = random.below(8n);
  for (let i: u64 = 0n; i <= times; i++) {
    scramble();
    operands[2] = random.once(4n) ? random.next() : (random.below(16n) << 24n) | random.below(256n);
    if (isGicv2()) {
      outcome = sendBySgir();
      continue;
    }
    const group: u32 = random.once(4n) ? 1 + (random.once(2n) ? 1 : 0) : 0;
    outcome = execute(SEND_SGI + OP2 * group, Level.El1);
  }
  return outcome;
}

/** GICD_SGIR (IHI 0048, 4.3.15): any of its bits. */
function sendBySgir(): Outcome {
  operands[1] = GUEST_GICD + 0xf00n;
  operands[2] = random.once(4n) ? random.next() : (random.next() & 0x3ff_0000n) | random.below(16n);
  return execute(STORE_U32, Level.El1);
}

/** What the second vCPU is to do (second.S); what ends lives or never ends comes seldom. */
function orders(): u64 {
  const program: u64 = random.below(16n);
  const isRare = program === 7n || program === 8n || program === 13n;
  const times = random.below(200n) << 16n;
  return isRare && !random.once(32n) ? times : times | program;
}

/** The second vCPU, whether it is on or not, with an entry that is one or not. */
export function startCpu(): Outcome {
  scramble();
  operands[1] = random.once(4n) ? random.value() : 1n;
  operands[2] = secondEntry();
  operands[3] = orders();
  if (random.once(8n)) operands[2] = random.once(2n) ? outside() : within(OWN, OWN_SIZE) | 1n;
  return make(CPU_ON);
}

/** Cold or warm, or because it cannot go on: returns only if it is refused. */
export function reset(): Outcome {
  scramble();
  const how = random.below(3n);
  // SYSTEM_RESET2 of type 0 is warm (DEN 0022, 5.1.11).
  operands[1] = 0n;
  if (how === 0n) return make(SYSTEM_RESET);
  return make(how === 1n ? SYSTEM_RESET2 : HYPERCALL_PANIC);
}

/** Anything at all into what the port shares, counters included; and into what the other end alone may write. */
export function spoilChannel(): Outcome {
  let outcome: Outcome = Outcome.Done;
  // Port 0 is the ledger.
  const port = 1n + random.below(5n);
  const region: u64 = CHANNELS + port * STRIDE + (random.once(2n) ? 0n : IN);
  const times = random.below(8n);
  for (let i: u64 = 0n; i <= times; i++) {
    scramble();
    operands[1] = region + (random.once(2n) ? 0n : random.below(0x1100n) & ~3n);
    operands[2] = random.once(2n) ? random.below(12n) : random.value();
    outcome = execute(STORE_U32, Level.El1);
  }
  return outcome;
}
