/**
 * Reads and writes every page of the first 2 GiB outside its own memory, where the board has all of its
 * memory and devices; each attempt is refused with an abort that the probe survives.
 */
import type { u64 } from '@bulkhead/bare';
import { print, printHex, printLine, printNumber } from '@bulkhead/sdk';
import { Probe, probe } from '@bulkhead/sdk/probe.unsafe';

const PAGE: u64 = 0x1000n;
const BLOCK: u64 = 0x20_0000n;
const OWN_START: u64 = 0x4000_0000n;
const OWN_END: u64 = 0x4020_0000n;
/** What the start-up code maps: everything beyond faults in the partition's own stage 1. */
const MAPPED_END: u64 = 0x8000_0000n;

class Sweep {
  refused: u64 = 0n;
  allowed: u64 = 0n;
}

const sweep = new Sweep();

/** The virtual platform: interrupt controller, virtio slots, and the second flash bank. */
function isPlatform(address: u64): boolean {
  const gic = address >= 0x0800_0000n && address < 0x0801_0000n;
  const redistributor = address >= 0x080a_0000n && address < 0x080c_0000n;
  const virtio = address >= 0x0a00_0000n && address < 0x0a00_4000n;
  const flash = address >= 0x0400_0000n && address < 0x0800_0000n;
  return gic || redistributor || virtio || flash;
}

function attempt(address: u64, kind: Probe): void {
  if (probe(address, kind, 0n) !== 0n) {
    sweep.refused += 1n;
    return;
  }
  sweep.allowed += 1n;
  print('not refused: ');
  printHex(address);
  printLine('');
}

export function main(): void {
  let address: u64 = 0n;
  while (address < MAPPED_END) {
    const own = address >= OWN_START && address < OWN_END;
    if (!own && !isPlatform(address)) {
      attempt(address, Probe.Read64);
      attempt(address + 0xff8n, Probe.Write64);
    }
    address += PAGE;
  }
  attempt(OWN_END, Probe.Execute);
  attempt(OWN_END + BLOCK, Probe.Execute);
  printNumber(sweep.refused);
  print(' accesses refused, ');
  printNumber(sweep.allowed);
  printLine(' allowed');
}
