/**
 * From a core's first instruction on its own stack to its first guest. The first core makes everything
 * ready (boot.ts) and starts the others. Each core then waits for, or starts, its vCPU.
 */
import { assert, type u32, u64 } from '@bulkhead/bare';
import { claimInterrupt, initializeCoreInterrupts, routePhysical, setPhysicalEnabled } from '#gic/driver.ts';
import { enableUartReceive, uartPresent } from '#uart';
import { type BoardRecord, Image } from '../../abi/configuration.ts';
import { packedConfiguration } from '../../core/configuration.ts';
import { logPort } from '../../core/console/consoles.ts';
import { beginLine, endLine, field } from '../../core/console/line.ts';
import type { Cpu } from '../../core/cpu.ts';
import { cpuOf } from '../../core/cpus.unsafe.ts';
import { hasBoardErrors } from '../../core/features.ts';
import { startAfresh, startPartition } from '../../core/lifecycle.ts';
import { type Partition, recordOf } from '../../core/partition.ts';
import { settle } from '../../core/schedule.ts';
import { isReady, isWarmBoot } from './boot.ts';
import { bootSystemAlone } from './boot.unsafe.ts';
import {
  currentCpu,
  enableOwnMap,
  hasAuxiliaryRegisters,
  hasPointerKeys,
  setOwnArea,
  startCore,
  startCountingInstructions,
} from './cpu.unsafe.ts';
import { secondaryEntry } from './image.unsafe.ts';
import { coreCount, ownAreaStart } from './pools.unsafe.ts';

/** Starts the other cores that have a vCPU; one that does not start is reported and leaves its partition waiting. */
function startOtherCores(board: BoardRecord, self: u32): void {
  for (let core: u32 = 0; core < coreCount(); core++) {
    const idle = cpuOf(core).residentCount === 0 && core !== board.consoleCore;
    if (core === self || idle) continue;
    const status = startCore(board.mpidr[core], secondaryEntry(), ownAreaStart(core));
    if (status === 0n) continue;
    beginLine('core');
    field('number', u64(core));
    field('does not start, PSCI status', status);
    endLine(logPort);
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
  cpu.hasPointerKeys = hasPointerKeys();
  cpu.hasAuxiliary = hasAuxiliaryRegisters();
  cpu.hasMore = cpu.hasPointerKeys || cpu.hasAuxiliary;
  if (!isReady()) {
    bootSystemAlone();
    startOtherCores(packedConfiguration().board, cpu.core);
  }
  startCountingInstructions();
  assert(initializeCoreInterrupts(cpu.core), 'the interrupt controller knows every core');
  startConsoleInput(cpu.core);
  startBoardErrors(cpu.core);
  startPartitions(cpu);
  settle(cpu);
}
