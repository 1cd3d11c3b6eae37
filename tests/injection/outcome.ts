/** What became of one fault. */
import { FaultCause } from '@bulkhead/hypervisor/abi/events';
import type { Ending } from './machine.ts';
import { PARTITIONS, type PartitionName, type Run } from './run.ts';

export const OUTCOMES = [
  'no effect',
  'refused',
  'did not start',
  'stopped',
  'hit alone',
  'contained',
  'halted',
  'lost',
  'crossed',
] as const;
/**
 * `no effect`: every partition did what it does undisturbed. `refused`: the log names what is wrong with the image,
 * nothing started. `did not start`: nothing started, without a word. `stopped`: the partition that was hit, by an event
 * or a line of the log that names it. `hit alone`: it had another result, took an exception of its own, or never ended;
 * the others are right. `contained`: a failed check of the hypervisor stopped partitions, named by events. `halted`:
 * the hypervisor stopped everything and said why. `lost`: a partition that was not hit came to a wrong end. `crossed`:
 * memory of a partition that was not hit was changed, or one of a damaged image started.
 */
export type Outcome = (typeof OUTCOMES)[number];

export interface Result {
  readonly outcome: Outcome;
  /** The event, line or end that tells. */
  readonly why: string;
}

export type Words = Readonly<Record<PartitionName, string>>;

function isRight(run: Run, name: PartitionName, right: Words): boolean {
  return run.hasEnded(name) && run.console(name) === right[name] && run.faults(name).length === 0;
}

function lastWords(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

const ENDINGS: Readonly<Record<Ending, string>> = {
  off: 'powered off without a word',
  crashed: 'exceptions at EL2 without end',
  silent: 'nothing comes any more',
  'hit hangs': 'hit never ends',
};

/** Of a fault before the first instruction: what is not whole is refused, or never read. */
export function judgeBoot(run: Run, ending: Ending, right: Words): Result {
  const started = PARTITIONS.filter((name) => run.hasStarted(name));
  if (started.length === 0) {
    const { refusal } = run;
    if (refusal !== undefined) return { outcome: 'refused', why: refusal.replace(/ = 0x\w+/, '') };
    return { outcome: 'did not start', why: ENDINGS[ending] };
  }
  if (PARTITIONS.every((name) => isRight(run, name, right))) return { outcome: 'no effect', why: '' };
  return { outcome: 'crossed', why: `${started.join(' and ')} started, ${ending}` };
}

/** Of a fault while partitions run; those in `damaged` found memory of theirs changed. */
export function judgeRun(run: Run, ending: Ending, right: Words, damaged: readonly string[]): Result {
  if (damaged.length > 0) return { outcome: 'crossed', why: `memory of ${damaged.join(' and ')}` };
  const wrong = PARTITIONS.filter((name) => !isRight(run, name, right));
  if (wrong.length === 0) return { outcome: 'no effect', why: '' };
  if (run.halt && run.halt.reason > 1) return { outcome: 'halted', why: `reason ${run.halt.reason}` };
  const faults = PARTITIONS.flatMap((name) => run.faults(name).map((fault) => ({ name, fault })));
  const named = new Set(faults.map(({ name }) => name));
  if (faults.some(({ fault }) => fault.cause === FaultCause.HypervisorCheck)) {
    const unnamed = wrong.filter((name) => !named.has(name));
    if (unnamed.length === 0) return { outcome: 'contained', why: [...named].join(' and ') };
  }
  const others = wrong.filter((name) => name !== 'hit');
  if (others.length > 0)
    return { outcome: 'lost', why: `${others.join(' and ')}, ${ending}: ${describe(run, others[0]!)}` };
  if (named.has('hit')) return { outcome: 'stopped', why: `cause ${run.faults('hit')[0]!.cause}` };
  return { outcome: 'hit alone', why: ending === 'hit hangs' ? ending : describe(run, 'hit') };
}

function describe(run: Run, name: PartitionName): string {
  const [fault] = run.faults(name);
  if (fault) return `cause ${fault.cause}`;
  return run.hasEnded(name) ? lastWords(run.console(name)).replace(/0x\w+/g, '#') : 'never ended';
}
