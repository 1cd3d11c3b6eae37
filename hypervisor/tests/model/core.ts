/**
 * A core that only knows its timer and what comes from outside, in the place of the machine's own functions: a test
 * mocks the modules below with `machineParts`, and a run of its model puts in what the core is asked.
 */
import type { Cpu } from '../../core/cpu.ts';
import type { Resident } from '../../core/resident.ts';

export const FREQUENCY = 1_000_000n;
/** As `NEVER` of core/resident.ts, which must not be loaded before its mocks. */
const NEVER = 0xffff_ffff_ffff_ffffn;

export const core = {
  now: 0n,
  timer: NEVER,
  isAwake: (_resident: Resident): boolean => false,
  timerOf: (_resident: Resident): bigint => NEVER,
  sleep: (): void => {},
};

export const machineParts = {
  /** arch/aarch64/system.unsafe.ts */
  system: {
    readCounter: () => core.now,
    readCounterFrequency: () => FREQUENCY,
    waitForInterrupt: () => core.sleep(),
  },
  /** arch/aarch64/timer.ts */
  timer: {
    setTimer: (deadline: bigint) => {
      core.timer = deadline;
    },
    disarmTimer: () => {
      core.timer = NEVER;
    },
  },
  /** arch/aarch64/switch.ts */
  switching: {
    isAwake: (_cpu: Cpu, resident: Resident) => core.isAwake(resident),
    timerOf: (_cpu: Cpu, resident: Resident) => core.timerOf(resident),
    nextTimer: (resident: Resident) => core.timerOf(resident),
    loadGuest: (cpu: Cpu, resident: Resident) => {
      cpu.loaded = resident;
    },
  },
  /** arch/aarch64/interrupts.ts */
  interrupts: { drainInterrupts: () => {} },
};
