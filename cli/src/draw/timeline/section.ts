/** The cores, one lane each: windows of a major frame, or the one partition that has the core. */
import type { CheckedSystem } from '@bulkhead/system';
import { type Area, heading } from '../page/area.ts';
import { type Drawing, group, rectangle, text } from '../svg.ts';
import { partitionClass } from '../theme.ts';
import { type Lane, lanesOf } from './lanes.ts';
import { userWords } from './names.ts';
import { windowLane } from './window-lane.ts';

/** For the names of cores, left of the bars. */
const LABELS = 96;
const BAR = 28;
const BETWEEN = 14;

export function timelineSection(system: CheckedSystem, area: Area): Drawing {
  const head = heading('Cores and time', noteOf(system), area);
  let y = head.bottom;
  const elements = lanesOf(system).flatMap((lane) => {
    const drawn = laneDrawing(lane, system, { ...area, y });
    y = drawn.bottom + BETWEEN;
    return drawn.elements;
  });
  return { elements: group('Cores and time', [...head.elements, ...elements]), bottom: y - BETWEEN };
}

function noteOf({ schedules, consoleCore, hasConsoleStream }: CheckedSystem): string {
  const shared =
    schedules.length === 0
      ? 'No core is shared.'
      : 'Windows repeat in every major frame; all frames begin together.';
  return hasConsoleStream ? `${shared} Core ${consoleCore} carries the consoles.` : shared;
}

function laneDrawing(lane: Lane, system: CheckedSystem, area: Area): Drawing {
  const bar = { x: area.x + LABELS, y: area.y, width: area.width - LABELS, height: BAR };
  const label = text({ x: area.x, y: area.y + 18 }, 'name', `core ${lane.core}`);
  if (lane.kind === 'windows') {
    const drawn = windowLane(lane, system, bar, area);
    return { elements: [label, ...drawn.elements], bottom: drawn.bottom };
  }
  const baseline = { x: bar.x + bar.width / 2, y: bar.y + 18 };
  const drawn =
    lane.kind === 'nobody'
      ? [rectangle(bar, 'area free'), text(baseline, 'note', 'nobody has this core', 'middle')]
      : [
          rectangle(bar, `area ${partitionClass(lane.partition)}`),
          text(baseline, 'body', `${userWords(lane, system)}, always`, 'middle'),
        ];
  return { elements: [label, ...drawn], bottom: bar.y + BAR };
}
