/** Random numbers of a seed: the same campaign each time (xorshift64*, Vigna 2014). */
export class Random {
  private state: bigint;

  constructor(seed: number) {
    this.state = BigInt(seed) * 0x9e37_79b9_7f4a_7c15n + 1n;
    for (let turn = 0; turn < 8; turn++) this.next();
  }

  /** 0 to `limit` - 1. */
  below(limit: number): number {
    return Number(this.next() % BigInt(limit));
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }

  private next(): bigint {
    let x = BigInt.asUintN(64, this.state);
    x ^= x >> 12n;
    x ^= BigInt.asUintN(64, x << 25n);
    x ^= x >> 27n;
    this.state = x;
    return BigInt.asUintN(64, x * 0x2545_f491_4f6c_dd1dn) >> 11n;
  }
}
