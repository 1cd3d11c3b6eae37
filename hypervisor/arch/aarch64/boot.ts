/**
 * What the first core does alone. It believes nothing until it is checked: its own map, the UART named in
 * the image's first page, the configuration, the images; then it builds every partition's space. What every
 * core does is in start.ts.
 */
import { assert, truncateU32, type u32, u64 } from '@bulkhead/bare';
import { mapController } from '#gic/board.ts';
import { initializeDistributor } from '#gic/driver.ts';
import { mapPower } from '#power';
import { initializeUart } from '#uart';
import {
  type CoreRecord,
  InterruptMode,
  type PartitionRecord,
  type RecoveryRecord,
  type RuntimeConfiguration,
} from '../../abi/configuration.ts';
import { Refusal } from '../../abi/refusals.ts';
import { packedConfiguration } from '../../core/configuration.ts';
import { initializeConsoles, logPort } from '../../core/console/consoles.ts';
import { beginLine, decimal, endLine, field, packedText, text } from '../../core/console/line.ts';
import { openPort } from '../../core/console/port.ts';
import { type Cpu, cpus, isShared } from '../../core/cpu.ts';
import { hasChannels } from '../../core/features.ts';
import { announceSurvivors, openHealthLog } from '../../core/health/log.ts';
import { type Partition, partitions, type VirtualCpu } from '../../core/partition.ts';
import { connectPorts } from '../../core/ports.ts';
import { NEVER, type Resident } from '../../core/resident.ts';
import { nameHolders } from '../../core/schedule.ts';
import { expectPartitions, haltRefused } from '../../core/system.ts';
import { buildTimeline } from '../../core/timeline.ts';
import { validContents, validHeader, validImage } from '../../core/validation/configuration.ts';
import { refuse } from '../../core/validation/report.ts';
import { earlyUart, imageStart } from './image.unsafe.ts';
import { coreCount, discardCachedData, ownAreaStart, placePools } from './pools.unsafe.ts';
import { clearChannels } from './shared-memory.ts';
import { buildGuestSpace, buildOwnMap, mapHealthLog, mapOwnDevice, mapPayload } from './space.ts';
import { readCounter, readCounterFrequency, readMpidr } from './system.unsafe.ts';
import { planInterrupts } from './vgic/planned.ts';
import { initializeVirtualInterface } from './vgic/virtual-interface.ts';

const PAGE: u64 = 4096n;
const MPIDR_AFFINITY: u64 = 0xff_00ff_ffffn;

/** What the first core has done that the others rely on. */
class Progress {
  /** The sum of the hypervisor in memory, before it wrote anything; not inverted. */
  sum: u32 = 0;
  ready: boolean = false;
  /** The board was reset with its memory kept: that of partitions may hold what another has left. */
  isWarm: boolean = false;
}

const progress = new Progress();

/** The number of this core, by its MPIDR; a core that the configuration does not name is number 0. */
function ownNumber(): u32 {
  const configuration = packedConfiguration();
  const own: u64 = readMpidr() & MPIDR_AFFINITY;
  for (let core: u32 = 0; core < 8; core++) {
    if (configuration.board.mpidr[core] === own) return core;
  }
  return 0;
}

/**
 * The first core, MMU off: builds the hypervisor's map and says where this core's own area is. `sum` is that of the
 * hypervisor in memory.
 * @boot
 * @entry boot_first
 */
export function bootFirst(sum: u64): u64 {
  progress.sum = truncateU32(sum);
  assert(placePools(), 'the boot header is whole');
  assert(buildOwnMap(), 'the image fits the translation tables');
  discardCachedData();
  return ownAreaStart(ownNumber());
}

/**
 * The UART of the boot header: what refuses a bad configuration must be heard.
 * @boot
 */
function startConsole(): void {
  initializeConsoles();
  const uart = earlyUart();
  if (uart !== 0n && mapOwnDevice(uart, PAGE)) initializeUart(uart);
}

/** @boot */
function addResident(cpu: Cpu, partition: Partition, vcpu: VirtualCpu): void {
  const resident: Resident = cpu.residents[cpu.residentCount];
  resident.index = cpu.residentCount;
  resident.until = NEVER;
  resident.partition = partition;
  resident.vcpu = vcpu;
  cpu.residentOf[partition.index] = cpu.residentCount;
  cpu.residentCount += 1;
}

/**
 * The schedule of a shared core; all frames begin now.
 * @boot
 */
function makeSchedule(cpu: Cpu, record: CoreRecord, epoch: u64): void {
  cpu.window = cpu.residents[0];
  cpu.shared = record.majorFrameNs !== 0n;
  if (!isShared(cpu)) return;
  buildTimeline(cpu.timeline, record, readCounterFrequency(), epoch);
  nameHolders(cpu);
  cpu.backgroundCount = record.backgroundCount;
  for (let i: u32 = 0; i < record.backgroundCount; i++) {
    cpu.background[i] = cpu.residentOf[record.background[i].partition];
  }
}

