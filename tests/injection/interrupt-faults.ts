/** Interrupts that nobody asked for, and those that are gone before they are acknowledged. */
import type { Machine } from './machine.ts';
import type { Random } from './random.ts';
import { FIRST_ROUND, ROUNDS, type RunFault } from './run-faults.ts';
import type { Target } from './target.ts';

/** Registers of the board's GIC (IHI 0069, 12.8 and 12.10). */
const GICD = 0x0800_0000n;
const GICR_SGI = 0x080b_0000n;
const GICR_STRIDE = 0x2_0000n;
const IGROUPR = 0x80n;
const ISENABLER = 0x100n;
const ISPENDR = 0x200n;
const ICPENDR = 0x280n;
const IROUTER = 0x6000n;

/** The PL061's, which `hit` has; the UART's is the hypervisor's. */
const OF_HIT = 39;
const OF_CONSOLE = 33;
const FIRST_SHARED = 32;
const LAST_SHARED = 287;
const CORES = 3;
/** Of the private ones: SGIs, the maintenance interrupt, the timers of EL2, of the virtual and of the physical timer. */
const PRIVATE = [...Array.from({ length: 16 }, (_, sgi) => sgi), 25, 26, 27, 30];
/** Vectors of EL2 for interrupts of a guest: IRQ and FIQ (D1.3.1.4). */
const IRQ = 0x480n;

async function writeWord(machine: Machine, address: bigint, value: number): Promise<void> {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  await machine.gdb.write(address, bytes);
}

/** Sets the bit of an interrupt in one of the distributor's registers. */
function setShared(machine: Machine, register: bigint, intid: number): Promise<void> {
  return writeWord(machine, GICD + register + BigInt(4 * (intid >> 5)), 2 ** (intid & 31));
}

function fault(
  kind: string,
  what: string,
  target: Target,
  random: Random,
  inject: (machine: Machine) => Promise<void>,
): RunFault {
  const count = FIRST_ROUND + random.below(ROUNDS);
  return {
    kind,
    what: `${what}, round ${count}`,
    apply: async (machine) => {
      if ((await machine.runTo(target.guest.get('round')!, count)) !== undefined) await inject(machine);
    },
  };
}

/** A device of `hit` that interrupts without a reason. */
export function ofHit(target: Target, random: Random): RunFault {
  return fault("interrupt of hit's device, without a reason", `INTID ${OF_HIT}`, target, random, (machine) =>
    setShared(machine, ISPENDR, OF_HIT),
  );
}

/** A shared interrupt that nobody has, enabled as firmware may have left it. */
export function ofNobody(target: Target, random: Random): RunFault {
  const free = Array.from({ length: LAST_SHARED - FIRST_SHARED + 1 }, (_, index) => FIRST_SHARED + index);
  const intid = random.pick(free.filter((one) => one !== OF_HIT && one !== OF_CONSOLE));
  const core = random.below(CORES);
  return fault('interrupt of nobody', `INTID ${intid} on core ${core}`, target, random, async (machine) => {
    await writeWord(machine, GICD + IROUTER + BigInt(8 * intid), core);
    const word = GICD + IGROUPR + BigInt(4 * (intid >> 5));
    const groups = (await machine.gdb.read(word, 4)).readUInt32LE();
    await writeWord(machine, word, groups | (2 ** (intid & 31)));
    await setShared(machine, ISENABLER, intid);
    await setShared(machine, ISPENDR, intid);
  });
}

/** An SGI, a timer's or the maintenance interrupt, or the UART's, for which there is no reason. */
export function ofHypervisor(target: Target, random: Random): RunFault {
  const intid = random.pick([...PRIVATE, OF_CONSOLE]);
  const core = random.below(CORES);
  const sgiFrame = GICR_SGI + BigInt(core) * GICR_STRIDE;
  return fault(
    'private or console interrupt, without a reason',
    `INTID ${intid} on core ${core}`,
    target,
    random,
    (machine) =>
      intid >= FIRST_SHARED
        ? setShared(machine, ISPENDR, intid)
        : writeWord(machine, sgiFrame + ISPENDR, 2 ** intid),
  );
}

/** Gone between the exception and its acknowledgement: the hypervisor reads 1023. */
export function lost(target: Target, random: Random): RunFault {
  return fault(
    'interrupt that is gone when it is acknowledged',
    `INTID ${OF_HIT}`,
    target,
    random,
    async (machine) => {
      await setShared(machine, ISPENDR, OF_HIT);
      const vector = target.imagePa + target.own.get('vectors')! + IRQ;
      const core = await machine.runTo(vector, 1, (stopped) => Promise.resolve(stopped === 0));
      if (core !== undefined) await setShared(machine, ICPENDR, OF_HIT);
    },
  );
}
