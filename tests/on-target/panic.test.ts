/** A check that fails in the hypervisor stops the partition that it served, or restarts it; the others go on. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuiltSystem, type RunResult, summary } from '@bulkhead/cli';
import { FaultCause, HaltReason } from '@bulkhead/hypervisor/abi/events';
import { HealthAction, HealthError } from '@bulkhead/hypervisor/abi/health';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Change, PackedImage, seal } from './image/damage.ts';
import { checksOf, failChecks } from './panic/broken.ts';
import { build, fault, lines, partition, run } from './support.ts';

const EXCEPTION_LEVEL_2 = 0x9n;

/** File, function and text of a check that now fails. */
type Broken = readonly [file: string, name: string, text: string];

/** Reached with the lock of the partition's interrupt controller held. */
const LOCKED: Broken = ['vgic/delivery.ts', 'observe', 'gic.privates[vcpu.index]'];
const UNLOCKED: Broken = ['aarch64/psci.ts', 'affinityInfo', 'partition.vcpus[u32(target)]'];

async function boot(
  built: BuiltSystem,
  name: string,
  broken: readonly Broken[],
  icount: boolean,
  change?: Change,
) {
  const packed = new PackedImage(built.imagePath);
  const image = change ? packed.changed(change) : packed.bytes.slice();
  for (const one of broken) failChecks(image, built, checksOf(built, ...one));
  seal(image);
  const path = join(dirname(built.imagePath), 'broken', `${name}.bin`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, image);
  return run(built, { image: path, icount });
}

/** A check as reports name it. */
function words(built: BuiltSystem, broken: Broken): string {
  const check = checksOf(built, ...broken)[0]!;
  return `${check.kind} check in ${check.function}, ${check.file}:${check.line}:`;
}

let built: BuiltSystem;
beforeAll(async () => {
  built = await build('panic/system.ts');
});

describe.each([
  ['with icount', true],
  ['with cores in parallel', false],
])('a check that fails, %s', (name, icount) => {
  let result: RunResult;
  beforeAll(async () => {
    result = await boot(built, name.replaceAll(' ', '-'), [LOCKED, UNLOCKED], icount);
  });

  it('stops or restarts the partition that was served, and no other', () => {
    expect(result.deviations.filter(({ partition }) => partition !== 'healthy')).toEqual([]);
    expect(result.halt?.reason).toBe(HaltReason.AllEnded);
    expect(lines(result, 'healthy').join()).toContain('200 periods');
    expect(partition(result, 'stopped').cores.map(({ vcpu }) => vcpu)).toEqual([0, 1]);
    expect(partition(result, 'restarted').restarts).toBe(1);
    for (const one of ['stopped', 'restarted']) expect(result.consoles[one]).not.toContain('after');
  });

  it('is recorded by the number of the check and its place in the image', () => {
    for (const [name, broken] of [
      ['stopped', LOCKED],
      ['restarted', UNLOCKED],
    ] as const) {
      const found = fault(result, name);
      expect(found.cause).toBe(FaultCause.HypervisorCheck);
      expect(Number(found.esr & 0xffffn)).toBe(checksOf(built, ...broken)[0]!.id);
      expect(found.spsr & 0xfn).toBe(EXCEPTION_LEVEL_2);
      expect(partition(result, name).registers).toBeUndefined();
    }
  });

  it('is named with file, line and cause', () => {
    const text = summary(result, built);
    for (const broken of [LOCKED, UNLOCKED]) expect(text).toContain(words(built, broken));
    expect(text).toMatch(/check #\d+ of the hypervisor failed at image \+ 0x/);
  });
});

describe('while the core takes an interrupt', () => {
  it('leaves the core able to take others', async () => {
    const interrupted = await build('panic/interrupted.system.ts');
    const broken: Broken = ['vgic/select.ts', 'targetOf', 'gic.route[intid]'];
    const result = await boot(interrupted, 'interrupted', [broken], true);
    expect(result.deviations).toEqual([]);
    expect(result.halt?.reason).toBe(HaltReason.AllEnded);
    expect(partition(result, 'interrupted').restarts).toBe(1);
  });
});

describe('on a core that partitions share', () => {
  it('stops one of them, and the other goes on', async () => {
    const shared = await build('panic/shared.system.ts');
    const broken: Broken = ['vgic/delivery.ts', 'deliverSoftware', 'gic.privates[vcpu.index]'];
    const result = await boot(shared, 'shared', [broken], true);
    expect(result.deviations).toEqual([]);
    expect(result.halt?.reason).toBe(HaltReason.AllEnded);
    expect(result.consoles.fails).not.toContain('after');
  });
});

describe('a check that fails and is not contained', () => {
  const boardStops: Change = ({ partitions }) => {
    partitions[1]!.actions[HealthError.Check] = HealthAction.StopSystem;
  };

  it('stops the board where the description says nothing else', async () => {
    const result = await boot(built, 'default', [UNLOCKED], true, boardStops);
    expect(result.halt).toMatchObject({
      reason: HaltReason.CheckFailed,
      brk: checksOf(built, ...UNLOCKED)[0]!.id,
    });
    expect(partition(result, 'healthy').end).toBeUndefined();
  });

  it('stops it before any partition runs', async () => {
    const result = await boot(
      built,
      'boot',
      [['aarch64/boot.ts', 'makePartitions', 'configuration.partitions[index]']],
      true,
    );
    expect(result.events.map(({ kind }) => kind)).toEqual(['halt']);
    expect(result.halt?.reason).toBe(HaltReason.CheckFailed);
  });

  it('stops it before there is a console', async () => {
    const result = await boot(built, 'early', [['aarch64/tables.ts', 'newTable', 'tables.of(used)']], true);
    expect(result.stop).toBe('ended');
    expect(result.events).toEqual([]);
  });

  it('stops it where the report itself fails', async () => {
    const broken: Broken = ['console/transmitter.ts', 'sendFrame', 'current.frame[sent]'];
    const result = await boot(built, 'mute', [broken], true);
    expect(result.stop).toBe('ended');
    expect(result.events).toEqual([]);
  });
});
