/** A partition that the attacker has the right to control, if there is one: asked for its state, started, stopped. */
import { type u32, u64 } from '@bulkhead/bare';
import {
  Control,
  HYPERCALL_CONTROL,
  HYPERCALL_STATE,
  PartitionState,
} from '@bulkhead/hypervisor/abi/hypercalls';
import { make } from './calls.ts';
import { operands, results } from './execute.unsafe.ts';
import type { Outcome } from './kinds.ts';
import { scramble } from './memory.ts';
import { parameters } from './parameters.unsafe.ts';
import { random } from './random.ts';

/** What can be asked for, and one thing that cannot. */
const CONTROLS: u64 = 5n;
const NO_CONTROL: u64 = 8n;

function ask(functionId: u32, what: u64): Outcome {
  operands[1] = parameters().puppet;
  operands[2] = what;
  return make(functionId);
}

/** Each restart takes its core a million instructions: most calls ask, or ask for what is not there. */
export function playWithPuppet(): Outcome {
  scramble();
  let outcome: Outcome = ask(HYPERCALL_STATE, 0n);
  const calls = random.below(6n);
  for (let i: u64 = 0n; i < calls; i++) {
    if (random.once(8n)) outcome = ask(HYPERCALL_CONTROL, random.below(CONTROLS));
    else if (random.once(2n)) outcome = ask(HYPERCALL_CONTROL, NO_CONTROL | random.value());
    else outcome = ask(HYPERCALL_STATE, random.next());
  }
  return outcome;
}

/** It has an end, whatever was done with it: what is between two lives cannot be stopped yet. */
export function endPuppet(): void {
  if (parameters().puppet === 0n) return;
  results[0] = u64(PartitionState.Idle);
  while (results[0] !== u64(PartitionState.Ended)) {
    ask(HYPERCALL_CONTROL, u64(Control.Stop));
    ask(HYPERCALL_STATE, 0n);
  }
}
