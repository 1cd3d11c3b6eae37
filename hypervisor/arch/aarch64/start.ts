/**
 * From a core's first instruction on its own stack to its first guest. The first core makes everything
 * ready (boot.ts) and starts the others. Each core then waits for, or starts, its vCPU.
 */
import { type Atomic, assert, atomic, type u32, u64 } from '@bulkhead/bare';
import { claimInterrupt, initializeCoreInterrupts, routePhysical, setPhysicalEnabled } from '#gic/driver.ts';
import { startCore } from '#power';
import { enableUartReceive, uartPresent } from '#uart';
import { type BoardRecord, Image } from '../../abi/configuration.ts';
import { packedConfiguration } from '../../core/configuration.ts';
import { logPort } from '../../core/console/consoles.ts';
import { beginLine, endLine, field } from '../../core/console/line.ts';
import type { Cpu } from '../../core/cpu.ts';
import { cpuOf } from '../../core/cpus.unsafe.ts';
import { hasBoardErrors, hasSharing } from '../../core/features.ts';
import { recordSilence } from '../../core/health/silence.ts';
import { startAfresh, startPartition } from '../../core/lifecycle.ts';
import { type Partition, recordOf } from '../../core/partition.ts';
import { settle } from '../../core/schedule.ts';
import { deadlineAfter } from '../../core/time.ts';
import { isReady, isWarmBoot } from './boot.ts';
import { bootSystemAlone } from './boot.unsafe.ts';
import { currentCpu, enableOwnMap, setOwnArea, startCountingInstructions } from './cpu.unsafe.ts';
import { findMore } from './more-registers.ts';
import { coreCount, ownAreaStart } from './pools.unsafe.ts';
import { readCounter, relax } from './system.unsafe.ts';

/** Cores that the first has started and that have come, a bit each. */
const arrived: Atomic<u32> = atomic(0);
/** A core that is not here by then never comes: PSCI has begun to start it (DEN 0022, 5.6). */
const ARRIVAL_NS: u64 = 250_000_000n;

/**
 * The partitions of a core that does not start wait for it: each has the error in its record.
 * @cold
 */
function reportMissing(core: u32, status: u64): void {
  beginLine('core');
  field('number', u64(core));
  field('does not start, PSCI status', status);
  endLine(logPort);
  const cpu = cpuOf(core);
  for (let i: u32 = 0; i < cpu.residentCount; i++) {
    const vcpu = cpu.residents[i].vcpu;
    if (vcpu !== null) recordSilence(cpu.residents[i].partition, vcpu.index);
  }
}

function comes(core: u32): boolean {
  const deadline = deadlineAfter(ARRIVAL_NS);
  while (readCounter() < deadline) {
    if (((arrived.load() >>> core) & 1) !== 0) return true;
    relax();
  }
  return false;
}

/**
 * Starts the other cores that have a vCPU.
 * @cold
 */
function startOtherCores(board: BoardRecord, self: u32): void {
  for (let core: u32 = 0; core < coreCount(); core++) {
    const idle = cpuOf(core).residentCount === 0 && core !== board.consoleCore;
    if (core === self || idle) continue;
    const status = startCore(board.mpidr[core], ownAreaStart(core));
    if (status !== 0n || !comes(core)) reportMissing(core, status);
  }
}

/** The console's core takes the UART's interrupt. */
function startConsoleInput(core: u32): void {
  const board = packedConfiguration().board;
  if (core !== board.consoleCore || !uartPresent()) return;
  claimInterrupt(board.uartIntid);
  routePhysical(board.uartIntid, core);
  setPhysicalEnabled(core, board.uartIntid, true);
  enableUartReceive();
}

/** The console's core takes the board's own errors, too. */
function startBoardErrors(core: u32): void {
  const board = packedConfiguration().board;
  if (!hasBoardErrors() || core !== board.consoleCore) return;
  for (const intid of board.errorIntids) {
    if (intid === 0) break;
    claimInterrupt(intid);
    routePhysical(intid, core);
    setPhysicalEnabled(core, intid, true);
  }
}

/** After a warm reset the partition's memory is cleared first, as for a restart. */
function startAtBoot(partition: Partition): void {
  if (recordOf(partition).recovery.startsAtBoot === 0) return;
  if (!isWarmBoot()) startPartition(partition);
  else startAfresh(partition, Image.Primary);
}

/** Starts the partitions whose first vCPU is this core's. */
function startPartitions(cpu: Cpu): void {
  for (let i: u32 = 0; i < cpu.residentCount; i++) {
    const partition = cpu.residents[i].partition;
    const vcpu = cpu.residents[i].vcpu;
    if (partition !== null && vcpu !== null && vcpu.index === 0) startAtBoot(partition);
  }
}

/**
 * Every core, on its own stack, MMU off. `stack` is where that begins. Returns when a vCPU is to run.
 * @entry core_main
 */
export function coreMain(area: u64, stack: u64): void {
  setOwnArea(area);
  const cpu: Cpu = currentCpu();
  const root = cpu.root;
  assert(root !== null, 'the first core built the maps');
  enableOwnMap(root);
  cpu.stack = stack;
  if (hasSharing()) findMore(cpu);
  if (!isReady()) {
    bootSystemAlone();
    startOtherCores(packedConfiguration().board, cpu.core);
  } else arrived.add(1 << cpu.core);
  startCountingInstructions();
  assert(initializeCoreInterrupts(cpu.core), 'the interrupt controller knows every core');
  startConsoleInput(cpu.core);
  startBoardErrors(cpu.core);
  startPartitions(cpu);
  settle(cpu);
}
