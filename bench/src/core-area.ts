/** Reads what the hypervisor's first core keeps for itself from the memory of a stopped machine. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltSystem } from '@bulkhead/cli';
import type { MachineMonitor } from './machine-monitor.ts';

/** The guard page and the stack of the first core, behind which its own area is. */
const BELOW_AREA = 8192;
/** The fields of ExitCounts (hypervisor/core/cpu.ts). */
const EXIT_KINDS = ['hvc', 'smc', 'sysreg', 'mmio', 'irq', 'wfx', 'other'] as const;
export type ExitCounts = Record<(typeof EXIT_KINDS)[number], number>;

/** A field of the area, 8 bytes: `cpu_cpus.el2Instructions`. */
export async function readCoreField(
  system: BuiltSystem,
  monitor: MachineMonitor,
  field: string,
): Promise<number> {
  const { board, layout } = system.checked;
  const area = board.imagePa + BigInt(layout.pools.offset + BELOW_AREA);
  const address = area + BigInt(offsetOf(field, system.hypervisor.elf));
  const filename = join(system.folder, `${system.name}.word`);
  await monitor.execute('pmemsave', { val: Number(address), size: 8, filename });
  return Number(readFileSync(filename).readBigUInt64LE());
}

/** How often guests left to EL2 on that core, by kind. */
export async function readExitCounts(system: BuiltSystem, monitor: MachineMonitor): Promise<ExitCounts> {
  const counts: Partial<ExitCounts> = {};
  for (const kind of EXIT_KINDS) {
    counts[kind] = await readCoreField(system, monitor, `cpu_cpus.exits.${kind}`);
  }
  return counts as ExitCounts;
}

/** gdb knows from the debug information where a field of a core's own area is. */
function offsetOf(field: string, elf: string): string {
  const words = ['-nx', '-batch', '-ex', `output (long)&((bare_own *)0)->${field}`, elf];
  return execFileSync('gdb-multiarch', words, { encoding: 'utf8' }).trim();
}
