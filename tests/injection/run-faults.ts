/** Wrong bits while partitions run: in the memory and registers of one, and in the hypervisor's own data. */

import { PSTATE, SP } from './gdb.ts';
import type { Machine } from './machine.ts';
import { judgeRun, type Result, type Words } from './outcome.ts';
import type { Random } from './random.ts';
import type { PartitionName } from './run.ts';
import type { Target } from './target.ts';

/** A fault at a moment of the run. */
export interface RunFault {
  readonly kind: string;
  readonly what: string;
  /** Goes on to the moment, and applies it there. */
  readonly apply: (machine: Machine) => Promise<void>;
}

/** What worker.S keeps in x21. */
const SEEDS: Readonly<Record<PartitionName, bigint>> = { hit: 0x1111n, near: 0x2222n, far: 0x3333n };
const SEED_REGISTER = 21;
/** What it does: every so many rounds, and how far a moment may lie behind the start of each. */
const PLACES = [
  { symbol: 'round', times: 19, steps: 40 },
  { symbol: 'check', times: 19, steps: 60 },
  { symbol: 'sleep', times: 19, steps: 5 },
  { symbol: 'put_hex', times: 4, steps: 30 },
] as const;

/** PSTATE.M (C5.2.19). */
async function isAtEl2(machine: Machine, core: number): Promise<boolean> {
  return ((await machine.gdb.register(core, PSTATE)) & 0xcn) === 0x8n;
}

/** Runs to a random instruction of `hit`; undefined when it did not come there. */
async function runIntoHit(machine: Machine, target: Target, random: Random): Promise<number | undefined> {
  const { symbol, times, steps } = random.pick(PLACES);
  const [count, further] = [1 + random.below(times), random.below(steps)];
  const isHit = async (core: number) => (await machine.gdb.register(core, SEED_REGISTER)) === SEEDS.hit;
  const core = await machine.runTo(target.guest.get(symbol)!, count, isHit);
  if (core === undefined) return undefined;
  for (let step = 0; step < further; step++) await machine.gdb.step(core);
  // An access to a device may have led to the hypervisor.
  while (await isAtEl2(machine, core)) await machine.gdb.step(core);
  return core;
}

const PATTERN_OFFSET = 0x10_0000;
const PATTERN_BYTES = 0x2000;
const PROGRAM_OFFSET = 0x8_0000;
const PROGRAM_BYTES = 0x1000;
const MEMORY_BYTES = 0x20_0000;

/** A bit of the memory of `hit`: mostly its program or its data. */
export function guestMemory(target: Target, random: Random): RunFault {
  const [start, sizeBytes] = random.pick([
    [PROGRAM_OFFSET, PROGRAM_BYTES],
    [PATTERN_OFFSET, PATTERN_BYTES],
    [0, MEMORY_BYTES],
  ] as const);
  const [offset, bit] = [start + random.below(sizeBytes), random.below(8)];
  return {
    kind: 'bit of the memory of hit',
    what: `0x${offset.toString(16)}, bit ${bit}`,
    apply: async (machine) => {
      if ((await runIntoHit(machine, target, random)) === undefined) return;
      await machine.gdb.flip(target.ramPa('hit') + BigInt(offset), bit);
    },
  };
}

/** x0 to x30, SP and PC. */
const REGISTERS = SP + 2;

export function guestRegister(target: Target, random: Random): RunFault {
  const [number, bit] = [random.below(REGISTERS), random.below(64)];
  return {
    kind: 'bit of a register of hit',
    what: `register ${number}, bit ${bit}`,
    apply: async (machine) => {
      const core = await runIntoHit(machine, target, random);
      if (core === undefined) return;
      const value = await machine.gdb.register(core, number);
      await machine.gdb.setRegister(core, number, value ^ (1n << BigInt(bit)));
    },
  };
}

/** Rounds of all three; by the first of these each has filled its memory. */
export const FIRST_ROUND = 8;
export const ROUNDS = 42;
const WORD_BYTES = 8;

