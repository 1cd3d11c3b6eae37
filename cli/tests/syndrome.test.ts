import { describe, expect, it } from 'vitest';
import { describeSyndrome } from '../src/debug/syndrome.ts';

describe('syndromes', () => {
  it.each([
    // EC 0x24, IL, ISV, SAS = word, SRT = 3, read, translation fault level 1
    [0x9383_0005n, 'data abort: read of 4 bytes (x3), translation fault at level 1'],
    [0x9343_0046n, 'data abort: write of 2 bytes (x3), translation fault at level 2'],
    [0x931f_0047n, 'data abort: write of 1 byte (zero register), translation fault at level 3'],
    [
      0x9200_0047n,
      'data abort: write by an instruction without a valid syndrome (ISV=0), translation fault at level 3',
    ],
    [
      0x9200_008fn,
      'data abort: read by an instruction without a valid syndrome (ISV=0), permission fault at level 3, on a translation table walk',
    ],
    [0x8200_0006n, 'instruction abort, translation fault at level 2'],
    // MRS x5, S3_0_C0_C4_0 (ID_AA64PFR0_EL1)
    [0x6230_00a9n, 'system register access: MRS x5, S3_0_C0_C4_0'],
    [0x6230_00a8n, 'system register access: MSR S3_0_C0_C4_0, x5'],
    [0xf200_0011n, 'BRK #17'],
    [0x0200_0000n, 'unknown reason (an undefined instruction)'],
    [0xbe00_0000n, 'SError'],
    [0x2800_0000n, 'exception class 0xa'],
  ])('%# is read aloud', (esr, words) => {
    expect(describeSyndrome(esr)).toBe(words);
  });
});
