/** The systems under attack: a victim on a core of its own, and one that shares its only core with the attacker. */
import { fileURLToPath } from 'node:url';
import { qemuVirt } from '@bulkhead/boards';
import { type AuthoredSystem, defineSystem, elf, typescript } from '@bulkhead/system';

export const VICTIM_PA = 0x5000_0000n;
const OWN_PA = { attacker: 0x5400_0000n, accomplice: 0x5600_0000n };
export type AttackerName = keyof typeof OWN_PA;
/** Where the attacker sees its memory: above all that the board has. */
const OWN_IPA = 0x1_0000_0000n;

export interface Layout {
  /** Interrupts of the attacker; `virtual` goes with an emulated UART. */
  readonly interrupts: 'direct' | 'virtual';
  readonly isShared: boolean;
  readonly vcpus: number;
  /** Who attacks, in parts of the operations. */
  readonly attackers: Readonly<Partial<Record<AttackerName, number>>>;
}

export const SYSTEMS = ['dedicated', 'emulated', 'shared'] as const;
export type SystemName = (typeof SYSTEMS)[number];

export const LAYOUTS: Readonly<Record<SystemName, Layout>> = {
  dedicated: { interrupts: 'direct', isShared: false, vcpus: 2, attackers: { attacker: 1 } },
  emulated: { interrupts: 'virtual', isShared: false, vcpus: 2, attackers: { attacker: 1 } },
  shared: {
    interrupts: 'virtual',
    isShared: true,
    vcpus: 1,
    attackers: { attacker: 2, accomplice: 1 },
  },
};

/** What an attacker shares with the victim: port 0 is its ledger (guest/ledger.unsafe.ts), the others it spoils. */
const channelsWith = <V extends string>(victim: V) =>
  ({
    ledger: { kind: 'sampling', from: 'attacker', to: victim, messageBytes: 4096 },
    sample: { kind: 'sampling', from: 'attacker', to: victim, messageBytes: 64 },
    queue: { kind: 'queuing', from: 'attacker', to: victim, messageBytes: 24, depth: 5 },
    back: { kind: 'queuing', from: victim, to: 'attacker', messageBytes: 24, depth: 5 },
    bell: { kind: 'doorbell', from: 'attacker', to: victim },
  }) as const;

/** The accomplice has a ledger of its own, and the attacker calls it: port 5 there, port 1 here. */
const CHANNELS_OF_TWO = {
  ...channelsWith('neighbour'),
  'second-ledger': { kind: 'sampling', from: 'accomplice', to: 'neighbour', messageBytes: 4096 },
  plot: { kind: 'call', from: 'attacker', to: 'accomplice' },
  loot: { kind: 'queuing', from: 'accomplice', to: 'attacker', messageBytes: 24, depth: 5 },
} as const;

/** Where an attacker's memory is on the board. */
export function ownPa(name: AttackerName): bigint {
  return OWN_PA[name];
}

/** The partition that watches. */
export function victimOf(system: SystemName): 'victim' | 'neighbour' {
  return LAYOUTS[system].isShared ? 'neighbour' : 'victim';
}

const victimAt = (file: string, expected: string) =>
  ({
    guest: typescript({ entry: fileURLToPath(new URL(`../victim/${file}`, import.meta.url)) }),
    memory: '4MiB',
    cores: [0],
    ramPa: VICTIM_PA,
    expect: { end: 'off', console: [expected] },
  }) as const;

const attackerAt = (name: AttackerName, cores: number[], interrupts: Layout['interrupts']) =>
  ({
    guest: elf({ file: `./${name}.elf` }),
    memory: '4MiB',
    cores,
    ramPa: OWN_PA[name],
    ramIpa: OWN_IPA,
    console: interrupts === 'direct' ? 'hypercall' : 'pl011',
    interrupts,
    onError: { access: 'inject', fetch: 'inject', panic: 'restart' },
    expect: { end: 'off' },
  }) as const;

const MEMORY = 'memory as it was';

/** Everybody on a core of his own; the attacker's program is beside the system file. */
export function dedicatedSystem(interrupts: Layout['interrupts']): AuthoredSystem {
  return defineSystem({
    board: qemuVirt({ cores: 3, memory: '512MiB' }),
    partitions: {
      victim: victimAt('dedicated.ts', MEMORY),
      attacker: attackerAt('attacker', [1, 2], interrupts),
    },
    channels: channelsWith('victim'),
  });
}

/** All on one core, two attackers among them. */
export function sharedSystem(): AuthoredSystem {
  return defineSystem({
    board: qemuVirt({ cores: 1, memory: '512MiB' }),
    partitions: {
      neighbour: victimAt('shared.ts', MEMORY),
      attacker: attackerAt('attacker', [0], 'virtual'),
      accomplice: attackerAt('accomplice', [0], 'virtual'),
    },
    schedules: {
      0: {
        majorFrame: '1ms',
        windows: [
          { partition: 'neighbour', duration: '100us' },
          { partition: 'attacker', duration: '500us' },
          { partition: 'accomplice', duration: '400us' },
        ],
        background: ['attacker', 'accomplice'],
      },
    },
    channels: CHANNELS_OF_TWO,
  });
}

/** The text of a system file. */
export function systemText(system: SystemName, module: string): string {
  const { isShared, interrupts } = LAYOUTS[system];
  const make = isShared ? 'sharedSystem' : 'dedicatedSystem';
  const call = isShared ? 'sharedSystem()' : `dedicatedSystem('${interrupts}')`;
  return `import { ${make} } from ${JSON.stringify(module)};\n\nexport default ${call};\n`;
}
