/** One emulated board that is booted again and again, each time with something wrong. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BuiltSystem, emulatorCommand } from '@bulkhead/cli';
import { MachineMonitor } from '../../bench/src/machine-monitor.ts';
import { Gdb, type Stop } from './gdb.ts';
import { Run } from './run.ts';

/** A whole run takes a tenth of a second, more on a busy machine; one that takes as long as this comes to nothing. */
const SILENCE_MILLISECONDS = 10_000;
/** Until the first partition starts. */
const BOOT_MILLISECONDS = 3000;
/** Exceptions of EL2 in one run from which nothing more comes. */
const MOST_EXCEPTIONS = 8;
/** Where exceptions of EL2 go before the hypervisor has set its vectors: VBAR_EL2 is 0 after reset. */
const EARLY_VECTOR = 0x200n;
/** A synchronous exception of EL2 itself (Arm ARM D1.3.1.4). */
const OWN_SYNCHRONOUS = 0x200n;

/** How a run ended. `crashed`: exceptions at EL2 without end. `hit hangs`: the others ended. */
export type Ending = 'off' | 'crashed' | 'hit hangs' | 'silent';

export class Machine {
  run: Run;
  private isOff = false;
  private readonly breakpoints = new Set<bigint>();

  private constructor(
    readonly system: BuiltSystem,
    private readonly emulator: ChildProcessByStdio<null, Readable, null>,
    private readonly monitor: MachineMonitor,
    readonly gdb: Gdb,
    /** Addresses of the exceptions that EL2 takes of itself. */
    private readonly ownExceptions: readonly bigint[],
  ) {
    this.run = new Run();
    process.once('exit', this.kill);
    emulator.stdout.on('data', (bytes: Buffer) => this.run.push(bytes));
  }

  /** Starts the emulator; the machine stands still before its first instruction. */
  static async start(system: BuiltSystem, name: string, vectors: bigint): Promise<Machine> {
    const [qmp, stub] = ['qmp', 'gdb'].map((kind) => `${system.folder}/${name}.${kind}`) as [string, string];
    for (const path of [qmp, stub]) rmSync(path, { force: true });
    const command = emulatorCommand(system.checked.board, system.imagePath, { icount: true });
    const sockets = [
      ...['-qmp', `unix:${qmp},server=on,wait=off`],
      ...['-chardev', `socket,id=gdb,path=${stub},server=on,wait=off`, '-gdb', 'chardev:gdb'],
    ];
    const [program, ...words] = [
      ...command.filter((word) => word !== '-no-reboot'),
      '-S',
      '-no-shutdown',
      ...sockets,
    ];
    const emulator = spawn(program!, words, { stdio: ['ignore', 'pipe', 'ignore'] });
    const monitor = await MachineMonitor.connect(qmp);
    const gdb = await Gdb.connect(stub);
    await gdb.usePhysicalMemory();
    const own = system.checked.board.imagePa + vectors + OWN_SYNCHRONOUS;
    return new Machine(system, emulator, monitor, gdb, [EARLY_VECTOR, own]);
  }

  close(): void {
    this.gdb.close();
    this.monitor.close();
    this.kill();
    process.removeListener('exit', this.kill);
  }

  private readonly kill = () => this.emulator.kill('SIGKILL');

  /** The image is in memory as it was packed, and the first core before its first instruction. */
  async reset(): Promise<void> {
    for (const address of this.breakpoints) await this.gdb.setBreakpoint(address, false);
    this.breakpoints.clear();
    this.monitor.forget('RESET');
    await this.monitor.execute('system_reset');
    await this.monitor.event('RESET');
    this.run = new Run();
    this.isOff = false;
  }

  /**
   * Runs until a core comes to `address` for the `count`th time, of those times that `counts` takes; undefined when
   * the run ended before.
   */
  async runTo(
    address: bigint,
    count: number,
    counts: (core: number) => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<number | undefined> {
    await this.break(address);
    for (let left = count; ; ) {
      const stop = await this.resume();
      if (stop.reason !== 'breakpoint') return undefined;
      if (await counts(stop.core)) left -= 1;
      if (left === 0) {
        await this.unbreak(address);
        return stop.core;
      }
      await this.stepOver(stop.core, address);
    }
  }

  /**
   * Runs until nothing more comes. `patience`: how much longer than usual a run may take. `isSettled`: whether what it
   * has said is all, when only `hit` has not ended.
   */
  async finish(patience = 1, isSettled = (_run: Run) => true): Promise<Ending> {
    for (const address of this.ownExceptions) await this.break(address);
    for (let exceptions = 0; exceptions < MOST_EXCEPTIONS; exceptions++) {
      const stop = await this.resume(isSettled, patience);
      if (stop.reason === 'off') {
        await this.lastWords();
        return 'off';
      }
      if (stop.reason === 'interrupted') return this.onlyHitIsLeft ? 'hit hangs' : 'silent';
      const pc = await this.gdb.register(stop.core, 32);
      await this.stepOver(stop.core, pc);
    }
    return 'crashed';
  }

  /** What the board showed last may come behind its end. */
  private async lastWords(): Promise<void> {
    for (let waits = 0; waits < 20 && !this.run.halt; waits++) await sleep(10);
  }

  private get onlyHitIsLeft(): boolean {
    return this.run.hasEnded('near') && this.run.hasEnded('far') && !this.run.hasEnded('hit');
  }

  /** Goes on to the next stop, of which one comes at last. */
  private async resume(isSettled = (_run: Run) => false, patience = 1): Promise<Stop> {
    const { gdb, run } = this;
    if (this.isOff) return { reason: 'off', core: 0 };
    gdb.continue();
    let asked = false;
    const interrupt = () => {
      if (!asked) gdb.interrupt();
      asked = true;
    };
    const silence = setTimeout(interrupt, patience * SILENCE_MILLISECONDS);
    const boot = setTimeout(() => {
      if (!run.hasStarted('hit')) interrupt();
    }, patience * BOOT_MILLISECONDS);
    run.onChange = () => {
      if (this.onlyHitIsLeft && isSettled(run)) interrupt();
    };
    const stop = await gdb.stopped();
    clearTimeout(silence);
    clearTimeout(boot);
    run.onChange = () => {};
    this.isOff = stop.reason === 'off';
    return stop;
  }

  private async stepOver(core: number, address: bigint): Promise<void> {
    await this.gdb.setBreakpoint(address, false);
    await this.gdb.step(core);
    await this.gdb.setBreakpoint(address, true);
  }

  private async break(address: bigint): Promise<void> {
    this.breakpoints.add(address);
    await this.gdb.setBreakpoint(address, true);
  }

  private async unbreak(address: bigint): Promise<void> {
    this.breakpoints.delete(address);
    await this.gdb.setBreakpoint(address, false);
  }
}
