import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, signExtend, Transfer, writtenBack } from '../arch/aarch64/decode.ts';
import { LINES, readWord, wordOf } from './model/transfers.ts';

const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const u64 = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
const known = fc.tuple(fc.constantFrom(...LINES), u32).map(([line, fill]) => wordOf(line, fill));
/** Words that are, nearly are, and are not among those that are decoded. */
const word = fc.oneof(
  u32,
  known,
  fc.tuple(known, fc.integer({ min: 0, max: 31 })).map(([of, bit]) => (of ^ (1 << bit)) >>> 0),
);

test('exactly the instructions of the tables are decoded, each as it is', () => {
  fc.assert(
    fc.property(word, (instruction) => {
      const wanted = readWord(instruction);
      const transfer = new Transfer();
      expect(decode(transfer, instruction)).toBe(wanted !== undefined);
      if (wanted === undefined) return;
      expect({ ...transfer, secondRegister: transfer.pair ? transfer.secondRegister : undefined }).toEqual({
        load: wanted.load,
        sizeBytes: wanted.sizeBytes,
        signExtend: wanted.signedTo !== undefined,
        wide: wanted.signedTo === 64,
        pair: wanted.registers.length === 2,
        register: wanted.registers[0],
        secondRegister: wanted.registers[1],
        base: wanted.base,
        writeBack: wanted.writeBack,
        offset: BigInt.asUintN(64, wanted.offset),
      });
    }),
    { numRuns: 5000, seed: 1 },
  );
});

test('sign extension and write-back are those of 64-bit registers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 }), u64, u64, (bits, any, base) => {
      const value = BigInt.asUintN(bits, any);
      const extended = BigInt.asUintN(64, BigInt.asIntN(bits, value));
      expect(signExtend(value, BigInt(bits))).toBe(extended);
      const transfer = new Transfer();
      transfer.offset = any;
      expect(writtenBack(transfer, base)).toBe(BigInt.asUintN(64, base + any));
    }),
    { numRuns: 1000, seed: 1 },
  );
});
