/** Programs that are something else than what they are described as, or do something else. */
import { expect, test } from 'vitest';
import { elf, raw, typescript } from '../../src/index.ts';
import { elfFile, pattern } from '../support/binaries.ts';
import { file, goodDescription, messagesOf, withPartition } from '../support/good.ts';

const text = (contents: string) => new TextEncoder().encode(contents.padEnd(64, '\n'));

function withRaw(name: string, bytes: Uint8Array) {
  return withPartition('boot', { guest: raw({ file: file(name, bytes), loadAddress: 0x4020_0000 }) });
}

test('BS2416 ELF file as a raw image', async () => {
  expect(await messagesOf('BS2416', withRaw('zephyr.elf', elfFile(0n, [])))).toMatchInlineSnapshot(`
    "error BS2416 at partitions.boot.guest.file: raw image has a format
      expected: plain code and data
      actual:   /project/zephyr.elf is an ELF file
      remedy:   use elf({ file }) for it"
  `);
});

test.each([
  ['u-boot.img', Uint8Array.of(0x27, 0x05, 0x19, 0x56, 0), 'a U-Boot image (uImage)'],
  ['firmware.hex', text(':1000000000000000000000000000000000000000F0'), 'an Intel HEX file'],
  ['firmware.srec', text('S00600004844521B'), 'a Motorola S-record file'],
  ['firmware.bin.gz', Uint8Array.of(0x1f, 0x8b, 8, 0), 'compressed (gzip)'],
])('BS2416 %s as a raw image', async (name, bytes, format) => {
  const message = await messagesOf('BS2416', withRaw(name, bytes));
  expect(message).toContain(`  actual:   /project/${name} is ${format}\n`);
  expect(message).toContain('  remedy:   convert it first: objcopy -O binary');
});

test('BS2417 program of Linux user space', async () => {
  const interpreter = text('/lib/ld-linux-aarch64.so.1\0');
  const bytes = elfFile(0x4020_0000n, [
    { address: 0x4020_0000n, bytes: pattern(64) },
    { type: 3, address: 0x4020_0000n, bytes: interpreter },
  ]);
  const description = withPartition('rtos', { guest: elf({ file: file('hello', bytes) }) });
  expect(await messagesOf('BS2417', description)).toMatchInlineSnapshot(`
    "error BS2417 at partitions.rtos.guest.file: program for an operating system
      expected: a program that runs without an operating system
      actual:   /project/hello is started by /lib/ld-linux-aarch64.so.1
      remedy:   link it for bare metal, statically: -nostdlib -static with a linker script"
  `);
});

const alarm = { kind: 'doorbell', from: 'control', to: 'linux' } as const;

/** The good system with a channel, and a program of `control`. */
function withProgram(entry: string) {
  return {
    ...withPartition('control', { guest: typescript({ entry }) }),
    channels: { alarm, 'set-point': { kind: 'sampling', from: 'linux', to: 'control', messageBytes: 8 } },
  };
}

test('BS2815 port that the program never names', async () => {
  const entry = file('forgetful.ts', "import { signalAlarm } from './control.ports.ts';\n");
  expect(await messagesOf('BS2815', withProgram(entry))).toMatchInlineSnapshot(`
    "warning BS2815 at channels.set-point.to: port that nothing uses
      expected: a program of control that uses it
      actual:   nothing of SetPoint in /project/forgetful.ts
      remedy:   import it from the module of ports, or leave the channel out"
  `);
});

test('a port may be used in a file that the program imports, or be one of all', async () => {
  file('other/work.ts', "import { readSetPoint } from '../control.ports.ts';\n");
  const entry = file(
    'program.ts',
    "import './other/work.ts';\nimport { work } from './other/work.ts'; signalAlarm();\n",
  );
  expect(await messagesOf('BS2815', withProgram(entry))).toBe('');
  expect(await messagesOf('BS2815', { ...goodDescription(), channels: { alarm } })).toBe('');
});
