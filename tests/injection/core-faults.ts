/** Cores that never come, and one that stops answering. */
import { readImage } from '@bulkhead/system';
import { crc32 } from '../../system/src/pack/crc32.ts';
import { encodeRecord, offsetOfField } from '../../system/src/pack/record.ts';
import { PC } from './gdb.ts';
import type { Machine } from './machine.ts';
import { judgeRun, type Result, type Words } from './outcome.ts';
import type { Run } from './run.ts';
import type { RunFault } from './run-faults.ts';
import type { Target } from './target.ts';

/** The core of the second vCPU of `hit`, which nobody else has. */
const CORE = 2;
/** `wfe` and a branch back to it, where hypervisor_fault's caller waits (entry.S): its place is used for a loop. */
const ENDLESS = Buffer.from('5f2003d5ffffff17', 'hex');
const NOP = Buffer.from('1f2003d5', 'hex');
/** Vector of EL2 for the hypervisor's own interrupts, which arrive as FIQs (D1.3.1.4). */
const FIQ = 0x500n;

/** The boot waits for a core, and one that spins takes a part of the emulator's time. */
const PATIENCE = 6;

/** A core that is at EL2, with everything masked, does nothing any more. */
async function freeze(machine: Machine, target: Target, core: number): Promise<void> {
  const offset = target.image.indexOf(ENDLESS);
  if (offset < 0) throw new Error('the hypervisor has no endless loop');
  const loop = target.imagePa + BigInt(offset);
  await machine.gdb.write(loop, NOP);
  await machine.gdb.setRegister(core, PC, loop);
}

/** The firmware knows no core of that number: CPU_ON fails. */
export function missingCore(target: Target): RunFault {
  const { configuration, configurationOffset } = readImage(target.image)!;
  configuration.board.mpidr[CORE] = 0x0f0fn;
  const record = () => encodeRecord(configuration);
  configuration.crc32 = crc32(record().subarray(offsetOfField(configuration, 'imageSizeBytes')));
  return {
    kind: 'core that CPU_ON does not know',
    what: `core ${CORE}`,
    apply: (machine) => machine.gdb.write(target.imagePa + BigInt(configurationOffset), record()),
  };
}

/** CPU_ON succeeds, and nothing comes of it. */
export function silentCore(target: Target): RunFault {
  return {
    kind: 'core that never comes',
    what: `core ${CORE}`,
    apply: async (machine) => {
      const entry = target.imagePa + target.own.get('secondary_core')!;
      await machine.runTo(entry, 1, (core) => Promise.resolve(core === CORE));
      await freeze(machine, target, CORE);
    },
  };
}

/** A core stops at EL2 when it is kicked: its partition is about to end, and waits for it. */
export function frozenCore(target: Target): RunFault {
  return {
    kind: 'core that stops answering',
    what: `core ${CORE}`,
    apply: async (machine) => {
      const vector = target.imagePa + target.own.get('vectors')! + FIQ;
      const core = await machine.runTo(vector, 1, (stopped) => Promise.resolve(stopped === CORE));
      if (core !== undefined) await freeze(machine, target, core);
    },
  };
}

/** What the hypervisor says about the core, a quarter of a second later. */
function saidOf(run: Run): string | undefined {
  return run.log.find((line) => line.startsWith('core '));
}

export async function runWithCore(machine: Machine, fault: RunFault, right: Words): Promise<Result> {
  await machine.reset();
  await fault.apply(machine);
  const ending = await machine.finish(PATIENCE, (run) => saidOf(run) !== undefined);
  const result = judgeRun(machine.run, ending, right, []);
  const said = saidOf(machine.run);
  return said !== undefined && result.outcome === 'hit alone' ? { outcome: 'stopped', why: said } : result;
}
