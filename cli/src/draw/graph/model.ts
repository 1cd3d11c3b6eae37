/** Who can reach whom, and through what: channels, and rights over others. */
import type { CheckedChannel, CheckedSystem } from '@bulkhead/system';
import { sizeWords } from '../../report/table.ts';
import { type RoleName, widthOf } from '../text/roles.ts';
import { coreWords } from '../text/words.ts';

export interface GraphNode {
  readonly partition: number;
  readonly name: string;
  /** Below the name. */
  readonly facts: string;
  readonly width: number;
  readonly height: number;
}

export type EdgeKind = CheckedChannel['kind'] | 'right';

export interface LabelLine {
  readonly role: RoleName;
  readonly words: string;
}

export interface GraphEdge {
  readonly kind: EdgeKind;
  /** Partitions. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly LabelLine[];
  readonly width: number;
  readonly height: number;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Heights of the lines of a label, and the room around it. */
export const LABEL = { line: 14, margin: 4 } as const;
const NODE = { margin: 14, least: 84, height: 42 } as const;

export function graphOf(system: CheckedSystem): Graph {
  const edges = [...system.channels.map(channelEdge), ...rightEdges(system)];
  const nodes = system.partitions.map(({ index, name, cores }): GraphNode => {
    const facts = coreWords(cores);
    const words = Math.max(widthOf(name, 'name'), widthOf(facts, 'note'));
    const width = Math.max(NODE.least, words + 2 * NODE.margin);
    return { partition: index, name, facts, width, height: NODE.height };
  });
  return { nodes, edges };
}

function channelEdge(channel: CheckedChannel): GraphEdge {
  const { kind, name, ends } = channel;
  const lines: LabelLine[] = [
    { role: 'body', words: name },
    { role: 'note', words: kindWords(channel) },
  ];
  return withSize({ kind, from: ends[0].partition, to: ends[1].partition, lines });
}

function kindWords({ kind, depth, messageBytes }: CheckedChannel): string {
  if (kind === 'sampling') return `sampling, ${sizeWords(messageBytes)}`;
  if (kind === 'queuing') return `queue, ${depth} × ${sizeWords(messageBytes)}`;
  return kind;
}

function rightEdges({ partitions }: CheckedSystem): GraphEdge[] {
  return partitions.flatMap(({ index, recovery }) => [
    ...recovery.controls.map((other) => right(index, other.index, 'controls')),
    ...(recovery.partition === undefined ? [] : [right(index, recovery.partition, 'failure starts')]),
  ]);
}

function right(from: number, to: number, words: string): GraphEdge {
  return withSize({ kind: 'right', from, to, lines: [{ role: 'note', words }] });
}

function withSize(edge: Omit<GraphEdge, 'width' | 'height'>): GraphEdge {
  const width = Math.max(...edge.lines.map(({ words, role }) => widthOf(words, role)));
  return {
    ...edge,
    width: width + 2 * LABEL.margin,
    height: edge.lines.length * LABEL.line + 2 * LABEL.margin,
  };
}
