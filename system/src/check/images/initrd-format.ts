import { initrdFormatOf } from '../../guests/formats.ts';
import { placed } from '../rule.ts';
import { guestFiles } from './files.ts';

/** The initial RAM disk is one that Linux can unpack. */
export const initrdFormat = placed('BS2418', ({ partitions }, report) => {
  for (const { role, path, bytes, at } of partitions.flatMap(guestFiles)) {
    if (role !== 'initrd' || initrdFormatOf(bytes) !== undefined) continue;
    report(`${at}.initrd`, 'a cpio archive (newc), plain or compressed', `${path} does not begin like one`);
  }
});
