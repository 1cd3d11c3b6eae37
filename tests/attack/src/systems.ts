/** The systems under attack: a victim on a core of its own, and one that shares its only core with the attacker. */
import { fileURLToPath } from 'node:url';
import { qemuVirt } from '@bulkhead/boards';
import { type AuthoredSystem, defineSystem, elf, typescript } from '@bulkhead/system';
import { type AttackerName, LAYOUTS, type Layout, OWN_PA, type SystemName, VICTIM_PA } from './layouts.ts';

/** Where the attacker sees its memory: above all that the board has. */
const OWN_IPA = 0x1_0000_0000n;

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

const victimAt = (file: string, interrupts: Layout['interrupts'] | 'auto') =>
  ({
    guest: typescript({ entry: fileURLToPath(new URL(`../victim/${file}`, import.meta.url)) }),
    memory: '4MiB',
    cores: [0],
    ramPa: VICTIM_PA,
    interrupts,
    expect: { end: 'off', console: ['memory as it was'] },
  }) as const;

const ON_ERROR = { access: 'inject', fetch: 'inject', panic: 'restart' } as const;
const WATCHED = { watchdog: { device: 'sbsa' }, onError: { ...ON_ERROR, watchdog: 'restart' } } as const;

const attackerAt = (name: AttackerName, cores: number[], { interrupts, attackers, hasWatchdog }: Layout) =>
  ({
    guest: elf({ file: `./${name}.elf` }),
    memory: '4MiB',
    cores,
    ramPa: OWN_PA[name],
    ramIpa: OWN_IPA,
    console: interrupts === 'direct' ? 'hypercall' : 'pl011',
    interrupts,
    devices: attackers[name]?.devices ?? [],
    ...(hasWatchdog ? WATCHED : { onError: ON_ERROR }),
    expect: { end: 'off' },
  }) as const;

/** QEMU's `virt`, with the layout's interrupt controller, and its CPU if it names one. */
function boardOf(cores: number, { cpu, gic = 3 }: Layout) {
  const board = qemuVirt({ cores, memory: '512MiB', gic });
  const { emulator } = board;
  if (cpu === undefined || !emulator) return board;
  const words = emulator.arguments.map((word) => (word.startsWith('cortex-') ? cpu : word));
  return { ...board, emulator: { ...emulator, arguments: words } };
}

/** Does nothing but what the attacker, which has the right, has it do. */
const puppetOn = (core: number) =>
  ({
    guest: typescript({ entry: fileURLToPath(new URL('../victim/puppet.ts', import.meta.url)) }),
    memory: '2MiB',
    cores: [core],
    expect: { end: 'request' },
  }) as const;

/** Everybody on a core of his own; the attacker's program is beside the system file. */
function onOwnCores(layout: Layout): AuthoredSystem {
  // Its own interrupts reach the victim directly, whatever interrupts the attacker has.
  const victim = victimAt('dedicated.ts', layout.gic === 2 ? 'virtual' : 'direct');
  const attacker = attackerAt('attacker', [1, 2], layout);
  const channels = channelsWith('victim');
  if (!layout.hasPuppet) {
    return defineSystem({ board: boardOf(3, layout), partitions: { victim, attacker }, channels });
  }
  const partitions = {
    victim,
    attacker: { ...attacker, rights: { control: ['puppet'] } },
    puppet: puppetOn(3),
  } as const;
  return defineSystem({ board: boardOf(4, layout), partitions, channels });
}

/** All on one core, two attackers among them. */
function onOneCore(layout: Layout): AuthoredSystem {
  return defineSystem({
    board: boardOf(1, layout),
    partitions: {
      neighbour: victimAt('shared.ts', 'auto'),
      attacker: attackerAt('attacker', [0], layout),
      accomplice: attackerAt('accomplice', [0], layout),
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

/** The system of that name; the attackers' programs are beside the file that asks for it. */
export function systemOf(name: SystemName): AuthoredSystem {
  const layout = LAYOUTS[name];
  return layout.isShared ? onOneCore(layout) : onOwnCores(layout);
}

/** The text of a system file. */
export function systemText(name: SystemName, module: string): string {
  return `import { systemOf } from ${JSON.stringify(module)};\n\nexport default systemOf('${name}');\n`;
}
