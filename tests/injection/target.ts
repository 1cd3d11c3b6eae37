/** The system under injection: where its parts are, and what it does undisturbed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuiltSystem, buildSystemFile } from '@bulkhead/cli';
import { symbols } from '@bulkhead/compiler';
import { RuntimeConfiguration } from '@bulkhead/hypervisor/abi/configuration';
import { sizeOfRecord } from '@bulkhead/system';
import { assemble } from '../on-target/support.ts';
import { PARTITIONS, type PartitionName, type Run } from './run.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bytes from `start`, counted from the start of the image. */
export interface Part {
  readonly name: string;
  readonly start: number;
  readonly sizeBytes: number;
}

export class Target {
  private constructor(
    readonly system: BuiltSystem,
    readonly image: Buffer,
    /** Symbols of the hypervisor, from the start of the image. */
    readonly own: ReadonlyMap<string, bigint>,
    /** Symbols of the partitions, which all run the same program. */
    readonly guest: ReadonlyMap<string, bigint>,
  ) {}

  static async build(): Promise<Target> {
    const system = await buildSystemFile(at('system.ts'), { out: at('../../build/injection') });
    const program = assemble('../injection/worker.S', { SEED: '0', PAUSE_NS: '0', SECOND: '0' });
    const image = readFileSync(system.imagePath);
    return new Target(system, image, symbols(system.hypervisor.elf), symbols(program));
  }

  get imagePa(): bigint {
    return this.system.checked.board.imagePa;
  }

  ramPa(partition: PartitionName): bigint {
    return this.system.checked.partitions[PARTITIONS.indexOf(partition)]!.ramPa;
  }

  /** The image from its first byte to its last. */
  get parts(): readonly Part[] {
    const { layout } = this.system.checked;
    const bounds: readonly (readonly [string, number])[] = [
      ['header', 0],
      ['code and constants', 128],
      ['data', Number(this.own.get('__data_start')!)],
      ['configuration', layout.configurationOffset],
      ['padding', layout.configurationOffset + sizeOfRecord(new RuntimeConfiguration())],
      ['pools', layout.pools.offset],
      ['partitions', layout.payloadOffset],
      ['', this.image.length],
    ];
    return bounds.slice(0, -1).map(([name, start], index) => ({
      name,
      start,
      sizeBytes: bounds[index + 1]![1] - start,
    }));
  }
}

/** What a run showed of each partition, for comparison. */
export function words(run: Run): Record<PartitionName, string> {
  return { hit: run.console('hit'), near: run.console('near'), far: run.console('far') };
}
