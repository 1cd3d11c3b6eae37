/** The images that a partition can start from: its own, and the fallback if it has one. */
import type { ImageSegment, LoadedGuest, Segment } from './placed.ts';

export type ImageName = 'primary' | 'fallback';

/** The segments of both, those that they have in common once. */
export function imageSegments(
  primary: Pick<LoadedGuest, 'segments'>,
  fallback: Pick<LoadedGuest, 'segments'> | undefined,
): ImageSegment[] {
  const others = fallback?.segments ?? [];
  const own = primary.segments.map((segment): ImageSegment => {
    const isCommon = others.some((other) => isSame(segment, other));
    return { ...segment, images: isCommon ? ['primary', 'fallback'] : ['primary'] };
  });
  const further = others.filter((segment) => !primary.segments.some((one) => isSame(one, segment)));
  return [...own, ...further.map((segment): ImageSegment => ({ ...segment, images: ['fallback'] }))];
}

/** Those of one image. */
export function segmentsOf(segments: readonly ImageSegment[], image: ImageName): ImageSegment[] {
  return segments.filter(({ images }) => images.includes(image));
}

function isSame(a: Segment, b: Segment): boolean {
  return a.ipa === b.ipa && a.reservedBytes === b.reservedBytes && Buffer.compare(a.bytes, b.bytes) === 0;
}
