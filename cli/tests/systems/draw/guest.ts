import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { raw } from '@bulkhead/system';

const file = join(mkdtempSync(join(tmpdir(), 'bulkhead-draw-')), 'guest.bin');
writeFileSync(file, new Uint8Array(64));

/** A guest that is there, for systems that are drawn and never run. */
export const guest = raw({ file, loadAddress: 0x4000_0000 });
