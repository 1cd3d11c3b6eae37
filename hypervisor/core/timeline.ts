/**
 * The major frame of a shared core: which partition has it at what time. Frames follow each other from one epoch on,
 * which is the same for all cores. Pure arithmetic on ticks of the system counter.
 */
import { type Fixed, fixedOf, type u32, type u64 } from '@bulkhead/bare';
import type { CoreRecord, WindowRecord } from '../abi/configuration.ts';

/** Windows, and the gaps before, between and after them. */
const MAX_SEGMENTS = 33;
const NS_PER_US: u64 = 1000n;
const US_PER_SECOND: u64 = 1_000_000n;
/** The segment is a gap: no partition has it. */
export const NOBODY: u32 = 0xffff_ffff;

/** A stretch of the major frame, up to the start of the next. */
export class Segment {
  /** Since the frame began. */
  endTicks: u64 = 0n;
  /** Whose window it is, or NOBODY; set when the timeline is built. */
  partition: u32 = 0;
}

export class Timeline {
  /** 0: the core is not shared. */
  frameTicks: u64 = 0n;
  segmentCount: u32 = 0;
  segments: Fixed<Segment, 33> = fixedOf(MAX_SEGMENTS, () => new Segment());
  /** The frame that is running, and where in it the core is. */
  frameStart: u64 = 0n;
  index: u32 = 0;
  /** When that segment ends, on the system counter; a time that has passed until the core looks. */
  end: u64 = 0n;
}

/**
 * Ticks of a time that is a multiple of a microsecond, at most ten seconds (core/validation/schedule.ts).
 * @apart
 */
export function ticksOf(timeNs: u64, frequency: u64): u64 {
  return ((timeNs / NS_PER_US) * frequency) / US_PER_SECOND;
}

function addSegment(timeline: Timeline, endTicks: u64, partition: u32): void {
  const segment = timeline.segments[timeline.segmentCount];
  segment.endTicks = endTicks;
  segment.partition = partition;
  timeline.segmentCount += 1;
}

/** Fills the timeline from a validated record. Each end is counted from the frame's start, so nothing adds up. */
export function buildTimeline(timeline: Timeline, record: CoreRecord, frequency: u64, epoch: u64): void {
  let free: u64 = 0n;
  timeline.segmentCount = 0;
  timeline.frameTicks = ticksOf(record.majorFrameNs, frequency);
  for (let i: u32 = 0; i < record.windowCount; i++) {
    const window: WindowRecord = record.windows[i];
    const start = ticksOf(window.startNs, frequency);
    const end = ticksOf(window.startNs + window.durationNs, frequency);
    if (start > free) addSegment(timeline, start, NOBODY);
    addSegment(timeline, end, window.partition);
    free = end;
  }
  if (free < timeline.frameTicks) addSegment(timeline, timeline.frameTicks, NOBODY);
  timeline.frameStart = epoch;
  timeline.index = 0;
  timeline.end = epoch;
}

/** Moves on to where `now` lies: mostly not at all or one segment, after a long sleep anywhere. */
export function advance(timeline: Timeline, now: u64): void {
  if (now < timeline.end) return;
  let since: u64 = now - timeline.frameStart;
  if (since >= timeline.frameTicks) {
    timeline.frameStart += (since / timeline.frameTicks) * timeline.frameTicks;
    timeline.index = 0;
    since = now - timeline.frameStart;
  }
  let index: u32 = timeline.index;
  while (timeline.segments[index].endTicks <= since) index += 1;
  timeline.index = index;
  timeline.end = timeline.frameStart + timeline.segments[index].endTicks;
}

/** When the partition's next window begins, after the segment that the core is in; that one's end if it has none. */
export function nextWindow(timeline: Timeline, partition: u32): u64 {
  let start: u64 = timeline.end;
  for (let i: u32 = 1; i <= timeline.segmentCount; i++) {
    const wraps = timeline.index + i >= timeline.segmentCount;
    const at: u32 = wraps ? timeline.index + i - timeline.segmentCount : timeline.index + i;
    if (timeline.segments[at].partition === partition) return start;
    start = timeline.frameStart + timeline.segments[at].endTicks;
    if (wraps) start += timeline.frameTicks;
  }
  return timeline.end;
}
