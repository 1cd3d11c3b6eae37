/** What got through of an attack, in words; nothing if all is well. */
import { sumOf } from './account.ts';
import type { AttackResult } from './campaign.ts';
import { NEVER_DONE } from './kinds.ts';
import { LAYOUTS } from './layouts.ts';

/**
 * Longest way out of a guest and into the next, in instructions: a frame by the console's timer and then a piece of a
 * restart take 4,034; a hypercall that writes 48 bytes and sends a frame of 64 takes 3,731. A window of a shared core
 * may begin late by so much, beyond what it does without an attack.
 */
export const EXIT_PATH_INSTRUCTIONS = 4200;

/** Kinds of operations that may end a life. */
const RESTARTING: readonly string[] = ['reset', 'watchdog'];

function ofHypervisor({ panics, run }: AttackResult): string[] {
  const found = panics === 0 ? [] : [`the hypervisor failed ${panics} of its checks`];
  const ended = run.deviations.map(
    ({ partition, what, expected, actual }) =>
      `${partition ?? 'system'}: ${what}: expected ${expected}, actual ${actual}`,
  );
  return [...found, ...ended];
}

function ofAccount({ attack, attacker, injected }: AttackResult): string[] {
  const { accounted, kinds, lives, second } = attacker;
  const total = Object.values(kinds).reduce((sum, outcomes) => sum + sumOf(outcomes), 0);
  const refused = attacker.refused + second.refused;
  // A life may end between an abort and its count, on each vCPU.
  const uncounted = (lives - 1) * LAYOUTS[attack.system].vcpus;
  const isComplete = accounted === attack.count && total === attack.count;
  return [
    ...(isComplete ? [] : [`${attack.count} operations, ${accounted} done, ${total} accounted for`]),
    ...(injected >= refused && injected - refused <= uncounted
      ? []
      : [`${injected} refusals by the hypervisor, ${refused} seen in ${lives} lives`]),
    ...NEVER_DONE.filter((name) => (kinds[name]?.done ?? 0) > 0).map(
      (name) => `${kinds[name]!.done} operations of kind ${name} were carried out`,
    ),
  ];
}

/** A vCPU alone in its partition restarts when it says so, or lets its watchdog expire, and otherwise never. */
function ofRestarts({ attack, attacker }: AttackResult): string[] {
  if (LAYOUTS[attack.system].vcpus > 1) return [];
  return Object.entries(attacker.kinds)
    .filter(([kind, { restarted = 0 }]) => !RESTARTING.includes(kind) && restarted > 0)
    .map(([kind, { restarted }]) => `${restarted} operations of kind ${kind} ended a life`);
}

function ofMemory({ victim }: AttackResult): string[] {
  return victim.memory === 'as it was' ? [] : [`the victim's memory: ${victim.memory}`];
}

/**
 * Its own calls depend on what it finds in its queues, and where its interrupts are virtual the attacker's signals,
 * which it may send, are exits; nothing else may differ.
 */
function exitsOfItsOwn({ victimExits, attack }: AttackResult): string {
  const signalled = LAYOUTS[attack.system].gic === 2 ? { irq: undefined } : {};
  return JSON.stringify({ ...victimExits, hvc: undefined, ...signalled });
}

function ofLatency(result: AttackResult, quiet: AttackResult): string[] {
  const { victim, attack } = result;
  if (LAYOUTS[attack.system].isShared) {
    const most = quiet.victim.most + EXIT_PATH_INSTRUCTIONS;
    return victim.most <= most ? [] : [`a window began ${victim.most} ns late, not ${most} at most`];
  }
  const same = JSON.stringify(victim.histogram) === JSON.stringify(quiet.victim.histogram);
  const [exits, before] = [exitsOfItsOwn(result), exitsOfItsOwn(quiet)];
  return [
    ...(same ? [] : [`the victim's latencies are ${JSON.stringify(victim.histogram)}`]),
    ...(exits === before ? [] : [`the victim's core had the exits ${exits}, not ${before}`]),
  ];
}

/** Compares with the same system without an attack. */
export function judge(result: AttackResult, quiet: AttackResult): string[] {
  return [
    ...ofHypervisor(result),
    ...ofAccount(result),
    ...ofRestarts(result),
    ...ofMemory(result),
    ...ofLatency(result, quiet),
  ];
}
