/** An image read back says what its description says, and two images differ where their descriptions do. */
import { buildSystem, defineSystem } from '@bulkhead/system';
import { describe, expect, test } from 'vitest';
import {
  compileTypeScript,
  type Description,
  directory,
  goodDescription,
  hypervisor,
  withPartition,
} from '../../system/tests/support/good.ts';
import { differences } from '../src/inspect/differences.ts';
import { type InspectedImage, inspectImage } from '../src/inspect/image.ts';
import { outline } from '../src/report/outline.ts';

async function imageOf(description: Description): Promise<Uint8Array> {
  const context = { directory, compileTypeScript, hypervisor: hypervisor() };
  const { image, diagnostics } = await buildSystem(defineSystem(description), context);
  if (!image) throw new Error(JSON.stringify(diagnostics));
  return image.bytes;
}

async function inspected(description: Description): Promise<InspectedImage> {
  const found = inspectImage(await imageOf(description));
  if (!found) throw new Error('no image');
  return found;
}

describe('inspect', () => {
  test('says of each partition what was described', async () => {
    const { content, isIntact } = await inspected(goodDescription());
    expect(isIntact).toBe(true);
    expect(content).toMatchObject({
      hypervisor: { drivers: ['GICv3', 'PL011'] },
      board: { ramPa: '0x40000000', ramSizeBytes: 2 ** 30 },
      partitions: {
        control: { cores: [0], console: 'hypercall', onError: { access: 'halt' } },
        linux: { cores: [1, 2], memory: { sizeBytes: 256 * 2 ** 20 }, devices: [{ pa: '0x9010000' }] },
        rtos: { entry: '0x40200010' },
        boot: { cores: [4] },
      },
      channels: [],
    });
  });

  test('is an outline that leaves out what is empty', async () => {
    const { content } = await inspected(goodDescription());
    const lines = outline(content);
    expect(lines).toContain('  linux');
    expect(lines).toContain('    cores  1, 2');
    expect(lines).not.toContain('channels');
  });

  test('tells a damaged image, and what is none', async () => {
    const bytes = await imageOf(goodDescription());
    bytes[bytes.length - 1]! ^= 1;
    expect(inspectImage(bytes)?.isIntact).toBe(false);
    expect(inspectImage(new Uint8Array(0x20_0000))).toBeUndefined();
  });
});

describe('diff', () => {
  test('of an image with itself is empty', async () => {
    const [one, other] = [await inspected(goodDescription()), await inspected(goodDescription())];
    expect(differences(one.content, other.content)).toEqual([]);
  });

  test('names what was changed, added and taken away', async () => {
    const before = await inspected(goodDescription());
    const changed = await inspected(withPartition('linux', { cores: [1], onError: { access: 'restart' } }));
    const found = differences(before.content, changed.content).filter(({ path }) =>
      path.startsWith('partitions.linux'),
    );
    expect(found).toContainEqual({ path: 'partitions.linux.cores[1]', before: 2 });
    expect(found).toContainEqual({
      path: 'partitions.linux.onError.access',
      before: 'halt',
      after: 'restart',
    });
  });
});
