/** What each core of the board does: windows that repeat, one partition for ever, or nothing. */
import { type CheckedSystem, type CoreTime, coreTimes, type ScheduledVcpu } from '@bulkhead/system';

/** A part of a frame; without a user it is slack. */
export interface Piece {
  readonly startNs: bigint;
  readonly durationNs: bigint;
  readonly user?: Pick<ScheduledVcpu, 'partition' | 'vcpu'>;
}

export type Lane =
  | {
      readonly kind: 'windows';
      readonly core: number;
      readonly time: CoreTime;
      readonly pieces: readonly Piece[];
    }
  | { readonly kind: 'own'; readonly core: number; readonly partition: number; readonly vcpu: number }
  | { readonly kind: 'nobody'; readonly core: number };

/** Every core, in order. */
export function lanesOf(system: CheckedSystem): Lane[] {
  const times = coreTimes(system);
  return Array.from({ length: system.board.cores }, (_, core): Lane => {
    const time = times.find((one) => one.core === core);
    if (time) return { kind: 'windows', core, time, pieces: piecesOf(time) };
    const owner = system.partitions.find(({ cores }) => cores.includes(core));
    if (!owner) return { kind: 'nobody', core };
    return { kind: 'own', core, partition: owner.index, vcpu: owner.cores.indexOf(core) };
  });
}

/** The windows of a frame, and the slack between them. */
export function piecesOf({ majorFrameNs, windows }: Pick<CoreTime, 'majorFrameNs' | 'windows'>): Piece[] {
  let next = 0n;
  const pieces: Piece[] = [];
  for (const { startNs, durationNs, partition, vcpu } of windows) {
    pieces.push(...slack(next, startNs), { startNs, durationNs, user: { partition, vcpu } });
    next = startNs + durationNs;
  }
  return [...pieces, ...slack(next, majorFrameNs)];
}

function slack(startNs: bigint, endNs: bigint): Piece[] {
  return endNs > startNs ? [{ startNs, durationNs: endNs - startNs }] : [];
}
