/** Images that are damaged, or say what cannot be, are refused at boot by a message that names the field. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuiltSystem } from '@bulkhead/cli';
import type { RuntimeConfiguration } from '@bulkhead/hypervisor/abi/configuration';
import { HaltReason } from '@bulkhead/hypervisor/abi/events';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Change, PackedImage } from './image/damage.ts';
import { build, run } from './support.ts';

let built: BuiltSystem;
let image: PackedImage;
beforeAll(async () => {
  built = await build('image/system.ts', { allFeatures: true });
  image = new PackedImage(built.imagePath);
});

/** Boots an image and returns what the hypervisor's log says. */
async function boot(bytes: Uint8Array) {
  const path = join(dirname(built.imagePath), 'damaged', 'image.bin');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const result = await run(built, { image: path, icount: true, timeoutSeconds: 120 });
  return { log: (result.consoles.hypervisor ?? '').trim().split('\n'), result };
}

/** The one line by which the image is refused; no partition has started. */
async function refusal(bytes: Uint8Array): Promise<string> {
  const { log, result } = await boot(bytes);
  expect(result.halt?.reason, log.join('\n')).toBe(HaltReason.ConfigurationRefused);
  expect(result.events.map(({ kind }) => kind)).toEqual(['halt']);
  expect(log).toHaveLength(1);
  return log[0]!;
}

const hex = (value: bigint | number) => `0x${value.toString(16)}`;

describe('an image as it was packed', () => {
  it('boots', async () => {
    const { result } = await boot(image.bytes);
    expect(result.deviations).toEqual([]);
  });

  it('boots with its configuration encoded again', async () => {
    const { result } = await boot(image.changed(() => {}));
    expect(result.deviations).toEqual([]);
  });
});

describe('one wrong bit', () => {
  it('in the magic number', async () => {
    expect(await refusal(image.flipped(image.offsetOf('magic')))).toBe(
      'configuration refused: magic = 0x444145484b4c5552 is not that of a configuration: the image is damaged or not packed',
    );
  });

  it('in the version', async () => {
    expect(await refusal(image.flipped(image.offsetOf('version')))).toBe(
      `configuration refused: version = ${hex(image.read.configuration.version ^ 0x10)} is not the version of this hypervisor`,
    );
  });

  it('in the size of the record', async () => {
    expect(await refusal(image.flipped(image.offsetOf('sizeBytes')))).toBe(
      `configuration refused: sizeBytes = ${hex(image.read.configuration.sizeBytes ^ 0x10)} is not the size of this version`,
    );
  });

  it.each(['imageSizeBytes', 'payloadOffset', 'partitionCount', 'board', 'partitions'] as const)(
    'in %s',
    async (field) => {
      expect(await refusal(image.flipped(image.offsetOf(field)))).toBe(
        `configuration refused: crc32 = ${hex(image.read.configuration.crc32)} does not match: the configuration is damaged`,
      );
    },
  );

  it('in the sum itself', async () => {
    expect(await refusal(image.flipped(image.offsetOf('crc32')))).toBe(
      `configuration refused: crc32 = ${hex((image.read.configuration.crc32 ^ 0x10) >>> 0)} does not match: the configuration is damaged`,
    );
  });

  const ownParts: readonly (readonly [string, () => number])[] = [
    ['the size in the header', () => 16],
    ['the end of its constants', () => image.read.configurationOffset - 0x3001],
    ['what the hypervisor writes later', () => image.read.configurationOffset - 1],
  ];
  it.each(ownParts)('in the hypervisor itself: %s', async (_, offset) => {
    expect(await refusal(image.flipped(offset()))).toBe(
      `configuration refused: imageCrc32 = ${hex(image.read.configuration.imageCrc32)} does not match: the image is damaged`,
    );
  });

  it.each(['first', 'last'])('in the %s byte of what the partitions start from', async (which) => {
    const offset = which === 'first' ? image.payloadOffset : image.bytes.length - 1;
    expect(await refusal(image.flipped(offset))).toBe(
      `configuration refused: imageCrc32 = ${hex(image.read.configuration.imageCrc32)} does not match: the image is damaged`,
    );
  });
});

/** A schedule that is right: a window of the second partition on its core 2. */
function share(cores: RuntimeConfiguration['cores']): void {
  const core = cores[2]!;
  core.majorFrameNs = 1_000_000n;
  core.windowCount = 1;
  core.windows[0] = { startNs: 0n, durationNs: 500_000n, partition: 1, vcpu: 0 };
}

