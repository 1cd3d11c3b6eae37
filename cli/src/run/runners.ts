import type { CompleteExpectation } from '@bulkhead/system';
import type { PartitionOutcome } from './outcome.ts';

/**
 * Knows when only partitions that are expected to run on are left, and have shown what they are expected
 * to show: nothing more can be waited for. Patterns are looked for line by line, so that a guest that
 * prints without end costs no more than one that does not; the final verdict reads the whole text.
 */
export class Runners {
  private readonly unseen: Map<string, (string | RegExp)[]>;

  constructor(partitions: readonly { readonly name: string; readonly expect: CompleteExpectation }[]) {
    const runners = partitions.filter(({ expect }) => expect.end === 'running');
    this.unseen = new Map(runners.map(({ name, expect }) => [name, [...expect.console]]));
  }

  line(partition: string, text: string): void {
    const unseen = this.unseen.get(partition);
    if (!unseen || unseen.length === 0) return;
    this.unseen.set(
      partition,
      unseen.filter((pattern) =>
        typeof pattern === 'string' ? !text.includes(pattern) : !new RegExp(pattern).test(text),
      ),
    );
  }

  onlyTheyAreLeft(partitions: readonly PartitionOutcome[]): boolean {
    if (this.unseen.size === 0) return false;
    return partitions.every(({ name, started, end }) => {
      const unseen = this.unseen.get(name);
      return unseen ? started && unseen.length === 0 : end !== undefined;
    });
  }
}
