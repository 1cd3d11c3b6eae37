import { FaultCause } from '@bulkhead/hypervisor/abi/events';
import { HealthAction } from '@bulkhead/hypervisor/abi/health';
import { type CompleteExpectation, describeError, type ImageName } from '@bulkhead/system';
import type {
  CoreEvent,
  FaultEvent,
  HaltEvent,
  RegistersEvent,
  RunEvent,
  StartCost,
  TraceEvent,
} from '../events/event.ts';
import { endName } from '../events/names.ts';

/** How a partition's run went, as far as its events tell. */
export interface PartitionOutcome {
  readonly name: string;
  readonly expect: CompleteExpectation;
  started: boolean;
  restarts: number;
  injectedFaults: number;
  /** `off`, `fault` or `panic`; absent while it runs. */
  end?: string;
  fault?: FaultEvent;
  /** What it ran from then. */
  faultImage?: ImageName;
  registers?: RegistersEvent;
  trace?: TraceEvent;
  /** What it runs from, and from its next start on. */
  image: ImageName;
  nextImage: ImageName;
  /** How often it has had each error, by name, as far as the health log says. */
  readonly errors: Record<string, number>;
  /** What its restarts took, as far as they are announced. */
  readonly restartCosts: StartCost[];
  readonly cores: CoreEvent[];
}

/** Gathers a run's events by partition. */
export class Outcomes {
  readonly partitions: readonly PartitionOutcome[];
  halt: HaltEvent | undefined;

  constructor(partitions: readonly { readonly name: string; readonly expect: CompleteExpectation }[]) {
    this.partitions = partitions.map(({ name, expect }) => ({
      name,
      expect,
      started: false,
      restarts: 0,
      injectedFaults: 0,
      image: 'primary',
      nextImage: 'primary',
      errors: {},
      restartCosts: [],
      cores: [],
    }));
  }

  add(event: RunEvent): void {
    if (event.kind === 'unknown') return;
    if (event.kind === 'halt') {
      this.halt = event;
      return;
    }
    const partition = event.partition === undefined ? undefined : this.partitions[event.partition];
    if (partition) apply(partition, event);
  }
}

type PartitionEvent = Exclude<RunEvent, { kind: 'unknown' | 'halt' }>;

function apply(partition: PartitionOutcome, event: PartitionEvent): void {
  switch (event.kind) {
    case 'start':
      partition.started = true;
      partition.image = partition.nextImage;
      partition.restarts = event.restarts;
      delete partition.end;
      if (event.cost) partition.restartCosts.push(event.cost);
      break;
    case 'end':
      partition.end = endName(event.reason);
      partition.restarts = event.restarts;
      partition.injectedFaults = event.injectedFaults;
      break;
    case 'fault':
      // A failed check of the hypervisor is never hidden by what the partition does in its next life.
      if (partition.fault?.cause === FaultCause.HypervisorCheck) break;
      partition.fault = event;
      partition.faultImage = partition.image;
      delete partition.registers;
      delete partition.trace;
      break;
    case 'trace':
      partition.trace = event;
      break;
    case 'health':
      partition.errors[describeError(event.error).name] = event.count;
      // Of many starts not every one is announced. The report of a fault comes after the record and before the start.
      partition.image = partition.nextImage;
      if (event.action === HealthAction.Fallback) partition.nextImage = 'fallback';
      break;
    case 'registers':
      partition.registers = event;
      break;
    case 'core':
      partition.cores.push(event);
      break;
  }
}
