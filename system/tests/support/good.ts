/** One good system; each test breaks one thing of it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type QemuVirtDevice, qemuVirt } from '@bulkhead/boards';
import { afterAll } from 'vitest';
import { type CheckResult, checkSystem } from '../../src/build.ts';
import {
  type Code,
  type Diagnostic,
  defineSystem,
  elf,
  formatDiagnostic,
  type HypervisorBinary,
  linux,
  type PartitionDescription,
  raw,
  type SystemDescription,
  typescript,
} from '../../src/index.ts';
import { elfFile, initrd, kernelImage, pattern } from './binaries.ts';

export const directory = mkdtempSync(join(tmpdir(), 'bulkhead-system-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Writes a file that descriptions can name; returns its relative path. */
export function file(path: string, contents: Uint8Array | string): string {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), contents);
  return path;
}

file('Image', kernelImage());
file('initrd.cpio', initrd());
// It may use any of its ports: what they are is for each test to say.
file('control.ts', "import * as ports from './control.ports.ts';\nexport function main(): void {}\n");
file('control.elf', elfFile(0x4000_0000n, [{ address: 0x4000_0000n, bytes: pattern(300) }]));
file('rtos.elf', elfFile(0x4020_0010n, [{ address: 0x4020_0000n, bytes: pattern(900, 2) }]));
file('u-boot.bin', pattern(2000, 5));

export const compileTypeScript = () => ({ elfPath: join(directory, 'control.elf') });

type Partition = PartitionDescription<QemuVirtDevice>;
type Names = 'control' | 'linux' | 'rtos' | 'boot';
export type Description = SystemDescription<QemuVirtDevice> & { partitions: Record<Names, Partition> };

export function goodDescription(): Description {
  return {
    board: qemuVirt({ cores: 6, memory: '1GiB' }),
    partitions: {
      control: { guest: typescript({ entry: './control.ts' }), memory: '4MiB', cores: [0] },
      linux: {
        guest: linux({ kernel: 'Image', initrd: 'initrd.cpio', commandLine: 'console=ttyAMA0' }),
        memory: '256MiB',
        cores: [1, 2],
        devices: ['rtc'],
      },
      rtos: { guest: elf({ file: 'rtos.elf' }), memory: '16MiB', cores: [3] },
      boot: {
        guest: raw({ file: 'u-boot.bin', loadAddress: 0x4020_0000n }),
        memory: '64MiB',
        cores: [4],
        devices: ['flash1'],
      },
    },
  };
}

/** The good system with fields of one partition replaced. */
export function withPartition(name: Names, change: Record<string, unknown>): Description {
  const good = goodDescription();
  return { ...good, partitions: { ...good.partitions, [name]: { ...good.partitions[name], ...change } } };
}

/** The good system with one partition more. */
export function withExtra(name: string, partition: Partial<Partition>): Description {
  const good = goodDescription();
  const extra: Partition = { guest: elf({ file: 'rtos.elf' }), memory: '16MiB', cores: [5], ...partition };
  return { ...good, partitions: { ...good.partitions, [name]: extra } };
}

export function hypervisor(): HypervisorBinary {
  const bytes = kernelImage({ textOffset: 0x20_0000n, sizeBytes: 0x9123 });
  return { bytes, imageEnd: 0xa000, ownAreaBytes: 0x2e00, partitionBytes: 0x1940 };
}

type Context = Parameters<typeof checkSystem>[1];
/** Parts of the context to replace; undefined leaves one out. */
type ContextChange = { [Field in keyof Context]?: Context[Field] | undefined };

export function check(description: unknown, change: ContextChange = {}): Promise<CheckResult> {
  const system = defineSystem(description as SystemDescription);
  const context = { directory, compileTypeScript, hypervisor: hypervisor(), ...change };
  return checkSystem(system, context as Context);
}

/** All errors and warnings, with the test's directory replaced. */
export function messages(description: unknown, change: ContextChange = {}): Promise<string> {
  return show(description, change, ({ severity }) => severity !== 'note');
}

/** Everything of one number: notes are many in systems as small as these. */
export function messagesOf(code: Code, description: unknown, change: ContextChange = {}): Promise<string> {
  return show(description, change, (diagnostic) => diagnostic.code === code);
}

async function show(
  description: unknown,
  change: ContextChange,
  isShown: (diagnostic: Diagnostic) => boolean,
): Promise<string> {
  const { diagnostics } = await check(description, change);
  return diagnostics.filter(isShown).map(formatDiagnostic).join('\n').replaceAll(directory, '/project');
}
