import type { CheckedPartition } from '@bulkhead/system';
import type { BuiltSystem } from '../build/built-system.ts';
import { CliError } from '../errors.ts';
import type { RunEvent } from '../events/event.ts';
import { Demultiplexer } from '../stream/demultiplexer.ts';
import { encodeFrames } from '../stream/frames.ts';
import { Consoles } from './consoles.ts';
import {
  type EmulatorProcess,
  emulatorCommand,
  emulatorMessages,
  startEmulator,
  stopEmulator,
} from './emulator.ts';
import { HealthDump } from './health-dump.ts';
import { ScriptedInput } from './input.ts';
import { matchPatterns } from './judge.ts';
import { Outcomes, type PartitionOutcome } from './outcome.ts';
import type { PartitionResult, RunResult, Stop } from './result.ts';
import type { RunOptions } from './run-system.ts';
import { Runners } from './runners.ts';
import { traceOptions } from './trace.ts';
import { verdict } from './verdict.ts';

/** After its last word the hypervisor switches the board off; an emulator that stays is stopped. */
const HALT_GRACE_MILLISECONDS = 3000;
const STDERR_TAIL_CHARACTERS = 2000;

/** One run of a system: the emulator, what it says, and how it ends. */
export class RunSession {
  /** Settles when the emulator has ended. */
  readonly finished: Promise<RunResult>;
  private readonly command: readonly string[];
  private readonly emulator: EmulatorProcess;
  private readonly consoles: Consoles;
  private readonly outcomes: Outcomes;
  private readonly input: ScriptedInput;
  private readonly runners: Runners;
  private readonly health: HealthDump | undefined;
  private readonly events: RunEvent[] = [];
  private readonly startedAt = performance.now();
  private readonly timers: NodeJS.Timeout[] = [];
  private stopReason: Stop = 'ended';
  private stderr = '';

  constructor(
    private readonly built: BuiltSystem,
    private readonly options: Omit<RunOptions, 'system'>,
  ) {
    const { partitions } = built.checked;
    this.outcomes = new Outcomes(partitions);
    this.runners = new Runners(partitions);
    this.consoles = new Consoles(
      partitions.map(({ name }) => name),
      {
        line: (console, text) => this.onLine(console, text),
        partial: (console, text) => this.onPartial(console, text),
        event: (event) => this.onEvent(event),
      },
      this.uartOwner,
    );
    this.input = new ScriptedInput(options.input ?? [], (name, text) => this.send(name, text));
    const command = emulatorCommand(built.checked.board, options.image ?? built.imagePath, {
      ...options,
      resets: built.checked.partitions.some(mayReset),
    });
    this.health = options.saveHealth ? HealthDump.for(built) : undefined;
    this.command = [...command, ...traceOptions(built), ...(this.health?.options ?? [])];
    this.emulator = startEmulator(this.command);
    this.finished = this.watch();
  }

  /** Types at a partition's console. */
  send(partition: string, text: string | Uint8Array): void {
    const bytes = Buffer.from(text);
    const framed = this.built.checked.hasConsoleStream;
    this.emulator.stdin.write(framed ? encodeFrames(this.consoles.numberOf(partition), bytes) : bytes);
  }

  /** Ends the run before its time. */
  stop(reason: Stop = 'user'): void {
    this.stopReason = reason;
    if (this.health) void this.health.saveBriefly().finally(() => stopEmulator(this.emulator));
    else stopEmulator(this.emulator);
  }

  /** The partition that the board's UART is assigned to: then nothing is framed. */
  private get uartOwner(): string | undefined {
    const { board, hasConsoleStream, partitions } = this.built.checked;
    if (hasConsoleStream) return undefined;
    return partitions.find(({ devices }) => devices.some(({ name }) => name === board.uart))?.name;
  }

