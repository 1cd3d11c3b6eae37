import { describe, expect, it } from 'vitest';
import { checkSystemFile } from '../src/build/check-system.ts';
import { addressWords } from '../src/report/address.ts';
import { systemFile } from './support/system-file.ts';

const { checked } = await checkSystemFile(systemFile('shared'));
const system = checked!;
const [first, second] = system.partitions;

describe('an address in words', () => {
  it('is in guest and host terms where the partition has something', () => {
    const inside = first!.ramIpa + 0x1234n;
    expect(addressWords(inside, first!, system)).toBe(
      `guest address 0x${inside.toString(16)} is in its memory, at 0x${(first!.ramPa + 0x1234n).toString(16)} on the board`,
    );
    expect(addressWords(0x800_0004n, first!, system)).toBe(
      'guest address 0x8000004 is in its GIC distributor, which is emulated',
    );
  });

  it('names what the board has where the partition has nothing', () => {
    const words = (address: bigint) => addressWords(address, first!, system);
    const start = (address: bigint) =>
      `guest address 0x${address.toString(16)} is nothing of ${first!.name}'s; on the board`;
    expect(words(second!.ramPa)).toBe(`${start(second!.ramPa)} it would be memory of ${second!.name}`);
    const { board, layout } = system;
    const last = board.imagePa + BigInt(layout.sizeBytes);
    const elsewhere = { ...first!, ramIpa: 0x6000_0000n };
    expect(addressWords(last, elsewhere, system)).toBe(`${start(last)} it would be the health log`);
    expect(words(0x900_0000n)).toBe(
      `${start(0x900_0000n)} it would be the device uart (the hypervisor's console)`,
    );
    expect(words(0x7f_ffff_f000n)).toBe(`${start(0x7f_ffff_f000n)} nothing is known to be there`);
  });
});
