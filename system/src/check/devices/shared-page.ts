import { showAddress } from '../../diagnostics/show.ts';
import { alignUp, overlaps, PAGE, type Range, rangeOf } from '../../numbers.ts';
import type { PlacedSystem } from '../../stages/placed.ts';
import { placed } from '../rule.ts';

/** Registers of two owners are never in one page: stage 2 could not keep them apart. */
export const sharedPage = placed('BS2318', (system, report) => {
  const others = [...consoleUart(system)];
  for (const { name: owner, devices } of system.partitions) {
    for (const { path, name, facts } of devices) {
      const range = pagesOf(facts.pa, facts.sizeBytes);
      const other = others.find(
        (one) => one.owner !== owner && one.name !== name && overlaps(one.range, range),
      );
      if (other) {
        const actual = `${name} at ${showAddress(facts.pa)}, as ${other.name} of ${other.owner}`;
        report(path, 'pages of 4KiB that no other owner has', actual);
      }
      others.push({ owner, name, range });
    }
  }
});

interface Owned {
  readonly owner: string;
  readonly name: string;
  readonly range: Range;
}

/** The hypervisor has the UART unless a partition does. */
function consoleUart({ board, hasConsoleStream }: PlacedSystem): Owned[] {
  const uart = board.devices[board.uart]!;
  if (!hasConsoleStream) return [];
  return [{ owner: 'the hypervisor', name: board.uart, range: pagesOf(uart.pa, uart.sizeBytes) }];
}

function pagesOf(pa: bigint, sizeBytes: number): Range {
  const { start, end } = rangeOf(pa, sizeBytes);
  return { start: start - (start % PAGE), end: alignUp(end, PAGE) };
}
