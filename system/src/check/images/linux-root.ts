import { placed } from '../rule.ts';
import { linuxImages, valuesOf } from './linux-guests.ts';

/** Linux has a root file system. */
export const linuxRoot = placed('BS2421', ({ partitions }, report) => {
  for (const image of partitions.flatMap(linuxImages)) {
    if (image.guest.initrd !== undefined || valuesOf(image, 'root').length > 0) continue;
    report(image.at, 'an initrd, or root= on the command line', 'neither');
  }
});
