/** What the lines mean: of the kinds that the graph has. */
import type { Area } from '../page/area.ts';
import { type Drawing, text } from '../svg.ts';
import { flow, lineCount } from '../text/flow.ts';
import { widthOf } from '../text/roles.ts';
import { lineElements } from './elements.ts';
import type { EdgeKind, GraphEdge } from './model.ts';

const WORDS: Readonly<Record<EdgeKind, string>> = {
  sampling: 'sampling: the newest message',
  queuing: 'queue: messages in order',
  doorbell: 'doorbell: a signal',
  call: 'call, and its answer',
  right: 'right over the other',
};
const SAMPLE = 40;
const LINE = 20;
const GAP = 24;

export function keyElements(edges: readonly GraphEdge[], area: Area): Drawing {
  const kinds = (Object.keys(WORDS) as EdgeKind[]).filter((kind) => edges.some((edge) => edge.kind === kind));
  const flowed = flow(kinds, (kind) => SAMPLE + 8 + widthOf(WORDS[kind], 'note'), area.width, GAP);
  const elements = flowed.flatMap(({ item, x, line }) => {
    const [left, y] = [area.x + x, area.y + 14 + line * LINE];
    return [
      ...lineElements(item, [
        { x: left, y: y - 4 },
        { x: left + SAMPLE, y: y - 4 },
      ]),
      text({ x: left + SAMPLE + 8, y }, 'note', WORDS[item]),
    ];
  });
  return { elements, bottom: area.y + lineCount(flowed) * LINE };
}
