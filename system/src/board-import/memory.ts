/** Memory, and what firmware keeps of it. */
import type { BoardReserved } from '@bulkhead/boards';
import type { LocatedNode } from '../devicetree/located.ts';
import { type Registers, registersOf } from '../devicetree/registers.ts';
import { textOf } from '../devicetree/values.ts';
import { showAddress, showRange } from '../diagnostics/show.ts';
import { alignUp, BLOCK, MIB, overlaps, rangeOf } from '../numbers.ts';
import type { Session, Sourced } from './session.ts';

export interface Memory {
  readonly ram: Sourced<Registers>;
  readonly reserved: readonly Sourced<BoardReserved>[];
  readonly imagePa: bigint;
}

const USEFUL_BYTES = 64n * MIB;

const isMemory = ({ node }: LocatedNode) => textOf(node.properties.device_type) === 'memory';

/** The bank that has room for the image, and what is kept in it. */
export function importMemory(session: Session): Memory | undefined {
  const banks = session.nodes
    .filter((one) => one.enabled && isMemory(one))
    .flatMap((one) => banksOf(one, session));
  const ram = lowest(banks);
  if (!ram) {
    session.report.add(
      'BS3102',
      '/',
      'a node with device_type = "memory" that is not empty',
      describeBanks(session),
    );
    return undefined;
  }
  for (const bank of banks) if (bank !== ram) reportLeftOut(bank, ram, session);
  const reserved = reservedIn(ram.fact, session);
  const imagePa = placeImage(ram.fact, reserved);
  const actual = `nothing; ${showAddress(imagePa)} is assumed`;
  session.report.add('BS3111', ram.source, 'where the boot loader puts the image', actual);
  return { ram, reserved, imagePa };
}

function describeBanks({ nodes }: Session): string {
  const empty = nodes.filter((one) => isMemory(one)).map(({ path }) => path);
  return empty.length === 0 ? 'no such node' : `${empty.join(', ')} without a size`;
}

/** In whole blocks of 2 MiB, which is what partitions are given. */
function banksOf(located: LocatedNode, session: Session): Sourced<Registers>[] {
  const result = registersOf(located);
  if (result === 'none') return [];
  if ('reason' in result) {
    session.report.add('BS3109', located.path, 'memory with an address', result.reason);
    return [];
  }
  return result.registers.flatMap(({ pa, sizeBytes }) => {
    const start = alignUp(pa, BLOCK);
    const end = (pa + sizeBytes) & ~(BLOCK - 1n);
    return end > start ? [{ fact: { pa: start, sizeBytes: end - start }, source: located.path }] : [];
  });
}

/** Where boot loaders run: the lowest that has room for more than the image. */
function lowest(banks: readonly Sourced<Registers>[]): Sourced<Registers> | undefined {
  const sorted = [...banks].sort((a, b) => (a.fact.pa < b.fact.pa ? -1 : 1));
  return sorted.find(({ fact }) => fact.sizeBytes >= USEFUL_BYTES) ?? sorted[0];
}

function reportLeftOut(bank: Sourced<Registers>, ram: Sourced<Registers>, { report }: Session): void {
  report.add(
    'BS3103',
    bank.source,
    `one range: ${showRange(ram.fact.pa, ram.fact.sizeBytes)} is the lowest`,
    `also ${showRange(bank.fact.pa, bank.fact.sizeBytes)}`,
  );
}

function reservedIn(ram: Registers, { tree, nodes }: Session): Sourced<BoardReserved>[] {
  const listed = tree.reservations.map(({ start, sizeBytes }) => ({
    fact: { what: 'the firmware', pa: start, sizeBytes: Number(sizeBytes) },
    source: '/memreserve/',
  }));
  const described = nodes
    .filter(({ parent, enabled }) => enabled && parent?.path === '/reserved-memory')
    .flatMap((one) => {
      const result = registersOf(one);
      return typeof result === 'object' && 'registers' in result
        ? result.registers.map((all) => ({ one, all }))
        : [];
    })
    .map(({ one, all }) => ({
      fact: { what: one.node.name, pa: all.pa, sizeBytes: Number(all.sizeBytes) },
      source: one.path,
    }));
  const memory = rangeOf(ram.pa, ram.sizeBytes);
  return [...listed, ...described].filter(
    ({ fact }) => fact.sizeBytes > 0 && overlaps(memory, rangeOf(fact.pa, fact.sizeBytes)),
  );
}

/** As U-Boot and QEMU put an arm64 Image: some 2 MiB behind the start, where nothing is kept. */
function placeImage(ram: Registers, reserved: readonly Sourced<BoardReserved>[]): bigint {
  const room = 8n * BLOCK;
  for (let pa = ram.pa + BLOCK; pa + room <= ram.pa + ram.sizeBytes; pa += BLOCK) {
    const kept = reserved.find(({ fact }) => overlaps(rangeOf(pa, room), rangeOf(fact.pa, fact.sizeBytes)));
    if (!kept) return pa;
    // On with the first block behind it.
    pa = alignUp(kept.fact.pa + BigInt(kept.fact.sizeBytes), BLOCK) - BLOCK;
  }
  return ram.pa + BLOCK;
}
