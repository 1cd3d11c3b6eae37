/** Who has windows on a core, and how each is called where there is little room. */

import type { CheckedSystem } from '@bulkhead/system';
import { type RoleName, widthOf } from '../text/roles.ts';
import type { Lane, Piece } from './lanes.ts';
import { userWords } from './names.ts';

export type WindowLane = Extract<Lane, { kind: 'windows' }>;

export interface LaneUser {
  readonly words: string;
  /** Stands for the words in windows that are too small for them; only on cores with such windows. */
  readonly number?: string;
  readonly partition: number;
  /** Its windows. */
  readonly pieces: readonly Piece[];
}

/** Room at both sides of words in a window. */
const INSIDE = 8;

/** Whether a window of a width has room for words. */
export function hasRoom(words: string, role: RoleName, width: number): boolean {
  return widthOf(words, role) + INSIDE <= width;
}

/** Each vCPU with windows, in the order of its first; `width` is that of the whole frame. */
export function usersOf(lane: WindowLane, system: CheckedSystem, width: number): LaneUser[] {
  const users = new Map<string, LaneUser>();
  for (const piece of lane.pieces) {
    if (!piece.user) continue;
    const words = userWords(piece.user, system);
    const before = users.get(words)?.pieces ?? [];
    users.set(words, { words, partition: piece.user.partition, pieces: [...before, piece] });
  }
  const widthOfPiece = ({ durationNs }: Piece) =>
    (Number(durationNs) / Number(lane.time.majorFrameNs)) * width;
  const all = [...users.values()];
  const isTight = all.some(({ words, pieces }) =>
    pieces.some((piece) => !hasRoom(words, 'body', widthOfPiece(piece))),
  );
  return isTight ? all.map((user, index) => ({ ...user, number: `${index + 1}` })) : all;
}