/** Whether the partition's cores look after it by time. */
function isWatched(recovery: RecoveryRecord): boolean {
  return recovery.watchdogNs !== 0n || recovery.watchdogDevice !== 0 || recovery.stormPerSecond !== 0;
}

/** @boot */
function makePartition(index: u32, record: PartitionRecord): boolean {
  const partition: Partition = partitions.of(index);
  partition.index = index;
  partition.vcpuCount = record.vcpuCount;
  partition.direct = record.interruptMode === InterruptMode.Direct;
  openPort(partition.console, index + 1);
  for (let i: u32 = 0; i < record.vcpuCount; i++) {
    const vcpu: VirtualCpu = partition.vcpus[i];
    vcpu.index = i;
    vcpu.core = record.vcpuCore[i];
    addResident(cpus.of(vcpu.core), partition, vcpu);
    const recovery = record.recovery;
    if (isWatched(recovery)) cpus.of(vcpu.core).watches = true;
    if (recovery.monitorsWindows !== 0) cpus.of(vcpu.core).monitors = true;
  }
  if (buildGuestSpace(partition, record)) return true;
  return refuse(Refusal.PartitionTables, u64(index), 0, 0);
}

/** @boot */
function makePartitions(configuration: RuntimeConfiguration): boolean {
  for (let index: u32 = 0; index < configuration.partitionCount; index++) {
    if (!makePartition(index, configuration.partitions[index])) return false;
    planInterrupts(partitions.of(index), configuration);
  }
  if (hasChannels()) {
    if (!clearChannels(configuration)) return false;
    connectPorts(configuration);
  }
  const epoch = readCounter();
  for (let core: u32 = 0; core < coreCount(); core++) {
    makeSchedule(cpus.of(core), configuration.cores[core], epoch);
  }
  return true;
}

/**
 * The configuration's word is good, the images are whole, and every partition has its space.
 * @boot
 */
function acceptConfiguration(configuration: RuntimeConfiguration): boolean {
  if (!validHeader(configuration) || !validContents(configuration)) return false;
  const board = configuration.board;
  if (board.uartPa !== earlyUart()) return refuse(Refusal.UartOfHeader, board.uartPa, 0, 0);
  const start: u64 = imageStart() + configuration.payloadOffset;
  if (!mapPayload(start, imageStart() + configuration.imageSizeBytes)) {
    return refuse(Refusal.ImageUnmapped, configuration.imageSizeBytes, 0, 0);
  }
  if (!mapHealthLog()) return refuse(Refusal.HealthUnmapped, configuration.imageSizeBytes, 0, 0);
  return (
    validImage(configuration, progress.sum) &&
    mapController(board) &&
    mapPower(board) &&
    makePartitions(configuration)
  );
}

function announce(configuration: RuntimeConfiguration): void {
  beginLine('Bulkhead, cores: ');
  decimal(configuration.board.coreCount);
  text(', partitions: ');
  decimal(configuration.partitionCount);
  endLine(logPort);
  for (let index: u32 = 0; index < configuration.partitionCount; index++) {
    const record: PartitionRecord = configuration.partitions[index];
    beginLine('partition ');
    for (const word of record.name) packedText(word);
    text(', vCPUs: ');
    decimal(record.vcpuCount);
    text(', memory:');
    field('ipa', record.ramIpa);
    field('pa', record.ramPa);
    field('size', record.ramSizeBytes);
    endLine(logPort);
  }
}

/** @boot */
function startingAtBoot(configuration: RuntimeConfiguration): u32 {
  let count: u32 = 0;
  for (let index: u32 = 0; index < configuration.partitionCount; index++) {
    if (configuration.partitions[index].recovery.startsAtBoot !== 0) count += 1;
  }
  return count;
}

/** Whether memory may hold what was there before a reset. */
export function isWarmBoot(): boolean {
  return progress.isWarm;
}

/** True when the first core has made everything ready: only then do others run. */
export function isReady(): boolean {
  return progress.ready;
}

/**
 * From the configuration to partitions that can start; does not return when it is refused.
 * @boot
 */
export function bootSystem(): void {
  const configuration = packedConfiguration();
  startConsole();
  if (!acceptConfiguration(configuration)) haltRefused();
  announce(configuration);
  progress.isWarm = openHealthLog() > 1;
  if (progress.isWarm) announceSurvivors();
  expectPartitions(startingAtBoot(configuration));
  initializeDistributor();
  initializeVirtualInterface();
  progress.ready = true;
}
