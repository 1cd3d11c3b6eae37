/** The systems under attack: a victim on a core of its own, and one that shares its only core with the attacker. */
import { qemuVirt } from '@bulkhead/boards';
import { type AuthoredSystem, defineSystem, elf, typescript } from '@bulkhead/system';

export const VICTIM_PA = 0x5000_0000n;
export const OWN_PA = 0x5400_0000n;
/** Where the attacker sees its memory: above all that the board has. */
const OWN_IPA = 0x1_0000_0000n;

export interface Layout {
  /** Interrupts of the attacker; `virtual` goes with an emulated UART. */
  readonly interrupts: 'direct' | 'virtual';
  readonly isShared: boolean;
  readonly vcpus: number;
  /** Kinds of operations that it is not attacked with. */
  readonly without: readonly string[];
}

export const SYSTEMS = ['dedicated', 'emulated', 'shared'] as const;
export type SystemName = (typeof SYSTEMS)[number];

export const LAYOUTS: Readonly<Record<SystemName, Layout>> = {
  dedicated: { interrupts: 'direct', isShared: false, vcpus: 2, without: [] },
  emulated: { interrupts: 'virtual', isShared: false, vcpus: 2, without: [] },
  // A restart clears the partition's memory in one go, in the time of whoever has the core.
  shared: { interrupts: 'virtual', isShared: true, vcpus: 1, without: ['reset'] },
};

/** What the attacker shares with the victim: port 0 is its ledger (guest/ledger.unsafe.ts), the others it spoils. */
const CHANNELS = {
  ledger: { kind: 'sampling', from: 'attacker', to: 'victim', messageBytes: 4096 },
  sample: { kind: 'sampling', from: 'attacker', to: 'victim', messageBytes: 64 },
  queue: { kind: 'queuing', from: 'attacker', to: 'victim', messageBytes: 24, depth: 5 },
  back: { kind: 'queuing', from: 'victim', to: 'attacker', messageBytes: 24, depth: 5 },
  bell: { kind: 'doorbell', from: 'attacker', to: 'victim' },
} as const;

/** The system, with the attacker's program as an ELF file. */
export function attackSystem(name: SystemName, attacker: string): AuthoredSystem {
  const { interrupts, isShared, vcpus } = LAYOUTS[name];
  const victim = new URL(`../victim/${isShared ? 'shared' : 'dedicated'}.ts`, import.meta.url).pathname;
  return defineSystem({
    board: qemuVirt({ cores: isShared ? 1 : 1 + vcpus, memory: '512MiB' }),
    partitions: {
      victim: {
        guest: typescript({ entry: victim }),
        memory: '4MiB',
        cores: [0],
        ramPa: VICTIM_PA,
        expect: { end: 'off', console: ['memory as it was'] },
      },
      attacker: {
        guest: elf({ file: attacker }),
        memory: '4MiB',
        cores: isShared ? [0] : Array.from({ length: vcpus }, (_, i) => i + 1),
        ramPa: OWN_PA,
        ramIpa: OWN_IPA,
        console: interrupts === 'direct' ? 'hypercall' : 'pl011',
        interrupts,
        onError: { access: 'inject', fetch: 'inject' },
        expect: { end: 'off' },
      },
    },
    ...(isShared ? { schedules: { 0: SCHEDULE } } : {}),
    channels: CHANNELS,
  });
}

const SCHEDULE = {
  majorFrame: '1ms',
  windows: [
    { partition: 'victim', duration: '100us' },
    { partition: 'attacker', duration: '900us' },
  ],
  background: ['attacker'],
} as const;
