/** What the systems under attack have, by name: who attacks, with what, beside whom. */

export const VICTIM_PA = 0x5000_0000n;
/** Where the attackers' memories are on the board. */
export const OWN_PA = { attacker: 0x5400_0000n, accomplice: 0x5600_0000n } as const;
export type AttackerName = keyof typeof OWN_PA;

/** The PL031 and the PL061: what of QEMU's `virt` interrupts without anybody's help. In the order of their bits. */
export const ATTACKED_DEVICES = ['rtc', 'gpio'] as const;
export type AttackedDevice = (typeof ATTACKED_DEVICES)[number];

export interface Attacker {
  /** How much of the operations it makes. */
  readonly share: number;
  /** Devices of the board that it has, with their interrupts. */
  readonly devices: readonly AttackedDevice[];
}

export interface Layout {
  /** Interrupts of the attacker; `virtual` goes with an emulated UART. */
  readonly interrupts: 'direct' | 'virtual';
  readonly isShared: boolean;
  readonly vcpus: number;
  /** It has an emulated watchdog, whose expiry is a restart. */
  readonly hasWatchdog: boolean;
  /** It may start and stop another partition, which does nothing else. */
  readonly hasPuppet: boolean;
  /** The host types into the attacker's console all the while: when each byte arrives is up to the host. */
  readonly isTyped?: boolean;
  /** Version of the interrupt controller; default 3. */
  readonly gic?: 2 | 3;
  /** Another CPU than the board's own, by the emulator's name. */
  readonly cpu?: string;
  readonly attackers: Readonly<Partial<Record<AttackerName, Attacker>>>;
}

export const SYSTEMS = ['dedicated', 'emulated', 'shared', 'newer', 'typed', 'gicv2'] as const;
export type SystemName = (typeof SYSTEMS)[number];

const OWN_CORES = {
  ...{ isShared: false, vcpus: 2 },
  attackers: { attacker: { share: 1, devices: ATTACKED_DEVICES } },
} as const;

const ONE_CORE: Layout = {
  ...{ interrupts: 'virtual', isShared: true, vcpus: 1, hasWatchdog: true, hasPuppet: false },
  attackers: { attacker: { share: 2, devices: ['rtc'] }, accomplice: { share: 1, devices: ['gpio'] } },
};

export const LAYOUTS: Readonly<Record<SystemName, Layout>> = {
  dedicated: { ...OWN_CORES, interrupts: 'direct', hasWatchdog: false, hasPuppet: true },
  emulated: { ...OWN_CORES, interrupts: 'virtual', hasWatchdog: true, hasPuppet: false },
  shared: ONE_CORE,
  gicv2: { ...OWN_CORES, interrupts: 'virtual', hasWatchdog: true, hasPuppet: false, gic: 2 },
  typed: { ...OWN_CORES, interrupts: 'virtual', hasWatchdog: true, hasPuppet: false, isTyped: true },
  // All that QEMU's CPUs have: LSE, SVE, SME, pointer authentication, memory tags, random numbers.
  newer: { ...ONE_CORE, cpu: 'max,pauth-impdef=on' },
};

/** Kinds that need something that not every attacker has. */
const NEEDS: Readonly<Record<string, (layout: Layout) => boolean>> = {
  watchdog: ({ hasWatchdog }) => hasWatchdog,
  control: ({ hasPuppet }) => hasPuppet,
  // By ICC_* registers, which a GICv2 has not.
  line: ({ gic }) => gic !== 2,
};

/** Those of `kinds` that an attacker there has something for. */
export function kindsFor(system: SystemName, kinds: readonly string[]): readonly string[] {
  return kinds.filter((kind) => NEEDS[kind]?.(LAYOUTS[system]) ?? true);
}

/** The index of the partition that the attacker may control. */
export const PUPPET_INDEX = 2n;

/** The partition that watches. */
export function victimOf(system: SystemName): 'victim' | 'neighbour' {
  return LAYOUTS[system].isShared ? 'neighbour' : 'victim';
}
