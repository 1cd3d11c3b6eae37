import { describe, expect, test } from 'vitest';
import { defineSystem, elf, linux, type SystemDescription } from '../src/index.ts';
import { expand } from '../src/stages/expand.ts';
import { elfFile, kernelImage, pattern } from './support/binaries.ts';
import { check, type Description, directory, file, goodDescription, withPartition } from './support/good.ts';

function expanded(description: Description) {
  const system = defineSystem(description as SystemDescription);
  return expand(system, directory, new Set(Object.keys(description.partitions)));
}

async function placed(description: Description, name: string) {
  const { checked, diagnostics } = await check(description);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return checked!.partitions.find((partition) => partition.name === name)!;
}

describe('expand', () => {
  test('consoles follow the kind of guest', () => {
    const { partitions } = expanded(goodDescription());
    expect(partitions.map(({ console }) => console)).toEqual(['hypercall', 'pl011', 'pl011', 'pl011']);
  });

  test('the console core is that of the first partition not in TypeScript', () => {
    expect(expanded(goodDescription()).consoleCore).toBe(1);
    expect(expanded({ ...goodDescription(), console: { core: 5 } }).consoleCore).toBe(5);
    const { board, partitions } = goodDescription();
    const onlyTypeScript = { board, partitions: { control: { ...partitions.control, cores: [3] } } };
    expect(expanded(onlyTypeScript as unknown as Description).consoleCore).toBe(0);
  });

  test('a partition is expected to turn itself off, or to fault when a fault is described', () => {
    expect(expanded(goodDescription()).partitions[0]!.expect).toEqual({ end: 'off', console: [] });
    const fault = { address: 0x5000_0000n };
    const description = withPartition('control', { expect: { fault } });
    expect(expanded(description).partitions[0]!.expect).toEqual({ end: 'fault', console: [], fault });
  });

  test('devices keep their address and interrupts unless told otherwise', () => {
    const [rtc] = expanded(goodDescription()).partitions[1]!.devices;
    expect(rtc).toMatchObject({ ipa: 0x0901_0000n, interrupts: [{ physicalIntid: 34, virtualIntid: 34 }] });
    const moved = withPartition('linux', {
      devices: [{ device: 'rtc', ipa: 0x0a01_0000, intids: [50] }],
    });
    const [device] = expanded(moved).partitions[1]!.devices;
    expect(device).toMatchObject({
      ipa: 0x0a01_0000n,
      interrupts: [{ physicalIntid: 34, virtualIntid: 50 }],
    });
  });

  test('the UART takes the place of the emulated console and ends the stream', () => {
    const system = expanded(withPartition('linux', { devices: ['uart'] }));
    expect(system.hasConsoleStream).toBe(false);
    expect(system.partitions[1]).toMatchObject({
      console: 'none',
      devices: [{ ipa: 0x0900_0000n, interrupts: [{ physicalIntid: 33, virtualIntid: 33 }] }],
    });
  });
});

describe('Linux', () => {
  test('kernel at text_offset, device tree in the next 2 MiB block, initrd behind it', async () => {
    const linuxPartition = await placed(goodDescription(), 'linux');
    const places = linuxPartition.segments.map(({ label, ipa }) => [label, ipa]);
    expect(places).toEqual([
      ['kernel', 0x4000_0000n],
      ['device tree', 0x4020_0000n],
      ['initrd', 0x4021_0000n],
    ]);
    expect(linuxPartition).toMatchObject({ entryIpa: 0x4000_0000n, entryArgument: 0x4020_0000n });
  });

  test.each([
    [0x8_0000n, 0x20_0000n, 0x4008_0000n, 0x4040_0000n],
    [0x8_0000n, 0n, 0x4008_0000n, 0x4020_0000n],
    [0n, 0x240_0000n, 0x4000_0000n, 0x4240_0000n],
  ])('text_offset %x and image_size %x', async (textOffset, imageSize, entry, tree) => {
    const kernel = file('Image.offset', kernelImage({ textOffset, imageSize }));
    const description = withPartition('linux', { guest: linux({ kernel }) });
    const { entryIpa, entryArgument } = await placed(description, 'linux');
    expect([entryIpa, entryArgument]).toEqual([entry, tree]);
  });
});

describe('ELF and raw', () => {
  test('device tree at the start of memory when the image leaves room', async () => {
    const rtos = await placed(goodDescription(), 'rtos');
    expect(rtos.segments.map(({ label }) => label)).toEqual(['device tree', 'ELF segment 0']);
    expect(rtos).toMatchObject({ entryIpa: 0x4020_0010n, entryArgument: 0x4000_0000n });
  });

  test('no device tree, and x0 = 0, when it does not', async () => {
    const image = elfFile(0x4000_0000n, [{ address: 0x4000_0000n, bytes: pattern(64) }]);
    const description = withPartition('rtos', { guest: elf({ file: file('low.elf', image) }) });
    const rtos = await placed(description, 'rtos');
    expect(rtos.segments.map(({ label }) => label)).toEqual(['ELF segment 0']);
    expect(rtos.entryArgument).toBe(0n);
  });

  test('small .bss is zeros in the image', async () => {
    const segment = { address: 0x4000_0000n, bytes: pattern(64), memorySizeBytes: 4096 };
    const description = withPartition('rtos', {
      guest: elf({ file: file('bss.elf', elfFile(0x4000_0000n, [segment])) }),
    });
    const { segments } = await placed(description, 'rtos');
    expect(segments[0]!.bytes).toEqual(Uint8Array.from([...pattern(64), ...new Array(4096 - 64).fill(0)]));
  });

  test('a program linked at virtual addresses is loaded and entered at its physical ones', async () => {
    const virtualAddress = 0xffff_0000_0000_0000n;
    const segment = { address: 0x4000_0000n, bytes: pattern(64), virtualAddress };
    const description = withPartition('rtos', {
      guest: elf({ file: file('high.elf', elfFile(virtualAddress + 8n, [segment])) }),
    });
    const { segments, entryIpa } = await placed(description, 'rtos');
    expect(segments[0]!.ipa).toBe(0x4000_0000n);
    expect(entryIpa).toBe(0x4000_0008n);
  });

  test('a TypeScript partition has neither device tree nor argument', async () => {
    const control = await placed(goodDescription(), 'control');
    expect(control.segments).toHaveLength(1);
    expect(control.entryArgument).toBe(0n);
    expect(control.debugFile).toMatch(/control\.elf$/);
  });

  test('interrupts are direct where the cores are its own and nobody else has a device', () => {
    const { partitions, board } = goodDescription();
    const control = expanded({ board, partitions: { control: partitions.control } } as Description);
    expect(control.partitions[0]!.delivery).toMatchObject({ mode: 'direct', obstacles: [] });
    const linux = withPartition('linux', { devices: ['rtc'] });
    expect(expanded(linux).partitions[0]!.delivery).toEqual({
      mode: 'virtual',
      reason: "it could end interrupts of linux's devices",
      obstacles: [],
    });
    // A device without interrupts is no reason, and the description may accept the risk.
    const flash = expanded(withPartition('linux', { devices: ['flash1'] }));
    expect(flash.partitions[0]!.delivery.mode).toBe('direct');
    const asked = withPartition('control', { interrupts: 'direct' });
    expect(expanded(asked).partitions[0]!.delivery.mode).toBe('direct');
  });
});
