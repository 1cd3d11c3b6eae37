/** What a benchmark is: one file in `bench/ids/`, whose default export is one of these. */
import type { AuthoredSystem } from '@bulkhead/system';
import type { Environment } from './environment.ts';

/** Figures of other hypervisors, measured as ours or as published; their source is in `peers.ts`. */
export interface PeerFigures {
  readonly bao?: number;
  readonly xen?: number;
}

interface Described {
  readonly title: string;
  /** Default: 'instructions'. */
  readonly unit?: string;
  readonly peers?: PeerFigures;
}

/** Samples of one situation, taken one after the other. */
export interface Series {
  readonly name: string;
  /** Assembly that leaves a sample in x0; its labels are 1 to 9. See `guest/frame.inc`. */
  readonly sample: string;
  /** False where the bare board has nothing of the kind: the bare guest leaves it out. Default true. */
  readonly bare?: boolean;
}

/** ELF files; `partner` is the same guest where the benchmark has none. */
export interface GuestPrograms {
  readonly elf: string;
  readonly partner: string;
}

/** A guest in assembly: the same source runs bare at EL1 and in a partition. */
export interface GuestBenchmark extends Described {
  /** Runs once, on the first core, before the samples. */
  readonly prepare?: string;
  /** What the second core runs from its first instruction on, once the guest has turned it on. */
  readonly second?: string;
  readonly sample: string | readonly Series[];
  /** Default 1. */
  readonly cores?: number;
  /** Default 256. */
  readonly iterations?: number;
  /** Whether the samples are taken with `begin` and `end`, whose own cost is subtracted. Default true. */
  readonly subtractEmpty?: boolean;
  /** Whether there is something to compare with on the bare board. Default true. */
  readonly bare?: boolean;
  /** How interrupts reach the guest when it is alone. Default 'virtual'; a direct one has the board's UART. */
  readonly interrupts?: 'virtual' | 'direct';
  /** What a second partition runs without end, once its core is set up. */
  readonly partner?: string;
  /** The system, when it is not one partition alone on its cores. */
  readonly system?: (guests: GuestPrograms) => AuthoredSystem;
}

/** A benchmark that measures by itself; results have the ids that it gives. */
export interface CustomBenchmark {
  /** Of the row in README.md, where the benchmark has one. */
  readonly title?: string;
  readonly measure: (environment: Environment) => Promise<readonly Result[]>;
}

export type Benchmark = GuestBenchmark | CustomBenchmark;

/** One line of the table. */
export interface Result extends Described {
  readonly id: string;
  readonly unit: string;
  /** Median on the bare board; null where it has nothing of the kind. */
  readonly bare: number | null;
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** More to say, such as in which series the maximum was. */
  readonly note?: string;
}

/** Typed identity for the files of `bench/ids/`. */
export function defineBenchmark(benchmark: Benchmark): Benchmark {
  return benchmark;
}
