/** One attack on one system: built, run, judged. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuiltSystem, buildSystemFile, type InputStep, type RunResult, runSystem } from '@bulkhead/cli';
import { FaultCause } from '@bulkhead/hypervisor/abi/events';
import {
  type AttackAccount,
  attackAccount,
  sumOfAccounts,
  type VictimAccount,
  victimAccount,
} from './account.ts';
import { writeAttacker } from './attacker.ts';
import { KIND_NAMES } from './kinds.ts';
import {
  ATTACKED_DEVICES,
  type Attacker,
  type AttackerName,
  kindsFor,
  LAYOUTS,
  type Layout,
  OWN_PA,
  PUPPET_INDEX,
  type SystemName,
  VICTIM_PA,
  victimOf,
} from './layouts.ts';
import { systemText } from './systems.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const OUT = fileURLToPath(new URL('../../../build/attack', import.meta.url));
/** The emulator makes more than this many operations a second, and starts within this time. */
const OPERATIONS_A_SECOND = 1500;
const START_SECONDS = 60;

/** Operations `first` to `first + count - 1` of a seed. */
export interface Attack {
  readonly system: SystemName;
  readonly seed: number;
  readonly first: number;
  readonly count: number;
  /** Kinds that come; without it all. */
  readonly kinds?: readonly string[];
}

export interface AttackResult {
  readonly attack: Attack;
  readonly attacker: AttackAccount;
  readonly victim: VictimAccount;
  /** Exits of the victim's core by kind. */
  readonly victimExits: Readonly<Record<string, number>>;
  /** Aborts that the hypervisor says it gave the attacker. */
  readonly injected: number;
  /** Failed checks and other exceptions of the hypervisor, contained or not. */
  readonly panics: number;
  readonly run: RunResult;
}

function maskOf(kinds: readonly string[]): bigint {
  return kinds.reduce((mask, name) => mask | (1n << BigInt(KIND_NAMES.indexOf(name))), 0n);
}

interface Part {
  readonly name: AttackerName;
  readonly attacker: Attacker;
  readonly first: number;
  readonly count: number;
}

function bitsOf(devices: Attacker['devices']): bigint {
  return devices.reduce((bits, device) => bits | (1n << BigInt(ATTACKED_DEVICES.indexOf(device))), 0n);
}

/** The part of an attack that each attacker makes: one range after the other. */
function parts({ system, first, count }: Attack): Part[] {
  const attackers = Object.entries(LAYOUTS[system].attackers) as [AttackerName, Attacker][];
  const all = attackers.reduce((sum, [, { share }]) => sum + share, 0);
  let [from, left] = [first, count];
  return attackers.map(([name, attacker], index) => {
    const size = index === attackers.length - 1 ? left : Math.ceil((count * attacker.share) / all);
    from += size;
    left -= size;
    return { name, attacker, first: from - size, count: size };
  });
}

/** A typist is told more often. */
function progressOf({ isTyped = false }: Layout): number {
  return isTyped ? 0x80 : 0x4000;
}

/**
 * What is typed, and when: after every other line of progress, because some are lost where a life ends. More than a
 * console holds, of all characters.
 */
function typing({ system, count }: Attack): InputStep[] {
  const layout = LAYOUTS[system];
  if (!layout.isTyped) return [];
  const times = Math.floor(count / progressOf(layout) / 2);
  const characters = Array.from({ length: 3000 }, (_, index) => String.fromCharCode((index * 7) % 256));
  return Array.from({ length: times }, (_, index) => ({
    ...{ partition: 'attacker', waitFor: /at \d+ \d+ 0/ },
    send: characters.slice(0, 1 + ((index * 997) % characters.length)).join(''),
  }));
}

async function build(attack: Attack): Promise<BuiltSystem> {
  const { system, seed, first, count } = attack;
  const layout = LAYOUTS[system];
  // Runs at the same time have folders of their own.
  const folder = join(OUT, `${system}-${seed}-${first}-${count}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  for (const part of parts(attack)) {
    await writeAttacker(join(folder, `${part.name}.elf`), {
      ...{ seed: BigInt(seed), first: BigInt(part.first), count: BigInt(part.count) },
      kinds: maskOf(kindsFor(system, attack.kinds ?? KIND_NAMES)),
      vcpus: BigInt(layout.vcpus),
      hasUart: layout.interrupts === 'virtual' ? 1n : 0n,
      devices: bitsOf(part.attacker.devices),
      ...{ progress: BigInt(progressOf(layout)), gic: BigInt(layout.gic ?? 3) },
      ...{ hasWatchdog: layout.hasWatchdog ? 1n : 0n, puppet: layout.hasPuppet ? PUPPET_INDEX : 0n },
      ...{ victim: VICTIM_PA, own: OWN_PA[part.name] },
    });
  }
  const file = join(folder, 'system.ts');
  writeFileSync(file, systemText(system, relative(dirname(file), join(HERE, 'systems.ts'))));
  return buildSystemFile(file, { out: folder });
}

/** Runs an attack; `onProgress` is told how many operations are behind it. */
export async function runAttack(attack: Attack, onProgress?: (done: number) => void): Promise<AttackResult> {
  const built = await build(attack);
  const run = await runSystem({
    ...{ system: built, icount: true, input: typing(attack) },
    timeoutSeconds: START_SECONDS + attack.count / OPERATIONS_A_SECOND,
    onLine: (console_, line) => {
      const at = console_ === 'attacker' ? /^at (\d+) \d+ 0$/.exec(line) : null;
      if (at) onProgress?.(Number(at[1]));
    },
  });
  return resultOf(attack, run);
}

function resultOf(attack: Attack, run: RunResult): AttackResult {
  const names = parts(attack).map(({ name }) => name as string);
  const core = run.events.find((event) => event.kind === 'core' && event.partition === 0);
  const exits = core?.kind === 'core' ? Object.entries(core.exitKinds) : [];
  const checks = run.events.filter(
    (event) => event.kind === 'fault' && event.cause === FaultCause.HypervisorCheck,
  );
  const hasHalted = run.halt !== undefined && run.halt.reason !== 0;
  const attackers = run.partitions.filter(({ name }) => names.includes(name));
  return {
    attack,
    attacker: sumOfAccounts(names.map((name) => attackAccount(run.consoles[name] ?? ''))),
    victim: victimAccount(run.consoles[victimOf(attack.system)] ?? ''),
    victimExits: Object.fromEntries(exits.map(([kind, count]) => [kind, Number(count ?? 0n)])),
    injected: attackers.reduce((sum, { injectedFaults }) => sum + injectedFaults, 0),
    panics: checks.length + (hasHalted ? 1 : 0),
    run,
  };
}
