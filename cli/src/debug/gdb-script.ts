import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuiltSystem, DebugFiles } from '../build/built-system.ts';

/**
 * What gdb is told before the user takes over: where the symbols of the hypervisor and of the partitions
 * are, where the sources are, and a few commands. A partition is linked at the guest's addresses, which
 * are what the core has in its program counter while it runs the partition.
 */
export function gdbScript(built: BuiltSystem, port: number, logPath: string): string {
  const { board, partitions } = built.checked;
  const files = Object.entries(built.partitions);
  const folders = [built.hypervisor, ...Object.values(built.partitions)].flatMap(sourceFolders);
  const cores = partitions.map(
    ({ name, cores: used }) => `  ${name}: thread ${used.map((core) => core + 1).join(', ')}`,
  );
  return [
    'set pagination off',
    'set confirm off',
    'set print pretty on',
    // Symbols of partitions may overlap: each is linked at the start of its own memory.
    'set complaints 0',
    'set breakpoint pending on',
    'set architecture aarch64',
    ...[...new Set(folders)].map((folder) => `directory ${folder}`),
    `symbol-file -o 0x${board.imagePa.toString(16)} ${built.hypervisor.elf}`,
    ...files.map(([, { elf }]) => `add-symbol-file ${elf}`),
    `target remote 127.0.0.1:${port}`,
    ...command('consoles', 'Show what the consoles have printed so far.', [`shell cat ${logPath}`]),
    ...command('el', 'Print the exception level of this core: 2 in the hypervisor, 1 or 0 in a guest.', [
      'printf "EL%d\\n", ($cpsr >> 2) & 3',
    ]),
    ...command('partitions', 'List the partitions with the threads (cores) that run them.', [
      ...cores.map((line) => `echo ${line}\\n`),
    ]),
    'echo Stopped before the first instruction. A core is a thread; `break file.ts:line` stops any core,\\n',
    'echo `break file.ts:line thread N` one. Also: partitions, consoles, el. `continue` starts.\\n',
    '',
  ].join('\n');
}

function command(name: string, help: string, lines: readonly string[]): string[] {
  return [`define ${name}`, ...lines, 'end', `document ${name}`, help, 'end'];
}

/** The folders that the paths in a program's debug information may be relative to. */
function sourceFolders({ sourceFolder }: DebugFiles): string[] {
  const folders: string[] = [];
  for (let folder = sourceFolder; folder !== undefined; folder = dirname(folder)) {
    folders.push(folder);
    if (existsSync(join(folder, 'node_modules')) || folder === dirname(folder)) break;
  }
  return folders;
}
