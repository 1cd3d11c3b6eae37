/**
 * A benchmark's system among further partitions, all of which sleep: what a pair does must cost the same among many.
 * They are described before the benchmark's own, so that whatever counts partitions comes to those last.
 */
import type { Board } from '@bulkhead/boards';
import {
  type AuthoredSystem,
  defineSystem,
  elf,
  type PartitionDescription,
  parseDuration,
  type ScheduleDescription,
  type SystemDescription,
} from '@bulkhead/system';
import { assembleGuest } from './assemble.ts';
import { boardWith, type Environment } from './environment.ts';
import { GUEST } from './measure.ts';

/** What the hypervisor takes at most (hypervisor/abi/configuration.ts): cores, partitions on one of them. */
const CORES = 8;
const RESIDENTS = 8;
/** The shortest window: more than a guest needs from its first instruction to its sleep. */
const WINDOW_NS = 50_000n;
/** A guest that has its core alone gets a window in which all samples have room. */
const OWN_WINDOW_NS = 1_000_000_000n;

/** Sleeps for two seconds, in which every benchmark comes to its end, and turns itself off. */
const SLEEP = `
    ldr     x9, =2000000000
    mrs     x10, CNTVCT_EL0
    add     x9, x9, x10
    msr     CNTV_CVAL_EL0, x9
    mov     x9, #1
    msr     CNTV_CTL_EL0, x9
    isb
    bl      wait_for_timer
    psci    PSCI_SYSTEM_OFF`;

type Partitions = SystemDescription['partitions'];
type Schedules = Readonly<Record<number, ScheduleDescription>>;

/** A guest that sleeps, as an ELF file. */
export function assembleIdler({ folder }: Environment): string {
  return assembleGuest('idler', { title: '', prepare: SLEEP, sample: '' }, folder).elf;
}

/** The system with `count` partitions, those beyond its own being `idler`s: on its core if it has one, else elsewhere. */
export function crowd({ description }: AuthoredSystem, count: number, idler: string): AuthoredSystem {
  const own = Object.keys(description.partitions);
  const names = Array.from({ length: count - own.length }, (_, index) => `idle-${index + 1}`);
  const beside = sharesCore(description) ? names.slice(0, RESIDENTS - own.length) : [];
  const elsewhere = names.slice(beside.length);
  const firstFree = coresOf(description).length;
  const guest = elf({ file: idler });
  const partition = (core: number) =>
    ({
      ...({ guest, memory: '2MiB', cores: [core], console: 'none' } as const),
      ...({ interrupts: 'virtual', expect: { end: 'off' } } as const),
    }) satisfies PartitionDescription;
  const board: Board = boardWith(CORES);
  const partitions: Partitions = {
    ...Object.fromEntries(beside.map((name) => [name, partition(0)])),
    ...Object.fromEntries(
      elsewhere.map((name, index) => [name, partition(firstFree + Math.floor(index / RESIDENTS))]),
    ),
    ...description.partitions,
  };
  const schedules: Schedules = {
    ...(sharesCore(description) ? { 0: besideThem(description.schedules?.[0], beside) } : {}),
    ...Object.fromEntries(
      chunks(elsewhere, RESIDENTS).map((some, index) => [firstFree + index, inTurns(some)]),
    ),
  };
  return defineSystem({ ...description, board, partitions, schedules });
}

/** Its partitions are on one core, and nothing there reaches them directly: others can be there too. */
function sharesCore(description: AuthoredSystem['description']): boolean {
  const isDirect = Object.values(description.partitions).some(({ interrupts }) => interrupts === 'direct');
  return coresOf(description).length === 1 && !isDirect;
}

function coresOf({ partitions }: AuthoredSystem['description']): readonly number[] {
  return [...new Set(Object.values(partitions).flatMap(({ cores }) => cores))];
}

/**
 * The idle ones come first, so that they sleep when the samples are taken; the benchmark's own windows keep their
 * order round the frame, its guest's last: behind its partner's, as without the others.
 */
function besideThem(schedule: ScheduleDescription | undefined, idle: readonly string[]): ScheduleDescription {
  const [first, ...others] = schedule?.windows ?? [{ partition: GUEST, duration: OWN_WINDOW_NS }];
  return framed([...idle.map((partition) => ({ partition, duration: WINDOW_NS })), ...others, first!]);
}

function inTurns(partitions: readonly string[]): ScheduleDescription {
  return framed(partitions.map((partition) => ({ partition, duration: WINDOW_NS })));
}

/** A frame that its windows fill. */
function framed(windows: ScheduleDescription['windows']): ScheduleDescription {
  const lengths = windows.map(({ duration }) => parseDuration(duration)!);
  return { majorFrame: lengths.reduce((sum, length) => sum + length), windows };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
