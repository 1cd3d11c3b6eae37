/** Random numbers that follow from a seed and the number of an operation alone (SplitMix64). */
import { type u64, wrappingAdd, wrappingMul } from '@bulkhead/bare';

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15n;
const ANOTHER: u64 = 0xd1b5_4a32_d192_ed03n;

export class Random {
  private state: u64 = 0n;

  /** Begins the numbers of an operation. */
  begin(seed: u64, index: u64): void {
    this.state = wrappingAdd(wrappingMul(seed, GOLDEN), wrappingMul(wrappingAdd(index, 1n), ANOTHER));
    this.next();
  }

  next(): u64 {
    this.state = wrappingAdd(this.state, GOLDEN);
    let z: u64 = this.state;
    z = wrappingMul(z ^ (z >> 30n), 0xbf58_476d_1ce4_e5b9n);
    z = wrappingMul(z ^ (z >> 27n), 0x94d0_49bb_1331_11ebn);
    return z ^ (z >> 31n);
  }

  /** 0 to `count` - 1. */
  below(count: u64): u64 {
    return this.next() % count;
  }

  /** True once in `count` times. */
  once(count: u64): boolean {
    return this.below(count) === 0n;
  }

  /** A number as programs have them: small, a power of two or one less, all ones, anything. */
  value(): u64 {
    const shape = this.below(6n);
    const bits = this.next();
    if (shape === 0n) return bits & 0xffn;
    if (shape === 1n) return 1n << (bits & 63n);
    if (shape === 2n) return (1n << (bits & 63n)) - 1n;
    if (shape === 3n) return bits & 0xffff_ffffn;
    if (shape === 4n) return 0xffff_ffff_ffff_ffffn;
    return bits;
  }
}

/** Of the operation under way. */
export const random = new Random();
