import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HEALTH_BYTES } from '@bulkhead/hypervisor/abi/health';
import type { BuiltSystem } from '../build/built-system.ts';
import { healthLogPa } from '../report/address.ts';
import { QEMU } from '../tools.ts';
import { Qmp } from './qmp.ts';

const ANSWER_MILLISECONDS = 2000;

/** Where a run of a system leaves its health log. */
export function healthFile({ folder }: Pick<BuiltSystem, 'folder'>): string {
  return join(folder, 'health.bin');
}

/**
 * Writes the health log from the emulated board's memory to a file when the board switches itself off, and whenever
 * it is asked to.
 */
export class HealthDump {
  /** Options of the emulator: the machine stays, stopped, until the log is read. */
  readonly options: readonly string[];
  private readonly folder: string;
  private readonly file: string;
  private readonly address: bigint;
  private readonly connection: Promise<Qmp | undefined>;
  private isOver = false;
  private isQuitting = false;

  constructor(built: BuiltSystem) {
    this.folder = mkdtempSync(join(tmpdir(), 'bulkhead-qmp-'));
    this.file = healthFile(built);
    this.address = healthLogPa(built.checked);
    rmSync(this.file, { force: true });
    const socket = join(this.folder, 'qmp');
    this.options = ['-qmp', `unix:${socket},server=on,wait=off`, '-no-shutdown'];
    const onEvent = (event: string) => {
      if (event === 'SHUTDOWN') void this.saveAndQuit();
    };
    this.connection = Qmp.connect(socket, onEvent, () => this.isOver).catch(() => undefined);
    void this.catchUp();
  }

  /** A dump of the board's memory needs QEMU. */
  static for(built: BuiltSystem): HealthDump | undefined {
    return built.checked.board.emulator?.command === QEMU.command ? new HealthDump(built) : undefined;
  }

  /** Writes the file; a log that cannot be read is not there, and nothing else depends on it. */
  async save(): Promise<void> {
    const connection = await this.connection;
    const parameters = { val: Number(this.address), size: Number(HEALTH_BYTES), filename: this.file };
    await connection?.execute('pmemsave', parameters).catch(() => {});
  }

  /** The same, for an emulator that may not answer. */
  async saveBriefly(): Promise<void> {
    const limit = new Promise<void>((resolve) => setTimeout(resolve, ANSWER_MILLISECONDS).unref());
    await Promise.race([this.save(), limit]);
  }

  /** The emulator has ended. */
  end(): void {
    this.isOver = true;
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A board that was off before we listened has sent its event to nobody. */
  private async catchUp(): Promise<void> {
    const connection = await this.connection;
    const state = await connection?.execute('query-status').catch(() => undefined);
    if ((state as { readonly status?: string } | undefined)?.status === 'shutdown') await this.saveAndQuit();
  }

  private async saveAndQuit(): Promise<void> {
    if (this.isQuitting) return;
    this.isQuitting = true;
    await this.save();
    const connection = await this.connection;
    await connection?.execute('quit').catch(() => {});
  }
}