/** A bit of what the hypervisor writes: data, stacks, cores, partitions, translation tables; half of it not zero. */
export function ownData(target: Target, random: Random): RunFault {
  const parts = target.parts.filter(({ name }) => name === 'data' || name === 'pools');
  const part = random.pick(parts);
  const [first, bit, live] = [random.below(part.sizeBytes), random.below(8), random.below(2) === 1];
  const count = FIRST_ROUND + random.below(ROUNDS);
  return {
    kind: `bit of the hypervisor's ${part.name}${live ? ', not zero' : ''}`,
    what: `0x${(part.start + first).toString(16)}, bit ${bit}, round ${count}`,
    apply: async (machine) => {
      if ((await machine.runTo(target.guest.get('round')!, count)) === undefined) return;
      const memory = await machine.gdb.read(target.imagePa + BigInt(part.start), part.sizeBytes);
      const offset = live ? nextLive(memory, first) : first;
      await machine.gdb.flip(target.imagePa + BigInt(part.start + offset), bit);
    },
  };
}

/** The first byte from `offset` on of a word that is not zero. */
function nextLive(memory: Buffer, offset: number): number {
  for (let distance = 0; distance < memory.length; distance++) {
    const at = (offset + distance) % memory.length;
    const word = at - (at % WORD_BYTES);
    if (memory.readBigUInt64LE(word) !== 0n) return at;
  }
  return offset;
}

const PAGE_BYTES = 4096;

/** A bit of a valid descriptor of the translation tables, stage 1 of EL2 and stage 2 of the partitions. */
export function descriptor(target: Target, random: Random): RunFault {
  const { pools, payloadOffset } = target.system.checked.layout;
  const [sizeBytes, count] = [pools.tableCount * PAGE_BYTES, FIRST_ROUND + random.below(ROUNDS)];
  const [first, bit] = [random.below(2 ** 20), random.below(64)];
  const start = target.imagePa + BigInt(payloadOffset - sizeBytes);
  return {
    kind: 'bit of a translation table descriptor in use',
    what: `bit ${bit}, round ${count}`,
    apply: async (machine) => {
      if ((await machine.runTo(target.guest.get('round')!, count)) === undefined) return;
      const memory = await machine.gdb.read(start, sizeBytes);
      const words = Array.from({ length: sizeBytes / WORD_BYTES }, (_, index) => index * WORD_BYTES);
      const valid = words.filter((offset) => (memory.readBigUInt64LE(offset) & 1n) === 1n);
      const offset = valid[first % valid.length]! + (bit >> 3);
      await machine.gdb.flip(start + BigInt(offset), bit & 7);
    },
  };
}

const FACTOR = 0x9e37_79b9_7f4a_7c15n;

/** What worker.S leaves in memory. */
function pattern(name: PartitionName): Buffer {
  const bytes = Buffer.alloc(PATTERN_BYTES);
  for (let word = 0; word < PATTERN_BYTES / WORD_BYTES; word++) {
    bytes.writeBigUInt64LE(BigInt.asUintN(64, (SEEDS[name] + BigInt(word)) * FACTOR), word * WORD_BYTES);
  }
  return bytes;
}

/** Injects, looks at the memory of the others when the first partition is about to end, and waits for the end. */
export async function runWith(
  machine: Machine,
  target: Target,
  fault: RunFault,
  right: Words,
): Promise<Result> {
  await machine.reset();
  await fault.apply(machine);
  const damaged: string[] = [];
  if ((await machine.runTo(target.guest.get('ending')!, 1)) !== undefined) {
    for (const name of ['near', 'far'] as const) {
      const found = await machine.gdb.read(target.ramPa(name) + BigInt(PATTERN_OFFSET), PATTERN_BYTES);
      // A partition that has been stopped may have been cleared.
      const isCleared = machine.run.faults(name).length > 0 && found.every((byte) => byte === 0);
      if (!found.equals(pattern(name)) && !isCleared) damaged.push(name);
    }
  }
  return judgeRun(machine.run, await machine.finish(), right, damaged);
}
