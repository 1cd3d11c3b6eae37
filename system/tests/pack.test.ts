import { ChannelKind, ConsoleKind, Image, InterruptMode } from '@bulkhead/hypervisor/abi/configuration';
import {
  HEALTH_BYTES,
  HealthAction,
  HealthError,
  NO_PARTITION,
  Right,
} from '@bulkhead/hypervisor/abi/health';
import { expect, test } from 'vitest';
import {
  buildSystem,
  defineSystem,
  elf,
  nameOfWords,
  raw,
  readImage,
  type SystemDescription,
} from '../src/index.ts';
import { elfFile, pattern } from './support/binaries.ts';
import { connectedDescription } from './support/connected.ts';
import {
  compileTypeScript,
  type Description,
  directory,
  file,
  goodDescription,
  hypervisor,
  withPartition,
} from './support/good.ts';
import { sharedDescription } from './support/shared.ts';

async function build(
  description: Description | ReturnType<typeof sharedDescription | typeof connectedDescription>,
) {
  const system = defineSystem(description as SystemDescription);
  const result = await buildSystem(system, { directory, compileTypeScript, hypervisor: hypervisor() });
  expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { ...result, image: result.image!, checked: result.checked! };
}

test('the configuration that was packed is read back', async () => {
  const { image } = await build(goodDescription());
  const read = readImage(image.bytes)!;
  expect(read).toMatchObject({
    configurationOffset: hypervisor().imageEnd,
    configurationIntact: true,
    imageIntact: true,
  });
  expect(read.configuration).toEqual(image.configuration);
  const names = [0, 1, 2, 3].map((index) => nameOfWords(read.configuration.partitions[index]!.name));
  expect(names).toEqual(['control', 'linux', 'rtos', 'boot']);
});

test('board and partitions are what the description says', async () => {
  const { image } = await build(goodDescription());
  const { board, partitions, partitionCount } = image.configuration;
  expect(partitionCount).toBe(4);
  expect(board).toMatchObject({
    ramPa: 0x4000_0000n,
    ramSizeBytes: 0x4000_0000n,
    uartPa: 0x0900_0000n,
    uartIntid: 33,
    gicdPa: 0x0800_0000n,
    gicrPa: 0x080a_0000n,
    coreCount: 6,
    consoleCore: 1,
  });
  expect([...board.mpidr]).toEqual([0n, 1n, 2n, 3n, 4n, 5n, 0n, 0n]);
  expect(partitions[1]).toMatchObject({
    ramIpa: 0x4000_0000n,
    ramPa: 0x4080_0000n,
    ramSizeBytes: 0x1000_0000n,
    vcpuCount: 2,
    consoleKind: ConsoleKind.Pl011,
    segmentCount: 3,
    deviceCount: 1,
    interruptCount: 1,
  });
  expect([...partitions[1]!.vcpuCore].slice(0, 2)).toEqual([1, 2]);
  expect(partitions[1]!.devices[0]).toEqual({ ipa: 0x0901_0000n, pa: 0x0901_0000n, sizeBytes: 0x1000n });
  expect(partitions[1]!.interrupts[0]).toEqual({ physicalIntid: 34, virtualIntid: 34 });
});

test('windows and background of a shared core', async () => {
  const { image } = await build(sharedDescription({ background: ['linux', 'rtos'] }));
  const { cores } = readImage(image.bytes)!.configuration;
  expect(cores[0]).toMatchObject({ majorFrameNs: 0n, windowCount: 0, backgroundCount: 0 });
  expect(cores[1]).toMatchObject({ majorFrameNs: 10_000_000n, windowCount: 2, backgroundCount: 2 });
  expect(cores[1]!.windows[0]).toEqual({
    ...{ startNs: 1_000_000n, durationNs: 2_000_000n },
    ...{ partition: 2, vcpu: 0 },
  });
  expect(cores[1]!.windows[1]).toEqual({
    ...{ startNs: 3_000_000n, durationNs: 7_000_000n },
    ...{ partition: 1, vcpu: 0 },
  });
  expect(cores[1]!.background[0]).toEqual({ partition: 1, vcpu: 0 });
  expect(cores[1]!.background[1]).toEqual({ partition: 2, vcpu: 0 });
});

