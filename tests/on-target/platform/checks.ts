/** What one vCPU sees of the virtual platform: interrupt controller, timer, PSCI, SMC calls, registers. */
import { type u32, u64 } from '@bulkhead/bare';
import { delay, now, print, printLine, printNumber } from '@bulkhead/sdk';
import { acknowledge, enablePrivate, end, startInterrupts } from '@bulkhead/sdk/interrupts.unsafe';
import { Probe, probe, probedValue } from '@bulkhead/sdk/probe.unsafe';
import {
  breakpoint,
  hvc,
  idDfr0,
  idPfr0,
  idReserved,
  mpidr,
  osLock,
  pmuControl,
  result,
  sendSelf,
  smc,
} from '../calls.unsafe.ts';
import { expectEqual, expectTrue, finish } from '../check.ts';

const GICD: u64 = 0x0800_0000n;
const GICR: u64 = 0x080a_0000n;
const SGI_BASE: u64 = GICR + 0x1_0000n;
const UART: u64 = 0x0900_0000n;
const NOT_SUPPORTED: u64 = 0xffff_ffff_ffff_ffffn;
const INVALID_PARAMETERS: u64 = 0xffff_ffff_ffff_fffen;
const ALREADY_ON: u64 = 0xffff_ffff_ffff_fffcn;

function read(address: u64, kind: Probe): u64 {
  expectEqual('access is carried out', probe(address, kind, 0n), 0n);
  return probedValue();
}

function write(address: u64, kind: Probe, value: u64): void {
  expectEqual('access is carried out', probe(address, kind, value), 0n);
}

function distributor(): void {
  expectEqual('GICD_TYPER', read(GICD + 0x4n, Probe.Read32), 0x0248_0001n);
  expectEqual('GICD_PIDR2 is GICv3', read(GICD + 0xffe8n, Probe.Read32), 0x3bn);
  expectEqual('GICD_CTLR has ARE and DS', read(GICD, Probe.Read32) & 0x50n, 0x50n);
  write(GICD + 0x104n, Probe.Write32, 0xf0n);
  expectEqual('GICD_ISENABLER1 sets', read(GICD + 0x104n, Probe.Read32), 0xf0n);
  write(GICD + 0x184n, Probe.Write32, 0x30n);
  expectEqual('GICD_ICENABLER1 clears', read(GICD + 0x104n, Probe.Read32), 0xc0n);
  write(GICD + 0x423n, Probe.Write8, 0xffn);
  expectEqual(
    'GICD_IPRIORITYR takes a byte, five bits of it',
    read(GICD + 0x420n, Probe.Read32),
    0xf800_0000n,
  );
  write(GICD + 0x424n, Probe.Write32, 0x1122_3344n);
  expectEqual('GICD_IPRIORITYR takes a word', read(GICD + 0x424n, Probe.Read32), 0x1020_3040n);
  write(GICD + 0x108n, Probe.Write32, 0xf0n);
  expectEqual('GICD_ISENABLER2 does not exist', read(GICD + 0x108n, Probe.Read32), 0n);
  write(GICD + 0x6108n, Probe.Write64, 0x0n);
  expectEqual('GICD_IROUTER reads back', read(GICD + 0x6108n, Probe.Read64), 0x0n);
  write(GICD + 0xc08n, Probe.Write32, 0xaaaa_aaaan);
  expectEqual('GICD_ICFGR2 sets edges', read(GICD + 0xc08n, Probe.Read32), 0xaaaa_aaaan);
  write(GICD + 0x84n, Probe.Write32, 0x1234n);
  expectEqual('GICD_IGROUPR1 reads back', read(GICD + 0x84n, Probe.Read32), 0x1234n);
  write(GICD + 0x204n, Probe.Write32, 0x100n);
  expectEqual('GICD_ISPENDR1 sets', read(GICD + 0x204n, Probe.Read32), 0x100n);
  write(GICD + 0x284n, Probe.Write32, 0x100n);
  expectEqual('GICD_ICPENDR1 clears', read(GICD + 0x204n, Probe.Read32), 0n);
  write(GICD + 0x304n, Probe.Write32, 0x200n);
  expectEqual('GICD_ISACTIVER1 sets', read(GICD + 0x304n, Probe.Read32), 0x200n);
  write(GICD + 0x384n, Probe.Write32, 0x200n);
  expectEqual('GICD_ICACTIVER1 clears', read(GICD + 0x304n, Probe.Read32), 0n);
}

