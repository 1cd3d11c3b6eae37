/** A shared core: its major frame as a bar with an axis, and below it who has which part. */
import type { CheckedSystem } from '@bulkhead/system';
import type { Area } from '../page/area.ts';
import { type Box, type Drawing, line, rectangle, text } from '../svg.ts';
import { timeWords } from '../text/words.ts';
import { partitionClass } from '../theme.ts';
import type { Piece } from './lanes.ts';
import { type LegendRow, legendRows } from './legend.ts';
import { ticksOf } from './ticks.ts';
import { hasRoom, type LaneUser, usersOf, type WindowLane } from './users.ts';

/** Height of the axis with its words. */
const AXIS = 22;

export function windowLane(lane: WindowLane, system: CheckedSystem, bar: Box, area: Area): Drawing {
  const users = usersOf(lane, system, bar.width);
  const below = { x: bar.x, y: bar.y + bar.height + AXIS + 14, width: bar.width };
  const legend = legendRows(
    [...users.map((user) => userRow(user, lane, system)), ...slackRow(lane, system)],
    below,
  );
  const frame = text({ x: area.x, y: area.y + 33 }, 'note', `frame ${timeWords(lane.time.majorFrameNs)}`);
  const slack = lane.pieces.filter(({ user }) => user === undefined);
  return {
    elements: [
      frame,
      ...users.flatMap((user) => user.pieces.flatMap((piece) => windowElements(piece, user, lane, bar))),
      ...slack.flatMap((piece) => slackElements(piece, lane, system, bar)),
      ...axis(lane, bar),
      ...legend.elements,
    ],
    bottom: legend.bottom,
  };
}

/** A window, with its user's name or the number that stands for it, where there is room. */
function windowElements(piece: Piece, user: LaneUser, lane: WindowLane, bar: Box): string[] {
  const box = boxOf(piece, lane, bar);
  const words = [user.words, user.number].find((one) => one !== undefined && hasRoom(one, 'body', box.width));
  return [
    rectangle(box, `area ${partitionClass(user.partition)}`, `${user.words}, ${spanWords(piece)}`),
    ...(words === undefined ? [] : [inside(box, 'body', words)]),
  ];
}

function slackElements(piece: Piece, lane: WindowLane, system: CheckedSystem, bar: Box): string[] {
  const box = boxOf(piece, lane, bar);
  const words = slackWords(lane, system);
  return [
    rectangle(box, 'area slack', `slack, ${spanWords(piece)}`),
    ...(hasRoom(words, 'note', box.width) ? [inside(box, 'note', words)] : []),
  ];
}

function inside(box: Box, role: 'body' | 'note', words: string): string {
  return text({ x: box.x + box.width / 2, y: box.y + 18 }, role, words, 'middle');
}

function boxOf({ startNs, durationNs }: Piece, { time }: WindowLane, bar: Box): Box {
  const at = (timeNs: bigint) => bar.x + (Number(timeNs) / Number(time.majorFrameNs)) * bar.width;
  return { ...bar, x: at(startNs), width: at(startNs + durationNs) - at(startNs) };
}

function slackWords({ time }: WindowLane, { partitions }: CheckedSystem): string {
  const names = time.background.map(({ partition }) => partitions[partition]!.name);
  return names.length === 0 ? 'slack' : `background: ${names.join(', then ')}`;
}

function axis({ time }: WindowLane, bar: Box): string[] {
  const y = bar.y + bar.height;
  return ticksOf(time.majorFrameNs, bar.x, bar.width).flatMap(({ x, words }) => [
    line({ x, y }, { x, y: y + 4 }, 'break'),
    text({ x, y: y + 15 }, 'tick', words, x >= bar.x + bar.width ? 'end' : x <= bar.x ? 'start' : 'middle'),
  ]);
}

function userRow(
  { words, number, partition, pieces }: LaneUser,
  lane: WindowLane,
  system: CheckedSystem,
): LegendRow {
  const { periodNs, budgetNs } = system.partitions[partition]!;
  const promise =
    periodNs === undefined || budgetNs === undefined
      ? ''
      : `; asks for ${timeWords(budgetNs)} in every ${timeWords(periodNs)}`;
  const totalNs = pieces.reduce((sum, { durationNs }) => sum + durationNs, 0n);
  return {
    className: partitionClass(partition),
    name: number === undefined ? words : `${number}  ${words}`,
    total: shareWords(totalNs, lane),
    spans: `${pieces.map(spanWords).join(', ')}${promise}`,
  };
}

function slackRow(lane: WindowLane, system: CheckedSystem): LegendRow[] {
  const { slackNs, background } = lane.time;
  if (slackNs === 0n && background.length === 0) return [];
  const who = background.length === 0 ? 'the core sleeps' : slackWords(lane, system);
  const also = background.length === 0 ? '' : '; also when the partition of a window sleeps';
  return [{ className: 'slack', name: 'slack', total: shareWords(slackNs, lane), spans: `${who}${also}` }];
}

function shareWords(timeNs: bigint, { time }: WindowLane): string {
  const percent = Number((timeNs * 1000n) / time.majorFrameNs) / 10;
  return `${timeWords(timeNs)} (${percent} %)`;
}

function spanWords({ startNs, durationNs }: Piece): string {
  return `${timeWords(startNs)} to ${timeWords(startNs + durationNs)}`;
}