test('channels: memory behind the image, ports, addresses and interrupts of both ends', async () => {
  const { image } = await build(connectedDescription());
  const { channels, channelCount } = readImage(image.bytes)!.configuration;
  expect(channelCount).toBe(4);
  const memory = 0x4020_0000n + BigInt(image.bytes.length) + HEALTH_BYTES;
  expect(channels[0]).toEqual({
    ...{ kind: ChannelKind.Sampling, messageBytes: 24, depth: 1, reserved: 0 },
    ...{ regionPa: [memory, 0n], regionSizeBytes: [0x1000n, 0n] },
    ends: [
      { partition: 1, port: 0, intid: 0, reserved: 0, regionIpa: [0x7f_0000_0000n, 0n] },
      { partition: 0, port: 0, intid: 233, reserved: 0, regionIpa: [0x7f_0000_0000n, 0n] },
    ],
  });
  expect(channels[1]).toEqual({
    ...{ kind: ChannelKind.Queuing, messageBytes: 128, depth: 100, reserved: 0 },
    ...{ regionPa: [memory + 0x1000n, memory + 0x5000n], regionSizeBytes: [0x4000n, 0x1000n] },
    ends: [
      { partition: 0, port: 1, intid: 234, reserved: 0, regionIpa: [0x7f_0010_0000n, 0x7f_0018_0000n] },
      { partition: 1, port: 1, intid: 235, reserved: 0, regionIpa: [0x7f_0010_0000n, 0x7f_0018_0000n] },
    ],
  });
  const none = { regionPa: [0n, 0n], regionSizeBytes: [0n, 0n] };
  expect(channels[2]).toMatchObject({
    ...{ kind: ChannelKind.Doorbell, messageBytes: 0, depth: 0, ...none },
    ends: [
      { partition: 0, port: 2, intid: 0, regionIpa: [0n, 0n] },
      { partition: 1, port: 2, intid: 237 },
    ],
  });
  expect(channels[3]).toMatchObject({
    ...{ kind: ChannelKind.Call, messageBytes: 40, depth: 0, ...none },
    ends: [
      { partition: 1, port: 3, intid: 0 },
      { partition: 2, port: 0, intid: 0 },
    ],
  });
});

test('message types are kept, with absolute paths', async () => {
  const message = { file: 'control.ts', type: 'Ask' };
  const keys = { kind: 'call', from: 'linux', to: 'rtos', message, reply: { ...message, type: 'Answer' } };
  const { checked } = await build(connectedDescription({ keys }));
  const file = `${directory}/control.ts`;
  expect(checked.channels[3]).toMatchObject({
    message: { file, type: 'Ask' },
    reply: { file, type: 'Answer' },
  });
});

test('interrupts are direct where nothing is emulated and nothing shared', async () => {
  const { image, checked } = await build(withPartition('linux', { devices: [] }));
  const { partitions } = image.configuration;
  const modes = [0, 1, 2, 3].map((index) => partitions[index]!.interruptMode);
  const [direct, virtual] = [InterruptMode.Direct, InterruptMode.Virtual];
  expect(modes).toEqual([direct, virtual, virtual, virtual]);
  expect(checked.partitions.map(({ delivery }) => delivery.reason)).toEqual([
    'its cores are its own, and nothing emulated interrupts it',
    ...Array.from({ length: 3 }, () => 'the emulated PL011 raises interrupts'),
  ]);
  const asked = await build(withPartition('control', { interrupts: 'virtual' }));
  expect(asked.image.configuration.partitions[0]!.interruptMode).toBe(virtual);
  const shared = await build(sharedDescription({}, { console: 'none' }));
  expect(shared.image.configuration.partitions[2]!.interruptMode).toBe(virtual);
  expect(shared.checked.partitions[2]!.delivery.reason).toBe('core 1 is shared with linux');
});

test.each([
  [{}, HealthAction.StopSystem],
  [{ check: 'stop-system' }, HealthAction.StopSystem],
  [{ check: 'halt' }, HealthAction.Halt],
  [{ check: 'restart' }, HealthAction.Restart],
])('onError %j has a failed check be followed by %i', async (onError, action) => {
  const { image } = await build(withPartition('rtos', { onError }));
  expect(image.configuration.partitions[2]!.actions[HealthError.Check]).toBe(action);
});

