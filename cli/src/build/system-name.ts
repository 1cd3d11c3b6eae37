import { basename, dirname, resolve } from 'node:path';

/** What a system is called: its file's name, or its folder's when the file is just system.ts. */
export function systemName(file: string): string {
  const stem = basename(file).replace(/(\.system)?\.[cm]?[jt]s$/, '');
  return stem === 'system' || stem === 'index' ? basename(dirname(resolve(file))) : stem;
}
