import * as fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { Demultiplexer } from '../../cli/src/stream/demultiplexer.ts';
import { refusalInWords } from '../../cli/src/stream/refusal.ts';
import {
  ACTIONS,
  buildSystem,
  defineSystem,
  ERRORS,
  readImage,
  type SystemDescription,
  sizeOfRecord,
} from '../../system/src/index.ts';
import { decodeRecord, encodeRecord } from '../../system/src/pack/record.ts';
import { connectedDescription } from '../../system/tests/support/connected.ts';
import { compileTypeScript, directory, hypervisor } from '../../system/tests/support/good.ts';
import { RuntimeConfiguration } from '../abi/configuration.ts';
import { initializeConsoles } from '../core/console/consoles.ts';
import { validContents, validHeader } from '../core/validation/configuration.ts';
import { initializeUart } from '../platform/pl011.ts';
import { UART } from './model/board.ts';
import { machineWith } from './model/packed.ts';
import { Pl011 } from './model/pl011.ts';
import { violations } from './model/soundness.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));

const IMAGE_PA = 0x4020_0000n;
const SIZE = sizeOfRecord(new RuntimeConfiguration());
/** What `system/` packs for a good system: its configuration, and where that lies in the image. */
let packed: RuntimeConfiguration;
let good: Uint8Array;
let offset: number;
beforeAll(async () => {
  const system = defineSystem(connectedDescription() as SystemDescription);
  const { image } = await buildSystem(system, { directory, compileTypeScript, hypervisor: hypervisor() });
  packed = image!.configuration;
  good = encodeRecord(packed);
  offset = readImage(image!.bytes)!.configurationOffset;
});
const goodConfiguration = () => structuredClone(packed);

/** Runs a check on the configuration; its answer, and what it wrote to the log. */
function judge(configuration: RuntimeConfiguration, check: (of: RuntimeConfiguration) => boolean) {
  const machine = machineWith(configuration, IMAGE_PA, offset);
  const uart = new Pl011();
  uart.room = 10_000;
  machine.devices.push(uart);
  initializeConsoles();
  initializeUart(UART);
  const accepted = check(configuration);
  let log = '';
  const stream = new Demultiplexer({
    framed: (_, bytes) => (log += Buffer.from(bytes).toString()),
    unframed: () => {},
  });
  stream.push(Uint8Array.from(uart.sent));
  return { accepted, log: log.split('\n').map(refusalInWords).join('\n') };
}

/** Paths of all scalars: `partitions.0.segments.1.ipa`. */
function scalars(value: object, path: readonly string[] = []): string[][] {
  return Object.entries(value).flatMap(([key, child]) =>
    typeof child === 'object' ? scalars(child, [...path, key]) : [[...path, key]],
  );
}
type Holder = Record<string, unknown>;
const at = (configuration: RuntimeConfiguration, path: readonly string[]) =>
  path.reduce((value, key) => (value as Holder)[key], configuration as unknown);
function set(
  configuration: RuntimeConfiguration,
  path: readonly string[],
  by: (old: bigint) => bigint,
): void {
  const holder = at(configuration, path.slice(0, -1)) as Holder;
  const key = path.at(-1)!;
  const old = holder[key] as number | bigint;
  holder[key] =
    typeof old === 'bigint' ? BigInt.asUintN(64, by(old)) : Number(BigInt.asUintN(32, by(BigInt(old))));
}

/** The field that a refusal names must hold the value that it shows. */
function expectNamed(log: string, configuration: RuntimeConfiguration): void {
  const found = /^configuration refused: (\S+) = (0x[0-9a-f]+) \S.*\n$/.exec(log);
  expect(found, log).not.toBeNull();
  const path = found![1]!.replace(/\[0x(\w+)\]/g, (_, index) => `.${Number.parseInt(index, 16)}`).split('.');
  expect(BigInt(at(configuration, path) as number | bigint)).toBe(BigInt(found![2]!));
}

const all = scalars(new RuntimeConfiguration());
/** Records that nothing uses say nothing. */
const INTERESTING =
  /^(board|imageSizeBytes|payloadOffset|partitionCount|channelCount|channels\.[0-4]\.(?!reserved)|cores\.[0-2]\.(?!windows\.([3-9]|1\d)|background\.[2-7])|partitions\.[0-4]\.(?!name|segments\.[4-7]|devices\.[4-7]|interrupts\.([4-9]|1\d)))/;
