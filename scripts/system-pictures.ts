/**
 * `npm run system-pictures`: draws the systems that the README and the manual show to docs/pictures/, as
 * `bulkhead draw` does.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkBuiltSystemFile, checkSystemFile } from '@bulkhead/cli';
import { drawSystem } from '../cli/src/draw/picture.ts';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');

/** By the name of their picture: what is called so in it, and the system file. */
export const SYSTEM_PICTURES = {
  'mixed-criticality': { name: 'mixed-criticality', file: 'examples/mixed-criticality/system.ts' },
  'six-partitions': { name: 'six partitions', file: 'cli/tests/systems/draw/six.ts' },
  'twenty-partitions': { name: 'twenty partitions', file: 'cli/tests/systems/draw/twenty.ts' },
} as const;

export type PictureName = keyof typeof SYSTEM_PICTURES;

/** One of them, as the image is built, or with the largest hypervisor, which need not be compiled. */
export async function systemPicture(picture: PictureName, hypervisor: 'built' | 'largest'): Promise<string> {
  const { name, file } = SYSTEM_PICTURES[picture];
  const check = hypervisor === 'built' ? checkBuiltSystemFile : checkSystemFile;
  const { checked } = await check(join(repository, file));
  if (!checked) throw new Error(`${file} has errors`);
  return drawSystem(checked, { name, theme: 'auto' });
}

/** Where it is kept, from the root. */
export function picturePath(picture: PictureName): string {
  return `docs/pictures/${picture}.svg`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const picture of Object.keys(SYSTEM_PICTURES) as PictureName[])
    writeFileSync(join(repository, picturePath(picture)), await systemPicture(picture, 'built'));
}