test('segments are on pages of their own, inside the image, and hold the bytes', async () => {
  const { image, checked } = await build(goodDescription());
  for (const [index, partition] of checked.partitions.entries()) {
    for (const [number, segment] of partition.segments.entries()) {
      const record = image.configuration.partitions[index]!.segments[number]!;
      const offset = Number(record.imageOffset);
      expect(offset % 4096).toBe(0);
      expect(offset).toBeGreaterThanOrEqual(Number(image.configuration.payloadOffset));
      expect(record.ipa).toBe(segment.ipa);
      expect(Buffer.from(image.bytes.subarray(offset, offset + segment.bytes.length))).toEqual(
        Buffer.from(segment.bytes),
      );
    }
  }
});

test('headers: image_size is the size of the file, the boot header names the UART', async () => {
  const { image } = await build(goodDescription());
  const view = new DataView(image.bytes.buffer);
  expect(image.bytes.length % 4096).toBe(0);
  expect(view.getBigUint64(16, true)).toBe(BigInt(image.bytes.length));
  expect(view.getBigUint64(64, true)).toBe(0x0900_0000n);
  expect(view.getBigUint64(72, true)).toBe(0xffff_ffff_f6ff_ffffn);
});

test('memory begins behind the image, on a block, in the order of the description', async () => {
  const { image, checked } = await build(goodDescription());
  const imageEnd = 0x4020_0000 + image.bytes.length;
  const places = checked.partitions.map(({ ramPa }) => Number(ramPa));
  expect(places).toEqual([0x4040_0000, 0x4080_0000, 0x5080_0000, 0x5180_0000]);
  expect(places[0]).toBeGreaterThanOrEqual(imageEnd);
});

test('the same inputs give the same bytes', async () => {
  const [one, two] = [await build(goodDescription()), await build(goodDescription())];
  expect(Buffer.compare(one.image.bytes, two.image.bytes)).toBe(0);
  expect(JSON.stringify(one.image.manifest)).toBe(JSON.stringify(two.image.manifest));
});

test('identical bytes are in the image once', async () => {
  const twin = { ...goodDescription().partitions.boot, cores: [5], devices: [] };
  const good = goodDescription();
  const twins = { ...good, partitions: { ...good.partitions, rtos: twin } };
  const { image } = await build(twins);
  const { partitions } = image.configuration;
  expect(partitions[2]!.segments[1]!.imageOffset).toBe(partitions[3]!.segments[1]!.imageOffset);
});

test('an assigned UART leaves the hypervisor none', async () => {
  const { image } = await build(withPartition('linux', { devices: ['uart'] }));
  expect(image.configuration.board).toMatchObject({ uartPa: 0n, uartIntid: 0 });
  expect(image.configuration.partitions[1]!.consoleKind).toBe(ConsoleKind.None);
  expect(new DataView(image.bytes.buffer).getBigUint64(72, true)).toBe(0xffff_ffff_ffff_ffffn);
});

test('damage is seen', async () => {
  const { image } = await build(goodDescription());
  const flip = (offset: number) => {
    const bytes = image.bytes.slice();
    bytes[offset]! ^= 1;
    return readImage(bytes);
  };
  const configurationAt = hypervisor().imageEnd;
  expect(flip(configurationAt + 40)).toMatchObject({ configurationIntact: false });
  expect(flip(Number(image.configuration.payloadOffset) + 5)).toMatchObject({ imageIntact: false });
  expect(flip(configurationAt)).toBeUndefined();
});

test('the manifest says what went in, DMA exceptions included', async () => {
  const devices = [{ device: 'virtio-page3', allowDma: true, reason: 'disk of the test rig' }];
  const { image } = await build(
    withPartition('boot', { guest: raw({ file: 'u-boot.bin', loadAddress: 0x4020_0000 }), devices }),
  );
  const { manifest } = image;
  expect(manifest.image.sizeBytes).toBe(image.bytes.length);
  expect(manifest.partitions.map(({ name, kind }) => [name, kind])).toEqual([
    ['control', 'typescript'],
    ['linux', 'linux'],
    ['rtos', 'elf'],
    ['boot', 'raw'],
  ]);
  expect(manifest.partitions[3]!.devices).toEqual([
    { name: 'virtio-page3', ipa: '0xb003000', pa: '0xa003000', dmaAllowedBecause: 'disk of the test rig' },
  ]);
  expect(manifest.partitions[1]!.files.map(({ role, name }) => [role, name])).toEqual([
    ['kernel', 'Image'],
    ['initrd', 'initrd.cpio'],
  ]);
  expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest);
});