const field = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...all.filter((path) => INTERESTING.test(path.join('.')))) },
  { weight: 1, arbitrary: fc.constantFrom(...all) },
);
const edges = [
  0n,
  1n,
  7n,
  8n,
  9n,
  32n,
  33n,
  34n,
  233n,
  235n,
  287n,
  288n,
  1020n,
  49_999n,
  1_000_000n,
  3_000_000n,
  10_000_000_001n,
  0x1000n,
  0x20_0000n,
  0x0800_0000n,
  0x080a_0000n,
  0x0900_0000n,
  0x0901_0000n,
  0x4000_0000n,
  0x4020_0000n,
  0x4080_0000n,
  0x8000_0000n,
  0x7f_0000_0000n,
  0x7f_0008_0000n,
  0x7f_0010_0000n,
  1n << 39n,
  (1n << 64n) - 0x20_0000n,
  1n << 48n,
  (1n << 64n) - 1n,
];
const change: fc.Arbitrary<(old: bigint) => bigint> = fc.oneof(
  fc.constantFrom(...edges).map((value) => () => value),
  fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }).map((value) => () => value),
  fc
    .constantFrom(-0x20_0000n, -0x1000n, -1n, 1n, 4n, 0x1000n, 0x20_0000n)
    .map((step) => (old: bigint) => old + step),
  fc.integer({ min: 0, max: 63 }).map((bit) => (old: bigint) => old ^ (1n << BigInt(bit))),
);

test('what system/ packs is accepted in silence, and sound', () => {
  const configuration = goodConfiguration();
  expect(judge(configuration, validHeader)).toEqual({ accepted: true, log: '' });
  expect(judge(configuration, validContents)).toEqual({ accepted: true, log: '' });
  expect(violations(configuration, IMAGE_PA, IMAGE_PA + BigInt(offset + SIZE))).toEqual([]);
});

test('the actions that a description may choose for an error are those that are accepted', () => {
  for (const [name, { number, actions }] of Object.entries(ERRORS)) {
    for (const [action, { number: value }] of Object.entries(ACTIONS)) {
      const configuration = goodConfiguration();
      const record = configuration.partitions[0]!;
      record.recovery.partition = 1;
      record.recovery.fallbackEntryIpa = record.entryIpa;
      record.actions[number] = value;
      const { accepted } = judge(configuration, validContents);
      expect(accepted, `${name}: ${action}`).toBe((actions as readonly string[]).includes(action));
    }
  }
});

describe('a configuration with arbitrary changes', () => {
  test('is accepted only if it is sound, and else refused by the name and value of a field', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(field, change), { minLength: 1, maxLength: 3 }), (changes) => {
        const configuration = goodConfiguration();
        for (const [path, by] of changes) set(configuration, path, by);
        const { accepted, log } = judge(configuration, validContents);
        const broken = violations(configuration, IMAGE_PA, IMAGE_PA + BigInt(offset + SIZE));
        if (broken.length > 0) expect({ accepted, broken }).toEqual({ accepted: false, broken });
        if (accepted) expect(log).toBe('');
        else expectNamed(log, configuration);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  test('that is nothing but chance is refused, and fails no check', () => {
    const bytes = fc.uint8Array({ minLength: SIZE, maxLength: SIZE });
    fc.assert(
      fc.property(bytes, fc.boolean(), (random, small) => {
        const configuration = decodeRecord(new RuntimeConfiguration(), random, 0);
        if (small) for (const path of all) set(configuration, path, (old) => old & 0xfn);
        expect(judge(configuration, validContents).accepted).toBe(false);
      }),
      { numRuns: 15, seed: 1 },
    );
  });
});

test('one bit changed anywhere in the record is found by its header', () => {
  fc.assert(
    fc.property(fc.nat(SIZE * 8 - 1), (bit) => {
      const bytes = good.slice();
      bytes[bit >>> 3]! ^= 1 << (bit & 7);
      const configuration = decodeRecord(new RuntimeConfiguration(), bytes, 0);
      // The sum of the images stands in front of what the record's own sum covers; it is compared later.
      const isPayloadSum = configuration.imageCrc32 !== goodConfiguration().imageCrc32;
      const { accepted, log } = judge(configuration, validHeader);
      expect(accepted).toBe(isPayloadSum || Buffer.from(encodeRecord(configuration)).equals(good));
      if (!accepted) expectNamed(log, configuration);
    }),
    { numRuns: 60, seed: 1 },
  );
});
