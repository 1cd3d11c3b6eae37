/** The registers of a virtual GICv2 that a GICv3 does not have (IHI 0048, 4.3). */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Vgic2Bench } from '../model/vgic2-bench.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('../model/intrinsics.ts'));

const CTLR = 0;
const TYPER = 0x4;
const ISENABLER = 0x100;
const ISPENDR = 0x200;
const ITARGETSR = 0x800;
const SGIR = 0xf00;
const CPENDSGIR = 0xf10;
const SPENDSGIR = 0xf20;
const SPURIOUS = 1023;

describe('the distributor of a GICv2', () => {
  let bench: Vgic2Bench;
  const read = (core: number, offset: number, sizeBytes = 4) =>
    bench.distributor(core, offset, undefined, sizeBytes) >>> 0;
  const write = (core: number, offset: number, value: number, sizeBytes = 4) => {
    bench.distributor(core, offset, value, sizeBytes);
    bench.settle();
  };
  const take = (core: number) => bench.gic.interfaces[core]!.acknowledge();
  const end = (core: number) => {
    bench.gic.interfaces[core]!.end();
    bench.settle();
  };

  beforeEach(() => {
    bench = new Vgic2Bench(3, 4);
    write(0, CTLR, 3);
  });

  test('says what it is: two registers of interrupts, three processors, GICv2', () => {
    expect(read(0, TYPER)).toBe((2 << 5) | 1);
    expect(read(0, 0x8)).toBe(0x4200_043b);
    expect(read(0, 0xfe8)).toBe(0x2b);
    expect(read(0, CTLR)).toBe(3);
  });

  test('names the processor that asks as the target of its private interrupts', () => {
    expect([0, 1, 2].map((core) => read(core, ITARGETSR))).toEqual([0x0101_0101, 0x0202_0202, 0x0404_0404]);
    write(1, ITARGETSR, 0xffff_ffff);
    expect(read(1, ITARGETSR)).toBe(0x0202_0202);
  });

  test('sends shared interrupts to vCPU 0 after reset, then to the first that is named', () => {
    expect(read(0, ITARGETSR + 32)).toBe(0x0101_0101);
    write(0, ITARGETSR + 34, 0xfe, 1);
    expect(read(2, ITARGETSR + 32)).toBe(0x0106_0101);
    write(0, ISENABLER + 4, 1 << 2);
    write(0, ISPENDR + 4, 1 << 2);
    expect([take(0), take(2), take(1)]).toEqual([SPURIOUS, SPURIOUS, 34]);
  });

  test('holds a shared interrupt back that no processor may take', () => {
    write(0, ISENABLER + 4, 1 << 2);
    write(0, ITARGETSR + 34, 0, 1);
    write(0, ISPENDR + 4, 1 << 2);
    expect([0, 1, 2].map(take)).toEqual([SPURIOUS, SPURIOUS, SPURIOUS]);
    write(0, ITARGETSR + 34, 4, 1);
    expect(take(2)).toBe(34);
  });

  test('with one processor has no targets to choose', () => {
    bench = new Vgic2Bench(1, 4);
    write(0, ITARGETSR + 32, 0xffff_ffff);
    expect([read(0, ITARGETSR), read(0, ITARGETSR + 32)]).toEqual([0, 0]);
    expect(read(0, TYPER)).toBe(1);
  });

  test('sends SGIs to those listed, to all others, and to the sender', () => {
    write(1, SGIR, (0b101 << 16) | 3);
    expect([0, 1, 2].map(take)).toEqual([3, SPURIOUS, 3]);
    for (const core of [0, 2]) end(core);
    write(1, SGIR, (1 << 24) | 4);
    expect([0, 1, 2].map(take)).toEqual([4, SPURIOUS, 4]);
    for (const core of [0, 2]) end(core);
    write(1, SGIR, (2 << 24) | (0xff << 16) | 5);
    expect([0, 1, 2].map(take)).toEqual([SPURIOUS, 5, SPURIOUS]);
    write(1, SGIR, (3 << 24) | (0xff << 16) | 6);
    expect([take(0), take(2)]).toEqual([SPURIOUS, SPURIOUS]);
  });

  test('has SGIs pending by sender, made and unmade by a bit for each', () => {
    write(0, SPENDSGIR + 4, 0b110 << 16);
    expect(read(0, SPENDSGIR + 4)).toBe(0b110 << 16);
    expect(read(1, SPENDSGIR + 4)).toBe(0);
    expect(read(0, ISPENDR) & 0xffff).toBe(1 << 6);
    write(0, CPENDSGIR + 6, 0b010, 1);
    expect(read(0, CPENDSGIR + 4)).toBe(0b100 << 16);
    expect(take(0)).toBe(6);
    expect(bench.gic.sender(0, 6)).toBe(2);
    expect(read(0, SPENDSGIR + 4)).toBe(0);
    end(0);
    expect(take(0)).toBe(SPURIOUS);
  });

  test('does not have SGIs made pending by ISPENDR, which names no sender', () => {
    write(0, ISPENDR, 0xffff);
    expect(read(0, ISPENDR) & 0xffff).toBe(0);
    expect(take(0)).toBe(SPURIOUS);
  });

  test('has SGIs enabled from reset on, apart from each other, and private interrupts banked', () => {
    expect(read(2, ISENABLER)).toBe(0xffff);
    write(1, ISENABLER, 1 << 20);
    expect([0, 1, 2].map((core) => read(core, ISENABLER))).toEqual([0xffff, 0x10_ffff, 0xffff]);
  });

  test('reads as zero where there is nothing, and in widths that a register does not have', () => {
    expect([0x1000, 0x6100, 0xe00, 0xf00].map((offset) => read(0, offset))).toEqual([0, 0, 0, 0]);
    expect(read(0, TYPER, 2)).toBe(0);
    expect(bench.distributor(0, ITARGETSR, undefined, 8)).toBe(0);
  });
});
