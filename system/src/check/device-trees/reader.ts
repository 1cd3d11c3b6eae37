import { placed } from '../rule.ts';

/** A device tree has a guest that is given one. */
export const overlayReader = placed('BS3009', ({ partitions }, report) => {
  for (const { guest, overlay, segments, fallback } of partitions) {
    if (!overlay || segments.some(({ label }) => label === 'device tree')) continue;
    // Files that could not be loaded have been reported.
    if (segments.length === 0 && !fallback) continue;
    const actual =
      guest.kind === 'typescript'
        ? 'a TypeScript partition, which has none'
        : 'an image at the start of memory, where the device tree would be';
    report(overlay.path, 'a guest that is given a device tree', actual);
  }
});