test('a segment that only claims memory is not in the configuration', async () => {
  const segments = [
    { address: 0x4000_0000n, bytes: pattern(64) },
    { address: 0x4020_0000n, bytes: new Uint8Array(0), memorySizeBytes: 0x20_0000 },
  ];
  const guest = elf({ file: file('claims.elf', elfFile(0x4000_0000n, segments)) });
  const { image, diagnostics } = await build(withPartition('rtos', { guest }));
  expect(diagnostics.map(({ code }) => code)).toContain('BS2413');
  expect(image.configuration.partitions[2]!.segmentCount).toBe(1);
});

test('health: actions, limits, watchdog and rights are in the record', async () => {
  const { image } = await build(
    withPartition('rtos', {
      onError: {
        access: 'inject',
        panic: 'fallback',
        off: 'restart',
        storm: 'halt',
        watchdog: 'restart-warm',
      },
      restart: { limit: 5, within: '10s', backOff: '10ms', afterLimit: 'stop-system' },
      watchdog: { timeout: '100ms', device: 'sbsa' },
      fallback: { guest: elf({ file: 'rtos.elf' }) },
      stormPerSecond: 1000,
      rights: { control: ['linux', 'control', 'linux'], health: true },
    }),
  );
  const { actions, recovery } = image.configuration.partitions[2]!;
  expect([...actions]).toEqual([
    ...[HealthAction.Inject, HealthAction.Halt, HealthAction.Inject, HealthAction.Halt, HealthAction.Halt],
    ...[HealthAction.Fallback, HealthAction.Restart, HealthAction.RestartWarm, HealthAction.Restart],
    ...[HealthAction.Halt, HealthAction.RestartWarm, HealthAction.Log, HealthAction.StopSystem],
    ...[HealthAction.Halt, HealthAction.Halt, HealthAction.Halt],
  ]);
  expect({ ...recovery }).toEqual({
    restartLimit: 5,
    afterLimit: HealthAction.StopSystem,
    periodNs: 10_000_000_000n,
    backOffNs: 10_000_000n,
    watchdogNs: 100_000_000n,
    watchdogDevice: 1,
    monitorsWindows: 0,
    stormPerSecond: 1000,
    partition: NO_PARTITION,
    startsAtBoot: 1,
    rights: Right.Health,
    controls: 0b11,
    reserved: 0,
    fallbackEntryIpa: 0x4020_0010n,
    fallbackArgument: 0x4000_0000n,
  });
});

test('a fallback image shares what is the same, and has its own entry', async () => {
  file('safe.elf', elfFile(0x4030_0004n, [{ address: 0x4030_0000n, bytes: pattern(64, 9) }]));
  const fallback = { guest: elf({ file: 'safe.elf' }) };
  const { image } = await build(withPartition('rtos', { fallback, onError: { panic: 'fallback' } }));
  const { segments, segmentCount, recovery } = image.configuration.partitions[2]!;
  expect([...segments].slice(0, segmentCount).map(({ ipa, images }) => [ipa, images])).toEqual([
    [0x4000_0000n, Image.Primary | Image.Fallback],
    [0x4020_0000n, Image.Primary],
    [0x4030_0000n, Image.Fallback],
  ]);
  expect(recovery.fallbackEntryIpa).toBe(0x4030_0004n);
});

test('a recovery partition waits; error interrupts of the board have an action', async () => {
  const good = goodDescription();
  const { rtos, boot } = good.partitions;
  const { image } = await build({
    ...good,
    partitions: {
      ...good.partitions,
      rtos: { ...rtos, onError: { panic: 'recover' }, recovery: 'boot' },
      boot: { ...boot, start: 'on-demand' },
    },
    onBoardError: { intids: [100, 101], action: 'reset-system' },
  });
  const { partitions, board } = image.configuration;
  expect(partitions[2]!.recovery.partition).toBe(3);
  expect(partitions[3]!.recovery.startsAtBoot).toBe(0);
  expect([...board.errorIntids]).toEqual([100, 101, 0, 0]);
  expect(board.errorAction).toBe(HealthAction.ResetSystem);
});
