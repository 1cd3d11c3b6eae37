/**
 * The major frame of a shared core: which partition has it at what time. Frames follow each other from one epoch on,
 * which is the same for all cores. Pure arithmetic on ticks of the system counter.
 */
import { type Fixed, fixedOf, type u32, type u64, wrappingAdd } from '@bulkhead/bare';
import type { CoreRecord, WindowRecord } from '../abi/configuration.ts';
import type { Resident } from './resident.ts';

/** Windows, and the gaps before, between and after them. */
const MAX_SEGMENTS = 33;
const NS_PER_US: u64 = 1000n;
const US_PER_SECOND: u64 = 1_000_000n;
/** The segment is a gap: no partition has it. */
export const NOBODY: u32 = 0xffff_ffff;

/** A stretch of the major frame, up to the start of the next. */
export class Segment {
  lengthTicks: u64 = 0n;
  /** Whose window it is, or NOBODY; set when the timeline is built. */
  partition: u32 = 0;
  /** That partition's vCPU on the core. */
  resident: Resident | null = null;
}

export class Timeline {
  /** 0: the core is not shared. */
  frameTicks: u64 = 0n;
  segmentCount: u32 = 0;
  /** Where in the frame the core is. */
  index: u32 = 0;
  /** When that segment ends, on the system counter; a time that has passed until the core looks. */
  end: u64 = 0n;
  segments: Fixed<Segment, 33> = fixedOf(MAX_SEGMENTS, () => new Segment());
}

/**
 * Ticks of a time that is a multiple of a microsecond, at most ten seconds (core/validation/schedule.ts).
 * @apart
 */
export function ticksOf(timeNs: u64, frequency: u64): u64 {
  return ((timeNs / NS_PER_US) * frequency) / US_PER_SECOND;
}

function addSegment(timeline: Timeline, lengthTicks: u64, partition: u32): void {
  const segment = timeline.segments[timeline.segmentCount];
  segment.lengthTicks = lengthTicks;
  segment.partition = partition;
  timeline.segmentCount += 1;
}

/**
 * Fills the timeline from a validated record. Lengths lie between times that are each counted from the frame's start,
 * so nothing adds up. The core is where the last frame before the epoch ends.
 */
export function buildTimeline(timeline: Timeline, record: CoreRecord, frequency: u64, epoch: u64): void {
  let free: u64 = 0n;
  timeline.segmentCount = 0;
  timeline.frameTicks = ticksOf(record.majorFrameNs, frequency);
  for (let i: u32 = 0; i < record.windowCount; i++) {
    const window: WindowRecord = record.windows[i];
    const start = ticksOf(window.startNs, frequency);
    const end = ticksOf(window.startNs + window.durationNs, frequency);
    if (start > free) addSegment(timeline, start - free, NOBODY);
    addSegment(timeline, end - start, window.partition);
    free = end;
  }
  if (free < timeline.frameTicks) addSegment(timeline, timeline.frameTicks - free, NOBODY);
  timeline.index = timeline.segmentCount - 1;
  timeline.end = epoch;
}

function following(timeline: Timeline, index: u32): u32 {
  const next = wrappingAdd(index, 1);
  return next === timeline.segmentCount ? 0 : next;
}

/** Moves on to where `now` lies: mostly not at all or one segment, after a long sleep anywhere. */
export function advance(timeline: Timeline, now: u64): void {
  let end: u64 = timeline.end;
  if (now < end) return;
  let index: u32 = timeline.index;
  do {
    index = following(timeline, index);
    end += timeline.segments[index].lengthTicks;
    // Whole frames at once, if that was not the last of them.
    if (end <= now) end += ((now - end) / timeline.frameTicks) * timeline.frameTicks;
  } while (end <= now);
  timeline.index = index;
  timeline.end = end;
}

/** Whether any window is the partition's. */
export function hasWindow(timeline: Timeline, partition: u32): boolean {
  for (let i: u32 = 0; i < timeline.segmentCount; i++) {
    if (timeline.segments[i].partition === partition) return true;
  }
  return false;
}

/** When the partition's next window begins, after the segment that the core is in; that one's end if it has none. */
export function nextWindow(timeline: Timeline, partition: u32): u64 {
  let start: u64 = timeline.end;
  let index: u32 = timeline.index;
  for (let i: u32 = 0; i < timeline.segmentCount; i++) {
    index = following(timeline, index);
    if (timeline.segments[index].partition === partition) return start;
    start += timeline.segments[index].lengthTicks;
  }
  return timeline.end;
}
