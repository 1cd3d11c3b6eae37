import { fileURLToPath } from 'node:url';

/** A system file of the tests, by its name in systems/. */
export function systemFile(name: string): string {
  return fileURLToPath(new URL(`../systems/${name}.ts`, import.meta.url));
}
