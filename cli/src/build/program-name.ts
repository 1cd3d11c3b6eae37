import type { ImageName } from '@bulkhead/system';

/** The name of a partition's program: that of the partition, and another for its fallback image. */
export function programName(partition: string, image: ImageName): string {
  return image === 'primary' ? partition : `${partition}.fallback`;
}
