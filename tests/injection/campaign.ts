/** A campaign: faults of all kinds, on two boards at a time, and what became of each. */
import { type BootFault, bootWith, truncations, wrongBits } from './boot-faults.ts';
import { frozenCore, missingCore, runWithCore, silentCore } from './core-faults.ts';
import { lost, ofHit, ofHypervisor, ofNobody } from './interrupt-faults.ts';
import { Machine } from './machine.ts';
import type { Outcome, Result, Words } from './outcome.ts';
import { Random } from './random.ts';
import { descriptor, guestMemory, guestRegister, ownData, type RunFault, runWith } from './run-faults.ts';
import { Target, words } from './target.ts';

export interface Injected extends Result {
  readonly kind: string;
  readonly what: string;
}

export interface Options {
  readonly seed: number;
  /** Those of random kinds; the image is always cut off at each kilobyte. */
  readonly faults: number;
  readonly onResult?: (injected: Injected, done: number, total: number) => void;
}

interface Job {
  readonly kind: string;
  readonly what: string;
  readonly run: (machine: Machine, right: Words) => Promise<Result>;
}

const MACHINES = 2;

/** Runs all of them; the order of results is that of the list. */
export async function inject({ seed, faults, onResult }: Options): Promise<readonly Injected[]> {
  const target = await Target.build();
  const jobs = plan(target, new Random(seed), faults);
  const results: Injected[] = [];
  let next = 0;
  const work = async (name: string) => {
    const machine = await Machine.start(target.system, name, target.own.get('vectors')!);
    try {
      const right = await undisturbed(machine);
      for (let index = next++; index < jobs.length; index = next++) {
        const { kind, what, run } = jobs[index]!;
        const injected = { kind, what, ...(await run(machine, right)) };
        results[index] = injected;
        onResult?.(injected, results.filter(() => true).length, jobs.length);
      }
    } finally {
      machine.close();
    }
  };
  await Promise.all(Array.from({ length: MACHINES }, (_, index) => work(`board${index}`)));
  return results;
}

async function undisturbed(machine: Machine): Promise<Words> {
  await machine.reset();
  const ending = await machine.finish();
  if (ending !== 'off') throw new Error(`without a fault: ${ending}; ${machine.run.log.join('; ')}`);
  return words(machine.run);
}

function plan(target: Target, random: Random, faults: number): readonly Job[] {
  const boot = (fault: BootFault): Job => ({
    ...fault,
    run: (machine, right) => bootWith(machine, fault, right),
  });
  const running = (fault: RunFault): Job => ({
    ...fault,
    run: (machine, right) => runWith(machine, target, fault, right),
  });
  const core = (fault: RunFault): Job => ({
    ...fault,
    run: (machine, right) => runWithCore(machine, fault, right),
  });
  const share = (part: number, make: () => RunFault) =>
    Array.from({ length: Math.ceil(faults * part) }, () => running(make()));
  return [
    ...truncations(target, random).map(boot),
    ...wrongBits(target, random, Math.ceil(faults * 0.3)).map(boot),
    ...share(0.15, () => guestMemory(target, random)),
    ...share(0.15, () => guestRegister(target, random)),
    ...share(0.3, () => ownData(target, random)),
    ...share(0.1, () => descriptor(target, random)),
    ...share(0.03, () => ofHit(target, random)),
    ...share(0.03, () => ofNobody(target, random)),
    ...share(0.03, () => ofHypervisor(target, random)),
    ...share(0.03, () => lost(target, random)),
    core(missingCore(target)),
    core(silentCore(target)),
    core(frozenCore(target)),
  ];
}

export type Table = ReadonlyMap<string, ReadonlyMap<Outcome, number>>;

/** How many of each kind came to each outcome. */
export function tableOf(results: readonly Injected[]): Table {
  const table = new Map<string, Map<Outcome, number>>();
  for (const { kind, outcome } of results) {
    const row = table.get(kind) ?? new Map<Outcome, number>();
    table.set(kind, row.set(outcome, (row.get(outcome) ?? 0) + 1));
  }
  return table;
}