  private async watch(): Promise<RunResult> {
    const { emulator, options } = this;
    const demultiplexer = new Demultiplexer(this.consoles);
    emulator.stdout.on('data', (bytes: Buffer) => {
      options.onRaw?.(bytes);
      if (this.built.checked.hasConsoleStream) demultiplexer.push(bytes);
      else this.consoles.unframed(bytes);
    });
    emulator.stderr.on('data', (bytes: Buffer) => {
      this.stderr = (this.stderr + bytes.toString()).slice(-STDERR_TAIL_CHARACTERS);
    });
    // The emulator may end while we write: what matters is how it ended.
    emulator.stdin.on('error', () => {});
    if (options.timeoutSeconds !== undefined) this.after(options.timeoutSeconds * 1000, 'timeout');
    const killed = () => emulator.kill('SIGKILL');
    process.once('exit', killed);
    try {
      await this.emulatorEnd();
    } finally {
      process.removeListener('exit', killed);
      for (const timer of this.timers) clearTimeout(timer);
      this.health?.end();
    }
    demultiplexer.end();
    this.consoles.end();
    return this.result();
  }

  private after(milliseconds: number, reason: Stop): void {
    this.timers.push(setTimeout(() => this.stop(reason), milliseconds));
  }

  private async emulatorEnd(): Promise<void> {
    const { emulator } = this;
    const status = await new Promise<number | null>((resolve, reject) => {
      emulator.once('error', reject);
      emulator.once('close', resolve);
    });
    const stopped = this.stopReason !== 'ended' || this.outcomes.halt !== undefined;
    if (stopped || status === 0) return;
    throw new CliError(
      `${this.command[0]} failed${status === null ? '' : ` with status ${status}`}: ` +
        (emulatorMessages(this.stderr).trim() || 'it said nothing.'),
      `The command was: ${this.command.join(' ')}`,
    );
  }

  private onLine(console: string, text: string): void {
    this.options.onLine?.(console, text);
    this.input.line(console, text);
    this.runners.line(console, text);
    this.stopWhenOnlyRunnersAreLeft();
  }

  private onPartial(console: string, text: string): void {
    this.options.onPartial?.(console, text);
    this.input.partial(console, text);
    // A prompt is a line that stays unfinished.
    this.runners.line(console, text);
    this.stopWhenOnlyRunnersAreLeft();
  }

  private onEvent(event: RunEvent): void {
    this.events.push(event);
    this.outcomes.add(event);
    this.options.onEvent?.(event);
    if (event.kind === 'halt') this.after(HALT_GRACE_MILLISECONDS, 'ended');
    this.stopWhenOnlyRunnersAreLeft();
  }

  private stopWhenOnlyRunnersAreLeft(): void {
    if (this.options.keepRunning || this.stopReason !== 'ended' || this.input.waiting) return;
    if (this.runners.onlyTheyAreLeft(this.outcomes.partitions)) this.stop('running-as-expected');
  }

  private textOf(name: string): string {
    return this.consoles.get(name)?.text ?? '';
  }

  private result(): RunResult {
    const { outcomes, events, command } = this;
    const deviations = verdict({
      outcomes,
      textOf: (name) => this.textOf(name),
      hasConsoleStream: this.built.checked.hasConsoleStream,
      stop: this.stopReason,
      timeoutSeconds: this.options.timeoutSeconds,
      waiting: this.input.waiting,
    });
    return {
      exitStatus: deviations.length === 0 ? 0 : 1,
      endedAsExpected: deviations.length === 0,
      deviations,
      consoles: Object.fromEntries(this.consoles.all().map(({ name, text }) => [name, text])),
      events,
      partitions: outcomes.partitions.map((partition) => this.partitionResult(partition)),
      ...(outcomes.halt ? { halt: outcomes.halt } : {}),
      stop: this.stopReason,
      durationSeconds: (performance.now() - this.startedAt) / 1000,
      command,
    };
  }

  private partitionResult(partition: PartitionOutcome): PartitionResult {
    const { name, expect } = partition;
    const { lineCount = 0, byteCount = 0 } = this.consoles.get(name) ?? {};
    return { ...partition, patterns: matchPatterns(expect, this.textOf(name)), lineCount, byteCount };
  }
}

/** Whether an error of the partition has the board start again. */
function mayReset({ recovery }: CheckedPartition): boolean {
  return Object.values(recovery.actions).includes('reset-system');
}