/** A sampling channel that is right, in the last page of memory. */
function connect(configuration: RuntimeConfiguration): void {
  configuration.channelCount = 1;
  const channel = configuration.channels[0]!;
  channel.kind = 1;
  channel.regionPa[0] = 0x47ff_f000n;
  channel.regionSizeBytes[0] = 0x1000n;
  for (const [partition, end] of [...channel.ends].entries()) {
    end.partition = partition;
    end.regionIpa[0] = 0x7f_0000_0000n;
  }
}

/** What a tool that is wrong might write, its sums right, and the whole message. */
const WRONG: readonly (readonly [what: string, change: Change, message: string])[] = [
  [
    'memory that two partitions have',
    ({ partitions }) => {
      partitions[1]!.ramPa = partitions[0]!.ramPa;
    },
    'partitions[0x1].ramPa = {partitions.0.ramPa} overlaps another partition',
  ],
  [
    'memory that is not aligned',
    ({ partitions }) => {
      partitions[0]!.ramPa += 0x1000n;
    },
    'partitions[0x0].ramPa = {partitions.0.ramPa+0x1000} must be 2 MiB aligned in the memory of the board',
  ],
  [
    'memory that the board does not have',
    ({ partitions }) => {
      partitions[0]!.ramPa = 0x8000_0000n;
    },
    'partitions[0x0].ramPa = 0x80000000 must be 2 MiB aligned in the memory of the board',
  ],
  [
    'memory over the image',
    ({ partitions }) => {
      partitions[0]!.ramPa = 0x4020_0000n;
    },
    'partitions[0x0].ramPa = 0x40200000 overlaps the image',
  ],
  [
    'memory without a size',
    ({ partitions }) => {
      partitions[1]!.ramSizeBytes = 0n;
    },
    'partitions[0x1].ramSizeBytes = 0x0 must be a multiple of 2 MiB and not zero',
  ],
  [
    'a size near the end of the address space',
    ({ partitions }) => {
      partitions[1]!.ramSizeBytes = 0xffff_ffff_ffe0_0000n;
    },
    'partitions[0x1].ramSizeBytes = 0xffffffffffe00000 must be a multiple of 2 MiB and not zero',
  ],
  [
    'guest memory below the platform’s',
    ({ partitions }) => {
      partitions[0]!.ramIpa = 0x20_0000n;
    },
    'partitions[0x0].ramIpa = 0x200000 must be 2 MiB aligned, from 0x40000000 on, within 39 bits',
  ],
  [
    'a core given to two partitions',
    ({ partitions }) => {
      partitions[1]!.vcpuCore[0] = 1;
    },
    'partitions[0x1].vcpuCore[0x0] = 0x1 is shared and has no schedule',
  ],
  [
    'a core given twice to one partition',
    ({ partitions }) => {
      partitions[0]!.vcpuCore[1] = 0;
    },
    'partitions[0x0].vcpuCore[0x1] = 0x0 is given twice',
  ],
  [
    'a core that the board does not have',
    ({ partitions }) => {
      partitions[1]!.vcpuCore[0] = 4;
    },
    'partitions[0x1].vcpuCore[0x0] = 0x4 is not a core of the board',
  ],
  [
    'no vCPU',
    ({ partitions }) => {
      partitions[1]!.vcpuCount = 0;
    },
    'partitions[0x1].vcpuCount = 0x0 must be 1 to 8',
  ],
  [
    'an entry outside the memory',
    ({ partitions }) => {
      partitions[0]!.entryIpa = 0x5000_0000n;
    },
    'partitions[0x0].entryIpa = 0x50000000 is not an instruction in the memory of the partition',
  ],
  [
    'an entry between two instructions',
    ({ partitions }) => {
      partitions[0]!.entryIpa += 2n;
    },
    'partitions[0x0].entryIpa = {partitions.0.entryIpa+0x2} is not an instruction in the memory of the partition',
  ],
  [
    'a segment outside the memory',
    ({ partitions }) => {
      partitions[0]!.segments[0]!.ipa = 0x401f_fff8n;
    },
    'partitions[0x0].segments[0x0].ipa = 0x401ffff8 does not lie in the memory of the partition',
  ],
  [
    'a segment outside the image',
    ({ partitions }) => {
      partitions[0]!.segments[0]!.imageOffset = 0x100_0000n;
    },
    'partitions[0x0].segments[0x0].imageOffset = 0x1000000 does not lie in the image',
  ],
  [
    'a segment of the hypervisor itself',
    ({ partitions }) => {
      partitions[0]!.segments[0]!.imageOffset = 0n;
    },
    'partitions[0x0].segments[0x0].imageOffset = 0x0 does not lie in the image',
  ],
  [
    'too many segments',
    ({ partitions }) => {
      partitions[1]!.segmentCount = 9;
    },
    'partitions[0x1].segmentCount = 0x9 must be 0 to 8',
  ],
  [
    'a device that is memory',
    ({ partitions }) => {
      partitions[0]!.devices[0]!.pa = 0x4400_0000n;
    },
    'partitions[0x0].devices[0x0].pa = 0x44000000 is memory or a device of the hypervisor',
  ],
  [
    'a device that is the interrupt controller',
    ({ partitions }) => {
      partitions[0]!.devices[0]!.pa = 0x0800_0000n;
    },
    'partitions[0x0].devices[0x0].pa = 0x8000000 is memory or a device of the hypervisor',
  ],
  [
    'a device that is the UART of the consoles',
    ({ partitions }) => {
      partitions[0]!.devices[0]!.pa = 0x0900_0000n;
    },
    'partitions[0x0].devices[0x0].pa = 0x9000000 is memory or a device of the hypervisor',
  ],
  [
    'a device of two partitions',
    ({ partitions }) => {
      partitions[1]!.devices[0]!.pa = partitions[0]!.devices[0]!.pa;
    },
    'partitions[0x1].devices[0x0].pa = 0x9010000 belongs to another partition',
  ],
  [
    'a device in the place of an emulated one',
    ({ partitions }) => {
      partitions[0]!.devices[0]!.ipa = 0x0a00_0000n;
    },
    'partitions[0x0].devices[0x0].ipa = 0xa000000 is taken by the virtual platform',
  ],
  [
    'a device that is not whole pages',
    ({ partitions }) => {
      partitions[0]!.devices[0]!.pa += 0x800n;
    },
    'partitions[0x0].devices[0x0].pa = 0x9010800 must be, with its ipa and size, a multiple of 4 KiB',
  ],
  [
    'an interrupt of two partitions',
    ({ partitions }) => {
      partitions[1]!.interrupts[0]!.physicalIntid = partitions[0]!.interrupts[0]!.physicalIntid;
    },
    'partitions[0x1].interrupts[0x0].physicalIntid = 0x22 belongs to another partition',
  ],
  [
    'an interrupt twice in one partition',
    ({ partitions }) => {
      const { interrupts } = partitions[0]!;
      partitions[0]!.interruptCount = 2;
      interrupts[1]!.physicalIntid = 60;
      interrupts[1]!.virtualIntid = interrupts[0]!.virtualIntid;
    },
    'partitions[0x0].interrupts[0x1].virtualIntid = 0x22 is given twice',
  ],
  [
    'a private interrupt',
    ({ partitions }) => {
      partitions[0]!.interrupts[0]!.physicalIntid = 27;
    },
    'partitions[0x0].interrupts[0x0].physicalIntid = 0x1b must be an SPI (32 to 1019)',
  ],
  [
    'the interrupt of the consoles',
    ({ partitions }) => {
      partitions[0]!.interrupts[0]!.physicalIntid = 33;
    },
    'partitions[0x0].interrupts[0x0].physicalIntid = 0x21 belongs to the console',
  ],
  [
    "the emulated UART's interrupt",
    ({ partitions }) => {
      partitions[0]!.interrupts[0]!.virtualIntid = 33;
    },
    'partitions[0x0].interrupts[0x0].virtualIntid = 0x21 must be a free SPI (32 to 287)',
  ],
  [
    'a kind of console that is not there',
    ({ partitions }) => {
      partitions[1]!.consoleKind = 3;
    },
    'partitions[0x1].consoleKind = 0x3 must be 0 to 2',
  ],
  [
    'an action that is not there',
    ({ partitions }) => {
      partitions[1]!.actions[0] = 9;
    },
    'partitions[0x1].actions[0x0] = 0x9 is not an action for this error',
  ],
  [
    'a core for the console that the board does not have',
    ({ board }) => {
      board.consoleCore = 4;
    },
    'board.consoleCore = 0x4 is not a core of the board',
  ],
  [
    'no cores',
    ({ board }) => {
      board.coreCount = 0;
    },
    'board.coreCount = 0x0 must be 1 to 8',
  ],
  [
    'two cores with one name',
    ({ board }) => {
      board.mpidr[3] = 1n;
    },
    'board.mpidr[0x3] = 0x1 is given twice',
  ],
  [
    'an interrupt controller out of place',
    ({ board }) => {
      board.gicdPa = 0x0800_1000n;
    },
    'board.gicdPa = 0x8001000 must be a 64 KiB aligned address',
  ],
  [
    'another UART than the boot header names',
    ({ board }) => {
      board.uartPa = 0x0904_0000n;
    },
    'board.uartPa = 0x9040000 is not the UART of the boot header',
  ],
  [
    'no partition',
    (configuration) => {
      configuration.partitionCount = 0;
    },
    'partitionCount = 0x0 must be 1 to 32',
  ],
  [
    'more partitions than there can be',
    (configuration) => {
      configuration.partitionCount = 33;
    },
    'partitionCount = 0x21 must be 1 to 32',
  ],
  [
    'an image larger than the memory',
    (configuration) => {
      configuration.imageSizeBytes = 0x1000_0000n;
    },
    'imageSizeBytes = 0x10000000 does not lie in the memory of the board',
  ],
  [
    'partitions’ images in the configuration',
    (configuration) => {
      configuration.payloadOffset = 0n;
    },
    'payloadOffset = 0x0 overlaps the configuration',
  ],
  [
    'an entry at the end of the address space',
    ({ partitions }) => {
      partitions[0]!.entryIpa = 0xffff_ffff_ffff_fffcn;
    },
    'partitions[0x0].entryIpa = 0xfffffffffffffffc is not an instruction in the memory of the partition',
  ],
  [
    'guest memory at the end of the address space',
    ({ partitions }) => {
      partitions[0]!.ramIpa = 0xffff_ffff_ffe0_0000n;
    },
    'partitions[0x0].ramIpa = 0xffffffffffe00000 must be 2 MiB aligned, from 0x40000000 on, within 39 bits',
  ],
  [
    'an interrupt mode that there is not',
    ({ partitions }) => {
      partitions[1]!.interruptMode = 2;
    },
    'partitions[0x1].interruptMode = 0x2 must be 0 or 1',
  ],
  [
    'a panic action that there is not',
    ({ partitions }) => {
      partitions[1]!.actions[12] = 1;
    },
    'partitions[0x1].actions[0xc] = 0x1 is not an action for this error',
  ],
  [
    'direct interrupts and an emulated console',
    ({ partitions }) => {
      partitions[0]!.interruptMode = 1;
    },
    'partitions[0x0].interruptMode = 0x1 is not possible with an emulated UART',
  ],
  [
    'a direct interrupt at another number',
    ({ partitions }) => {
      const [second] = [partitions[1]!];
      second.interruptMode = 1;
      second.consoleKind = 0;
      second.interrupts[0]!.virtualIntid = 50;
    },
    'partitions[0x1].interrupts[0x0].virtualIntid = 0x32 must be the physical one where interrupts are direct',
  ],
  [
    'direct interrupts on a core with windows',
    ({ partitions, cores }) => {
      share(cores);
      partitions[1]!.interruptMode = 1;
      partitions[1]!.consoleKind = 0;
    },
    'partitions[0x1].vcpuCore[0x0] = 0x2 has a schedule, and interrupts are direct',
  ],
  [
    'windows without a major frame',
    ({ cores }) => {
      share(cores);
      cores[2]!.majorFrameNs = 0n;
    },
    'cores[0x2].windowCount = 0x1 must be 0 without a major frame',
  ],
  [
    'a frame on a core that the board does not have',
    ({ cores }) => {
      share(cores);
      cores[7]!.majorFrameNs = 1_000_000n;
    },
    'cores[0x7].majorFrameNs = 0xf4240 is of a core that the board does not have',
  ],
  [
    'a frame that is too short',
    ({ cores }) => {
      share(cores);
      cores[2]!.majorFrameNs = 49_999n;
    },
    'cores[0x2].majorFrameNs = 0xc34f must be 50 us to 10 s, or 0',
  ],
  [
    'too many windows',
    ({ cores }) => {
      share(cores);
      cores[2]!.windowCount = 17;
    },
    'cores[0x2].windowCount = 0x11 must be 1 to 16',
  ],
  [
    'too many in the background',
    ({ cores }) => {
      share(cores);
      cores[2]!.backgroundCount = 9;
    },
    'cores[0x2].backgroundCount = 0x9 must be 0 to 8',
  ],
  [
    'a window that is too short',
    ({ cores }) => {
      share(cores);
      cores[2]!.windows[0]!.durationNs = 49_999n;
    },
    'cores[0x2].windows[0x0].durationNs = 0xc34f must be at least 50 us, within the major frame',
  ],
  [
    'a window beyond its frame',
    ({ cores }) => {
      share(cores);
      cores[2]!.windows[0]!.startNs = 950_001n;
    },
    'cores[0x2].windows[0x0].durationNs = 0x7a120 must be at least 50 us, within the major frame',
  ],
  [
    'windows that overlap',
    ({ cores }) => {
      share(cores);
      cores[2]!.windowCount = 2;
      cores[2]!.windows[1] = { ...cores[2]!.windows[0]!, startNs: 499_999n };
    },
    'cores[0x2].windows[0x1].startNs = 0x7a11f must follow the window before, within the major frame',
  ],
  [
    'a window of who is not on the core',
    ({ cores }) => {
      share(cores);
      cores[2]!.windows[0]!.partition = 0;
    },
    'cores[0x2].windows[0x0].partition = 0x0 has no such vCPU on the core',
  ],
  [
    'a window of who is not there',
    ({ cores }) => {
      share(cores);
      cores[2]!.windows[0]!.partition = 8;
    },
    'cores[0x2].windows[0x0].partition = 0x8 has no such vCPU on the core',
  ],
  [
    'a background of who is not on the core',
    ({ cores }) => {
      share(cores);
      cores[2]!.backgroundCount = 1;
    },
    'cores[0x2].background[0x0].partition = 0x0 has no such vCPU on the core',
  ],
  [
    'twice in the background',
    ({ cores }) => {
      share(cores);
      cores[2]!.backgroundCount = 2;
      cores[2]!.background[0]!.partition = 1;
      cores[2]!.background[1]!.partition = 1;
    },
    'cores[0x2].background[0x1].partition = 0x1 is given twice',
  ],
  [
    'a partition without time on its core',
    ({ partitions, cores }) => {
      share(cores);
      partitions[0]!.vcpuCore[1] = 2;
    },
    'partitions[0x0].vcpuCore[0x1] = 0x2 gives the partition no time',
  ],
  [
    'a core that is scheduled and has nobody',
    ({ cores }) => {
      cores[3]!.majorFrameNs = 1_000_000n;
    },
    'cores[0x3].windowCount = 0x0 must be 1 to 16',
  ],
  [
    'a channel: too many',
    (configuration) => {
      connect(configuration);
      configuration.channelCount = 17;
    },
    'channelCount = 0x11 must be 0 to 16',
  ],
  [
    'a channel: of no kind',
    (configuration) => {
      connect(configuration);
      configuration.channels[0]!.kind = 4;
    },
    'channels[0x0].kind = 0x4 must be 0 to 3',
  ],
  [
    'a channel: with an end nowhere',
    (configuration) => {
      connect(configuration);
      configuration.channels[0]!.ends[1]!.partition = 2;
    },
    'channels[0x0].ends[0x1].partition = 0x2 is not a partition',
  ],
  [
    'a channel: with a port out of range',
    (configuration) => {
      connect(configuration);
      configuration.channels[0]!.ends[1]!.port = 8;
    },
    'channels[0x0].ends[0x1].port = 0x8 must be 0 to 7',
  ],
  [
    'a channel: with both ends at one partition',
    (configuration) => {
      connect(configuration);
      configuration.channels[0]!.ends[1]!.partition = 0;
      configuration.channels[0]!.ends[1]!.port = 1;
    },
    'channels[0x0].ends[0x1].partition = 0x0 is at both ends',
  ],
  [
    'a channel: at a port that is taken',
    (configuration) => {
      connect(configuration);
      configuration.channels[0]!.ends[1]!.partition = 0;
    },
    'channels[0x0].ends[0x1].port = 0x0 is given twice',
  ],
  [
    'a channel: with the interrupt of a device',
    (configuration) => {
      connect(configuration);
      configuration.channels[0]!.ends[0]!.intid = 34;
    },
    'channels[0x0].ends[0x0].intid = 0x22 must be 0 or a free SPI (32 to 287)',
  ],
  [
    'a channel: that calls across cores',
    (configuration) => {
      connect(configuration);
      configuration.channels[0]!.kind = 3;
    },
    'channels[0x0].kind = 0x3 needs two partitions with a common core',
  ],
  [
    'a channel: that needs no memory',
    (configuration) => {
      connect(configuration);
      configuration.channels[0]!.kind = 0;
    },
    'channels[0x0].regionSizeBytes[0x0] = 0x1000 must be 0 for the kind',
  ],
  [
    'a channel: with part of a page',
    (configuration) => {
      connect(configuration);
      configuration.channels[0]!.regionSizeBytes[0] = 0x1001n;
    },
    'channels[0x0].regionSizeBytes[0x0] = 0x1001 must be a multiple of 4 KiB up to 512 KiB',
  ],
  [
    'a channel: in no memory',
    (configuration) => {
      connect(configuration);
      configuration.channels[0]!.regionPa[0] = 0x4800_0000n;
    },
    'channels[0x0].regionPa[0x0] = 0x48000000 must be 4 KiB aligned in the memory of the board',
  ],
  [
    'a channel: in a partition',
    (configuration) => {
      connect(configuration);
      configuration.channels[0]!.regionPa[0] = configuration.partitions[1]!.ramPa;
    },
    'channels[0x0].regionPa[0x0] = {partitions.1.ramPa} overlaps other memory',
  ],
  [
    'a channel: in the hypervisor',
    (configuration) => {
      connect(configuration);
      configuration.channels[0]!.regionPa[0] = 0x4020_0000n;
    },
    'channels[0x0].regionPa[0x0] = 0x40200000 overlaps other memory',
  ],
  [
    'a channel: seen at another port',
    (configuration) => {
      connect(configuration);
      configuration.channels[0]!.ends[0]!.regionIpa[0] = 0x7f_0010_0000n;
    },
    'channels[0x0].ends[0x0].regionIpa[0x0] = 0x7f00100000 must be 0 or the address of the port, with nothing else there',
  ],
  [
    'a channel: seen where a device is',
    (configuration) => {
      connect(configuration);
      configuration.partitions[0]!.devices[0]!.ipa = 0x7f_0000_0000n;
    },
    'channels[0x0].ends[0x0].regionIpa[0x0] = 0x7f00000000 must be 0 or the address of the port, with nothing else there',
  ],
];

