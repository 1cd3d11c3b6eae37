/** Where guests run: bare on the emulated board at EL1, and in a partition. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Board, qemuVirt } from '@bulkhead/boards';
import {
  type BuiltSystem,
  emulatorCommand,
  type HypervisorProgram,
  type RunResult,
  runSystem,
} from '@bulkhead/cli';
import { type AuthoredSystem, buildSystem, formatDiagnostic } from '@bulkhead/system';

/** A run that takes longer hangs; the runs take a second or two. */
const TIMEOUT_SECONDS = 600;
const OUT = fileURLToPath(new URL('../../build/bench', import.meta.url));

/** The board of all benchmarks. */
export function boardWith(cores: number, memory: '256MiB' | '512MiB' = '256MiB') {
  return qemuVirt({ cores, memory });
}

/** What a measurement needs: a folder of its own and a hypervisor. */
export class Environment {
  readonly folder: string;

  constructor(
    name: string,
    readonly hypervisor: HypervisorProgram,
  ) {
    this.folder = join(OUT, name);
    mkdirSync(this.folder, { recursive: true });
  }

  /** Builds a system with this hypervisor. */
  async build(name: string, authored: AuthoredSystem): Promise<BuiltSystem> {
    const { hypervisor } = this;
    const result = await buildSystem(authored, {
      directory: this.folder,
      compileTypeScript: () => Promise.reject(new Error('benchmarks have no TypeScript partitions')),
      hypervisor: hypervisor.binary,
    });
    const { checked, image, diagnostics } = result;
    if (!checked || !image) throw new Error(diagnostics.map(formatDiagnostic).join('\n'));
    const imagePath = join(this.folder, `${name}.bin`);
    writeFileSync(imagePath, image.bytes);
    return {
      ...{ name, folder: this.folder, imagePath, checked, manifest: image.manifest },
      ...{ hypervisor: hypervisor.program, partitions: {}, warnings: diagnostics },
    };
  }

  /** Boots a system, virtual time counting instructions, and waits for its end. */
  run(system: BuiltSystem): Promise<RunResult> {
    return runSystem({ system, icount: true, timeoutSeconds: TIMEOUT_SECONDS });
  }
}

/** The same board without EL2: a guest starts at EL1, as in a partition. */
function withoutEl2(board: Board): Board {
  const emulator = board.emulator!;
  const words = emulator.arguments.map((word) => word.replace('virtualization=on', 'virtualization=off'));
  return { ...board, emulator: { ...emulator, arguments: words } };
}

/** Runs a guest on the bare board; returns what its UART showed. */
export function runBare(board: Board, kernel: string): Promise<string> {
  const [program, ...words] = emulatorCommand(withoutEl2(board), kernel, { icount: true });
  const emulator = spawn(program!, words, { stdio: ['ignore', 'pipe', 'ignore'] });
  const hung = setTimeout(() => emulator.kill('SIGKILL'), TIMEOUT_SECONDS * 1000);
  let text = '';
  emulator.stdout.on('data', (bytes: Buffer) => {
    text += bytes.toString('latin1');
  });
  return new Promise((resolve, reject) => {
    emulator.on('error', reject);
    emulator.on('close', () => {
      clearTimeout(hung);
      resolve(text);
    });
  });
}