function reserved(): void {
  write(GICD + 0x100n, Probe.Write32, 0xffff_ffffn);
  expectEqual('GICD_ISENABLER0 is reserved', read(GICD + 0x100n, Probe.Read32), 0n);
  write(GICD + 0xd00n, Probe.Write64, 0xffff_ffff_ffff_ffffn);
  expectEqual('reserved words read as zero', read(GICD + 0xd00n, Probe.Read64), 0n);
  expectEqual('a 64-bit read of a 32-bit register is zero', read(GICD + 0x104n, Probe.Read64), 0n);
  expectEqual('a 16-bit read of a 32-bit register is zero', read(GICD + 0x104n, Probe.Read16), 0n);
  write(GICD + 0xf00n, Probe.Write32, 0x1n);
  expectEqual('GICD_SGIR ignores writes', read(SGI_BASE + 0x200n, Probe.Read32), 0n);
}

function redistributor(): void {
  expectEqual('GICR_TYPER: one vCPU, the last', read(GICR + 0x8n, Probe.Read64), 0x10n);
  expectEqual('GICR_PIDR2 is GICv3', read(GICR + 0xffe8n, Probe.Read32), 0x3bn);
  write(GICR + 0x14n, Probe.Write32, 2n);
  expectEqual('GICR_WAKER: children sleep with the processor', read(GICR + 0x14n, Probe.Read32), 6n);
  write(GICR + 0x14n, Probe.Write32, 0n);
  expectEqual('GICR_WAKER wakes', read(GICR + 0x14n, Probe.Read32), 0n);
  expectEqual('GICR_ICFGR0: SGIs are edges', read(SGI_BASE + 0xc00n, Probe.Read32), 0xaaaa_aaaan);
  expectTrue('a second redistributor is not there', probe(GICR + 0x2_0000n, Probe.Read32, 0n) !== 0n);
}

function interrupts(): void {
  startInterrupts();
  enablePrivate(3);
  expectEqual('nothing is pending', u64(acknowledge()), 1023n);
  sendSelf(3n);
  const taken: u32 = acknowledge();
  expectEqual('an SGI to oneself arrives', u64(taken), 3n);
  expectEqual('it is active', read(SGI_BASE + 0x300n, Probe.Read32), 8n);
  sendSelf(3n);
  expectEqual('again pending while active', read(SGI_BASE + 0x200n, Probe.Read32), 8n);
  expectEqual('not taken while active', u64(acknowledge()), 1023n);
  end(taken);
  expectEqual('taken after its end', u64(acknowledge()), 3n);
  end(3);
  write(SGI_BASE + 0x200n, Probe.Write32, 8n);
  write(SGI_BASE + 0x280n, Probe.Write32, 8n);
  expectEqual('made pending and not pending by register', u64(acknowledge()), 1023n);
}

/** Makes SPIs 40 to 45 pending at once, more than there are list registers, with rising priority. */
function sharedInterrupts(): void {
  write(GICD + 0x284n, Probe.Write32, 0xffff_ffffn);
  write(GICD + 0x84n, Probe.Write32, 0x3f00n);
  write(GICD + 0xc08n, Probe.Write32, 0xaaaa_aaaan);
  for (let i: u64 = 0n; i < 6n; i++) {
    write(GICD + 0x428n + i, Probe.Write8, 0xa0n - i * 8n);
    write(GICD + 0x6140n + i * 8n, Probe.Write64, 0n);
  }
  write(GICD + 0x104n, Probe.Write32, 0x3f00n);
  write(GICD + 0x204n, Probe.Write32, 0x3f00n);
  for (let i: u32 = 0; i < 6; i++) {
    const taken: u32 = acknowledge();
    expectEqual('interrupts come by priority', u64(taken), u64(45 - i));
    end(taken);
  }
  expectEqual('and then no more', u64(acknowledge()), 1023n);
}

function timer(): void {
  const before = now();
  delay(2_000_000n);
  const taken: u64 = now() - before;
  expectTrue('a delay of 2 ms takes no less', taken >= 2_000_000n);
  // How much more depends on how the emulator keeps time: the host knows.
  print('late by ');
  printNumber(taken - 2_000_000n);
  printLine(' ns');
}

