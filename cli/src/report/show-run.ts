import { FaultCause, HaltReason } from '@bulkhead/hypervisor/abi/events';
import type { ImageName } from '@bulkhead/system';
import type { BuiltSystem } from '../build/built-system.ts';
import type { FaultEvent, RunEvent, TraceEvent } from '../events/event.ts';
import { BOARD_NAME, HYPERVISOR_NAME } from '../run/consoles.ts';
import { attachKeyboard, ESCAPE_KEY_NAME } from '../run/keyboard.ts';
import { Outcomes } from '../run/outcome.ts';
import type { RunResult } from '../run/result.ts';
import type { RunOptions } from '../run/run-system.ts';
import { RunSession } from '../run/session.ts';
import { debugFilesOf, faultAddress, faultReport, haltReport } from './fault.ts';
import { healthLines } from './health-lines.ts';
import { NameColumn, type Style, styleFor } from './style.ts';
import { LineView } from './terminal.ts';
import { faultTrace } from './trace.ts';

export interface ShowOptions extends Pick<RunOptions, 'icount' | 'timeoutSeconds' | 'onRaw' | 'saveHealth'> {
  /** Partition that the keyboard is sent to. */
  readonly attach?: string;
  /** Shows nothing (the caller prints a summary for programs). */
  readonly quiet: boolean;
  /** Where to show it; standard output when absent. */
  readonly output?: NodeJS.WriteStream;
}

/** Runs a built system in front of a person. */
export async function showRun(built: BuiltSystem, options: ShowOptions): Promise<RunResult> {
  const { attach, output = process.stdout } = options;
  const style = styleFor(output);
  const names = built.checked.partitions.map(({ name }) => name);
  const column = new NameColumn([...names, HYPERVISOR_NAME, BOARD_NAME], style);
  // Without a terminal nobody sees the unfinished line.
  const live = output.isTTY ? attach : undefined;
  const view = new LineView(output, column, live);
  const events = new EventView(built, view, style);
  const session = new RunSession(built, {
    ...options,
    keepRunning: attach !== undefined,
    ...(options.quiet
      ? {}
      : {
          onLine: (name, text) => view.line(name, text),
          onPartial: (name, text) => view.showPartial(name, text),
          onEvent: (event) => events.show(event),
        }),
  });
  const interrupt = () => session.stop();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  if (attach !== undefined && !options.quiet) {
    view.print(style.dim(`The keyboard goes to ${attach}; ${ESCAPE_KEY_NAME} ends the run.`));
  }
  const detach =
    attach === undefined
      ? () => {}
      : attachKeyboard(process.stdin, (bytes) => session.send(attach, bytes), interrupt);
  try {
    return await session.finished;
  } finally {
    detach();
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
  }
}

/** Shows events that a person wants to know of at once: faults, and the hypervisor's own end. */
class EventView {
  private readonly faults = new Map<number, FaultEvent>();
  private readonly outcomes: Outcomes;

  constructor(
    private readonly built: BuiltSystem,
    private readonly view: LineView,
    private readonly style: Style,
  ) {
    this.outcomes = new Outcomes(built.checked.partitions);
  }

  show(event: RunEvent): void {
    // A fault's registers follow it: the report is complete with them.
    this.outcomes.add(event);
    if (event.kind === 'fault') this.faults.set(event.partition, event);
    if (event.kind === 'fault' && event.cause === FaultCause.HypervisorCheck) this.showFault(event);
    else if (event.kind === 'registers' || event.kind === 'end') this.showFault(event);
    else if (event.kind === 'trace') this.showTrace(event);
    else if (event.kind === 'health') this.warn(healthLines(event, this.built.checked.partitions));
    else if (event.kind === 'unknown') this.warn([`event not understood (${event.problem}): ${event.line}`]);
    else if (event.kind === 'halt' && event.reason !== HaltReason.AllEnded) {
      this.warn(haltReport(event, this.built.hypervisor));
    }
  }

  private showFault(event: Extract<RunEvent, { kind: 'fault' | 'registers' | 'end' }>): void {
    const fault = this.faults.get(event.partition);
    const partition = this.built.checked.partitions[event.partition];
    if (!fault || !partition) return;
    this.faults.delete(event.partition);
    const registers = event.kind === 'registers' ? event : undefined;
    const debug = debugFilesOf(fault, partition.name, this.built, this.imageOf(event.partition));
    const address = faultAddress(fault, this.built.checked);
    this.warn(faultReport(partition.name, fault, registers, debug, address));
  }

  /** It follows the registers, when the report has been shown. */
  private showTrace(event: TraceEvent): void {
    const outcome = this.outcomes.partitions[event.partition];
    if (!outcome) return;
    this.warn(faultTrace(outcome.name, outcome, this.built).map((line) => `  ${line}`));
  }

  private imageOf(partition: number): ImageName {
    return this.outcomes.partitions[partition]?.faultImage ?? 'primary';
  }

  private warn(lines: readonly string[]): void {
    for (const line of lines) this.view.line(HYPERVISOR_NAME, this.style.yellow(line));
  }
}
