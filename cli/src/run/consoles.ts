import { EVENT_CONSOLE, HYPERVISOR_CONSOLE } from '@bulkhead/hypervisor/abi/console';
import type { RunEvent } from '../events/event.ts';
import { EventReader } from '../events/parse.ts';
import type { StreamSink } from '../stream/demultiplexer.ts';
import { refusalInWords } from '../stream/refusal.ts';
import { TerminalLine } from '../stream/terminal-line.ts';

/** Names of the consoles that are not partitions. */
export const HYPERVISOR_NAME = 'hypervisor';
export const BOARD_NAME = 'board';

/** Output beyond this is shown but not kept: nothing that a guest does may fill our memory. */
const KEPT_CHARACTERS = 32 * 2 ** 20;

export interface ConsoleListener {
  /** A line is complete. */
  line(console: string, text: string): void;
  /** The unfinished line of a console has changed. */
  partial(console: string, text: string): void;
  event(event: RunEvent): void;
}

/** What one console has shown. */
export class ConsoleRecord {
  readonly lines: string[] = [];
  lineCount = 0;
  byteCount = 0;
  private keptCharacters = 0;
  readonly terminal: TerminalLine;

  constructor(
    readonly name: string,
    onLine: (text: string) => void,
    /** What a complete line says to a person. */
    inWords: (line: string) => string = (line) => line,
  ) {
    this.terminal = new TerminalLine((line) => {
      const text = inWords(line);
      this.keep(text);
      onLine(text);
    });
  }

  /** Everything shown, the unfinished line included. */
  get text(): string {
    return [...this.lines, this.terminal.partial].join('\n');
  }

  private keep(text: string): void {
    this.lineCount += 1;
    this.keptCharacters += text.length + 1;
    if (this.keptCharacters <= KEPT_CHARACTERS) this.lines.push(text);
  }
}

/** Turns the frames of a run into consoles with names, and events. */
export class Consoles implements StreamSink {
  private readonly records = new Map<number, ConsoleRecord>();
  readonly board: ConsoleRecord;
  private readonly events: TerminalLine;

  constructor(
    private readonly partitions: readonly string[],
    private readonly listener: ConsoleListener,
    /** Whose bytes are not framed: a partition that the board's UART is assigned to. */
    unframedName = BOARD_NAME,
  ) {
    this.board = this.record(unframedName);
    const reader = new EventReader();
    this.events = new TerminalLine((line) => {
      const event = line === '' ? undefined : reader.read(line);
      if (event) listener.event(event);
    });
  }

  framed(console: number, bytes: Uint8Array): void {
    if (console === EVENT_CONSOLE) this.events.push(bytes);
    else this.push(this.at(console), bytes);
  }

  unframed(bytes: Uint8Array): void {
    this.push(this.board, bytes);
  }

  /** The stream has ended: unfinished lines are lines. */
  end(): void {
    this.events.end();
    for (const record of this.all()) record.terminal.end();
  }

  /** Number of a partition's console in the stream. */
  numberOf(partition: string): number {
    return HYPERVISOR_CONSOLE + 1 + this.partitions.indexOf(partition);
  }

  get(name: string): ConsoleRecord | undefined {
    return this.all().find((record) => record.name === name);
  }

  all(): ConsoleRecord[] {
    return [this.board, ...this.records.values()];
  }

  private push(record: ConsoleRecord, bytes: Uint8Array): void {
    record.byteCount += bytes.length;
    record.terminal.push(bytes);
    this.listener.partial(record.name, record.terminal.partial);
  }

  private at(console: number): ConsoleRecord {
    let record = this.records.get(console);
    if (!record) {
      record = this.record(this.nameOf(console), console === HYPERVISOR_CONSOLE ? refusalInWords : undefined);
      this.records.set(console, record);
    }
    return record;
  }

  private nameOf(console: number): string {
    if (console === HYPERVISOR_CONSOLE) return HYPERVISOR_NAME;
    return this.partitions[console - HYPERVISOR_CONSOLE - 1] ?? `console ${console}`;
  }

  private record(name: string, inWords?: (line: string) => string): ConsoleRecord {
    return new ConsoleRecord(name, (text) => this.listener.line(name, text), inWords);
  }
}