function psci(): void {
  expectEqual('PSCI_VERSION is 1.1', hvc(0x8400_0000n, 0n, 0n, 0n), 0x1_0001n);
  expectEqual('PSCI_FEATURES: CPU_ON', hvc(0x8400_000an, 0xc400_0003n, 0n, 0n), 0n);
  expectEqual('PSCI_FEATURES: unknown', hvc(0x8400_000an, 0x8400_00ffn, 0n, 0n), NOT_SUPPORTED);
  expectEqual('MIGRATE_INFO_TYPE: no trusted OS', hvc(0x8400_0006n, 0n, 0n, 0n), 2n);
  expectEqual('AFFINITY_INFO: on', hvc(0xc400_0004n, 0n, 0n, 0n), 0n);
  expectEqual('AFFINITY_INFO: no such vCPU', hvc(0xc400_0004n, 1n, 0n, 0n), INVALID_PARAMETERS);
  expectEqual('CPU_ON: already on', hvc(0xc400_0003n, 0n, 0x4000_0000n, 0n), ALREADY_ON);
  expectEqual('CPU_ON: no such vCPU', hvc(0xc400_0003n, 7n, 0x4000_0000n, 0n), INVALID_PARAMETERS);
  expectEqual('CPU_ON: entry outside memory', hvc(0xc400_0003n, 0n, 0x1000n, 0n), 0xffff_ffff_ffff_fff7n);
  expectEqual('CPU_FREEZE is not supported', hvc(0x8400_000bn, 0n, 0n, 0n), NOT_SUPPORTED);
}

function calls(): void {
  expectEqual('SMC gets the same: PSCI_VERSION', smc(0x8400_0000, 0n, 0n, 0n), 0x1_0001n);
  expectEqual('SMCCC_VERSION is 1.1', smc(0x8000_0000, 0n, 0n, 0n), 0x1_0001n);
  expectEqual('SMCCC_ARCH_FEATURES: workaround', smc(0x8000_0001, 0x8000_8000n, 0n, 0n), NOT_SUPPORTED);
  expectEqual('an SMC to a trusted OS', smc(0xb200_0000, 0n, 0n, 0n), NOT_SUPPORTED);
  expectEqual('the version of the hypercalls', hvc(0xc600_0000n, 0n, 0n, 0n), 0x1_0000n);
  expectEqual('an unknown hypercall', hvc(0xc600_ffffn, 0n, 0n, 0n), NOT_SUPPORTED);
  expectEqual('a yielding call', hvc(0x0600_0000n, 0n, 0n, 0n), NOT_SUPPORTED);
  expectEqual('x1 is kept', result(1), 0n);
  expectEqual('too long a write', hvc(0xc600_0001n, 49n, 0n, 0n), INVALID_PARAMETERS);
  expectEqual('an empty write', hvc(0xc600_0001n, 0n, 0n, 0n), 0n);
}

function registers(): void {
  expectEqual('no EL2, no EL3, EL1 is AArch64', idPfr0() & 0xfff0n, 0x10n);
  expectEqual('no PMU, no trace', idDfr0() & 0xff0n, 0n);
  expectEqual('reserved ID registers read as zero', idReserved(), 0n);
  expectEqual('MPIDR is the index of the vCPU', mpidr(), 0x8000_0000n);
  expectEqual('PMU registers read as zero', pmuControl(), 0n);
  expectEqual('debug registers read as zero', breakpoint(), 0n);
  expectEqual('the OS lock is unlocked', osLock(), 8n);
}

function absent(): void {
  expectEqual('virtio slots have a magic number', read(0x0a00_0000n, Probe.Read32), 0x7472_6976n);
  expectEqual('and no device', read(0x0a00_0208n, Probe.Read32), 0n);
  expectTrue('no UART for a partition without one', probe(UART, Probe.Read32, 0n) !== 0n);
  expectTrue('no memory at 0', probe(0n, Probe.Read32, 0n) !== 0n);
  expectEqual('the abort is external', probe(0n, Probe.Write32, 0n) & 0x7fn, 0x50n);
}

export function main(): void {
  distributor();
  reserved();
  redistributor();
  interrupts();
  sharedInterrupts();
  timer();
  psci();
  calls();
  registers();
  absent();
  finish();
}
