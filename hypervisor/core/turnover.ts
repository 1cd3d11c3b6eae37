/**
 * Between two lives of a partition, and at its end: what is to be said, cleared, loaded and reset. The core of vCPU 0
 * does it in the partition's own time, in pieces no longer than an ordinary exit where others share the core.
 */
import { acquire, type u32, type u64, wrappingAdd, wrappingSub } from '@bulkhead/bare';
import { clearPartitionMemory, counter, loadPartitionMemory, resetChannelEnds } from '#machine';
import { Image } from '../abi/configuration.ts';
import { HealthAction, NO_PARTITION } from '../abi/health.ts';
import { eventPort } from './console/consoles.ts';
import { sendLines } from './console/line.ts';
import { flushPort } from './console/transmitter.ts';
import { type Cpu, isShared } from './cpu.ts';
import { isAnnounced, reportCore, reportEnd, reportStart } from './events.ts';
import { hasChannels } from './features.ts';
import { sendEventsSoon } from './flush.ts';
import { isBehind, sayLine } from './health/saying.ts';
import { beginLife, startAfresh } from './lifecycle.ts';
import { Life, type Partition, partitions, recordOf } from './partition.ts';
import { renewDevices } from './renewal.ts';
import type { Resident } from './resident.ts';
import { signalPeers } from './signal.ts';
import { countEnded, countStarted } from './system.ts';
import { Phase, type Turnover } from './turnover-state.ts';

/** Bytes of a piece: as much as an exit takes, or, where nobody waits for the core, what makes it quick. */
const SHORT_PIECE: u64 = 0x1000n;
const LONG_PIECE: u64 = 0x4_0000n;

/** Pieces that may do nothing but send, until the UART is taken for stuck. */
const MOST_SENDS: u32 = 16;

function pieceOf(cpu: Cpu): u64 {
  return isShared(cpu) ? SHORT_PIECE : LONG_PIECE;
}

/** Takes over what the partition's lock holds of a turnover that has just begun. */
function begin(partition: Partition, work: Turnover): void {
  using guard = acquire(partition.state);
  const state = guard.value;
  if (work.number === state.turn) return;
  work.number = state.turn;
  work.ending = state.ending;
  work.reason = state.reason;
  work.since = state.since;
  work.phase = Phase.Report;
  work.step = 0;
  work.done = 0n;
  work.scrubTicks = 0n;
  work.scrubbedBytes = 0n;
  work.loadTicks = 0n;
  work.loadedBytes = 0n;
}

function go(work: Turnover, phase: Phase): void {
  work.phase = phase;
  work.step = 0;
  work.done = 0n;
}

function isFinal(ending: u32): boolean {
  return ending === HealthAction.Halt || ending === HealthAction.Recover;
}

/** Whether its lines wait until the partition runs again, which is at once: on a core of its own they delay nobody else. */
function speaksLater(cpu: Cpu, partition: Partition, work: Turnover): boolean {
  return !isShared(cpu) && !isFinal(work.ending) && partition.notBefore.load() === 0n;
}

/** On a shared core a piece sends one frame of what waits, as long as the UART takes it. */
function isSending(cpu: Cpu, work: Turnover): boolean {
  work.step += 1;
  return isShared(cpu) && work.step < MOST_SENDS && !flushPort(eventPort);
}

function report(cpu: Cpu, partition: Partition, work: Turnover): void {
  if (isBehind(partition) || !speaksLater(cpu, partition, work)) {
    if (isSending(cpu, work)) return;
    work.step = 0;
    if (sayLine(partition, work)) return;
  }
  if (isFinal(work.ending)) go(work, Phase.Account);
  else go(work, work.ending === HealthAction.RestartWarm ? Phase.Renew : Phase.Scrub);
  if (hasChannels()) signalPeers(partition);
}

function scrub(cpu: Cpu, partition: Partition, work: Turnover): void {
  const before = counter();
  const size = recordOf(partition).ramSizeBytes;
  const piece: u64 = pieceOf(cpu);
  const left: u64 = size - work.done;
  clearPartitionMemory(partition, work.done, left < piece ? left : piece);
  work.done += left < piece ? left : piece;
  work.scrubTicks = wrappingAdd(work.scrubTicks, wrappingSub(counter(), before));
  if (work.done < size) return;
  work.scrubbedBytes = size;
  go(work, Phase.Load);
}

/** The segments of the partition's image, one after the other. */
function load(cpu: Cpu, partition: Partition, work: Turnover): void {
  const record = recordOf(partition);
  if (work.step === record.segmentCount) {
    go(work, Phase.Renew);
    return;
  }
  const before = counter();
  const segment = record.segments[work.step];
  const piece: u64 = pieceOf(cpu);
  const left: u64 = segment.sizeBytes - work.done;
  const size: u64 = left < piece ? left : piece;
  if (
    (segment.images & (partition.isFallback.loadRelaxed() ? Image.Fallback : Image.Primary)) === 0 ||
    size === 0n
  ) {
    work.step += 1;
    work.done = 0n;
    return;
  }
  loadPartitionMemory(partition, work.step, work.done, size);
  work.done += size;
  work.loadedBytes = wrappingAdd(work.loadedBytes, size);
  work.loadTicks = wrappingAdd(work.loadTicks, wrappingSub(counter(), before));
}

function renew(partition: Partition, work: Turnover): void {
  if (hasChannels() && work.ending !== HealthAction.RestartWarm) resetChannelEnds(partition);
  renewDevices(partition);
  go(work, Phase.Announce);
}

function announce(cpu: Cpu, partition: Partition, work: Turnover): void {
  if (work.step === 0 && isAnnounced(partition)) reportStart(partition, work);
  if (isSending(cpu, work)) return;
  beginLife(partition);
  if (hasChannels()) signalPeers(partition);
  if (speaksLater(cpu, partition, work)) sendEventsSoon(cpu);
  else sendLines(eventPort);
}

function account(partition: Partition, work: Turnover): void {
  if (work.step === partition.vcpuCount) {
    go(work, Phase.End);
    return;
  }
  reportCore(partition, partition.vcpus[work.step]);
  work.step += 1;
}

/** Starts a partition that was not running, as one more that lives. False if it runs. */
export function startAnother(partition: Partition, image: Image): boolean {
  // Counted first: it may end at once, on another core.
  countStarted();
  if (startAfresh(partition, image)) return true;
  countEnded();
  return false;
}

function end(partition: Partition, work: Turnover): void {
  reportEnd(partition, work.reason);
  partition.life.store(Life.Ended);
  const other = recordOf(partition).recovery.partition;
  if (work.ending === HealthAction.Recover && other !== NO_PARTITION) {
    startAnother(partitions.of(other), Image.Primary);
  }
  countEnded();
}

/**
 * One piece of what is to be done.
 * @cold
 */
export function turnOver(cpu: Cpu, partition: Partition, resident: Resident): void {
  const work = resident.turnover;
  begin(partition, work);
  switch (work.phase) {
    case Phase.Report:
      report(cpu, partition, work);
      break;
    case Phase.Scrub:
      scrub(cpu, partition, work);
      break;
    case Phase.Load:
      load(cpu, partition, work);
      break;
    case Phase.Renew:
      renew(partition, work);
      break;
    case Phase.Announce:
      announce(cpu, partition, work);
      break;
    case Phase.Account:
      account(partition, work);
      break;
    default:
      end(partition, work);
      break;
  }
}
