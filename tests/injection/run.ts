/** What one run of the system showed: consoles and events, as far as they have come. */
import {
  Demultiplexer,
  EventReader,
  type FaultEvent,
  type HaltEvent,
  type RunEvent,
  refusalInWords,
} from '@bulkhead/cli';
import { EVENT_CONSOLE, HYPERVISOR_CONSOLE } from '@bulkhead/hypervisor/abi/console';
import { HaltReason } from '@bulkhead/hypervisor/abi/events';

/** Partitions in the order of the description. */
export const PARTITIONS = ['hit', 'near', 'far'] as const;
export type PartitionName = (typeof PARTITIONS)[number];

export class Run {
  /** Called when something has come. */
  onChange: () => void = () => {};
  private readonly texts = new Map<number, string>();
  private readonly demultiplexer = new Demultiplexer({
    framed: (console, bytes) => this.add(console, bytes),
    unframed: (bytes) => this.add(-1, bytes),
  });

  push(bytes: Uint8Array): void {
    this.demultiplexer.push(bytes);
    this.onChange();
  }

  private add(console: number, bytes: Uint8Array): void {
    this.texts.set(console, (this.texts.get(console) ?? '') + Buffer.from(bytes).toString('latin1'));
  }

  private lines(console: number): string[] {
    // What stands behind the last line end is not complete.
    return (this.texts.get(console) ?? '').split(/\r?\n/).slice(0, -1);
  }

  console(name: PartitionName): string {
    return this.texts.get(HYPERVISOR_CONSOLE + 1 + PARTITIONS.indexOf(name)) ?? '';
  }

  /** The hypervisor's log. */
  get log(): string[] {
    return this.lines(HYPERVISOR_CONSOLE).map((line) => refusalInWords(line));
  }

  get events(): RunEvent[] {
    const reader = new EventReader();
    return this.lines(EVENT_CONSOLE).flatMap((line) => (line === '' ? [] : (reader.read(line) ?? [])));
  }

  get halt(): HaltEvent | undefined {
    return this.events.find((event) => event.kind === 'halt');
  }

  /** The line that names what is wrong with the image. */
  get refusal(): string | undefined {
    if (this.halt?.reason !== HaltReason.ConfigurationRefused) return undefined;
    return this.log.find((line) => line.startsWith('configuration refused: '));
  }

  hasStarted(name: PartitionName): boolean {
    return this.events.some(
      (event) => event.kind === 'start' && event.partition === PARTITIONS.indexOf(name),
    );
  }

  hasEnded(name: PartitionName): boolean {
    return this.events.some((event) => event.kind === 'end' && event.partition === PARTITIONS.indexOf(name));
  }

  faults(name: PartitionName): FaultEvent[] {
    return this.events.filter(
      (event): event is FaultEvent => event.kind === 'fault' && event.partition === PARTITIONS.indexOf(name),
    );
  }
}
