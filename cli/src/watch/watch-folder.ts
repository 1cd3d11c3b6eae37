/** What has changed in a folder, when it has settled. */
import { watch } from 'node:fs';
import { sep } from 'node:path';

/** What we write ourselves, or others wrote for good. */
const OTHERS = new Set(['node_modules', 'build', 'dist']);
/** An editor writes a file in several steps. */
const SETTLES_MS = 100;

function isOwn(path: string): boolean {
  return path.split(sep).every((part) => !OTHERS.has(part) && !part.startsWith('.'));
}

/** Calls `onChange` after each series of changes below `folder`, until `signal` ends it. */
export function watchFolder(folder: string, onChange: (path: string) => void, signal?: AbortSignal): void {
  let timer: NodeJS.Timeout | undefined;
  watch(folder, { recursive: true, ...(signal ? { signal } : {}) }, (_event, path) => {
    if (path === null || !isOwn(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => onChange(path), SETTLES_MS);
  });
}