/** `{path+offset}` stands for a value of the image as packed. */
function fill(message: string): string {
  return message.replace(/\{([\w.]+)(?:\+(\w+))?\}/g, (_, path: string, more: string | undefined) => {
    const value = path
      .split('.')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], image.read.configuration);
    return hex((value as bigint) + BigInt(more ?? 0));
  });
}

describe('a configuration that cannot be', () => {
  it.each(WRONG)('%s', async (_, change, message) => {
    expect(await refusal(image.changed(change))).toBe(`configuration refused: ${fill(message)}`);
  });
});

describe('a system that uses what the hypervisor is built without', () => {
  const channel = (kind: number): Change => {
    return (configuration) => {
      connect(configuration);
      configuration.channels[0]!.kind = kind;
    };
  };
  const USES: readonly (readonly [what: string, change: Change])[] = [
    [
      'shared cores',
      ({ cores }) => {
        cores[3]!.majorFrameNs = 1_000_000n;
      },
    ],
    ['channels', channel(1)],
    ['calls', channel(3)],
    [
      'virtual interrupts',
      ({ partitions }) => {
        partitions[1]!.interruptMode = 0;
      },
    ],
    [
      'an emulated UART',
      ({ partitions }) => {
        partitions[1]!.consoleKind = 1;
      },
    ],
  ];
  it.each(USES)('%s', async (_, change) => {
    const small = new PackedImage((await build('image/direct.ts')).imagePath);
    expect(await refusal(small.changed(change))).toBe(
      `configuration refused: version = ${hex(small.read.configuration.version)} is right, but the system uses what this hypervisor is built without`,
    );
  });
});

describe('an image that is cut off', () => {
  it('behind its configuration, before what the partitions start from', async () => {
    expect(await refusal(image.truncated(image.payloadOffset))).toBe(
      `configuration refused: imageCrc32 = ${hex(image.read.configuration.imageCrc32)} does not match: the image is damaged`,
    );
  });

  it('in what the partitions start from', async () => {
    expect(await refusal(image.truncated(image.bytes.length - 0x1000))).toMatch(
      /^configuration refused: imageCrc32 = /,
    );
  });

  it('in its configuration', async () => {
    expect(await refusal(image.truncated(image.offsetOf('board')))).toBe(
      `configuration refused: crc32 = ${hex(image.read.configuration.crc32)} does not match: the configuration is damaged`,
    );
  });

  it('before its configuration', async () => {
    expect(await refusal(image.truncated(image.read.configurationOffset))).toBe(
      'configuration refused: magic = 0x0 is not that of a configuration: the image is damaged or not packed',
    );
  });
});
