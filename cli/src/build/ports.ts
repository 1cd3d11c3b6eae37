import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Controlled, MeasureMessages, Port } from '@bulkhead/system';
import { portModule } from '../ports/module-text.ts';
import { writeFileAtomically } from './write-file.ts';

/** Where the module of a partition's ports is: beside its entry, which imports it. */
export function portModulePath(entry: string, partition: string): string {
  return join(dirname(entry), `${partition}.ports.ts`);
}

/** Writes the module of a partition's ports and rights, if it has some and the module is not up to date. */
export function writePortModule(
  entry: string,
  partition: string,
  ports: readonly Port[],
  controls: readonly Controlled[] = [],
): void {
  if (ports.length === 0 && controls.length === 0) return;
  const path = portModulePath(entry, partition);
  const text = portModule(partition, ports, entry, controls);
  if (text !== contentsOf(path)) writeFileAtomically(path, text);
}

function contentsOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Asks the compiler, which takes a moment to start. */
export const measureMessages: MeasureMessages = async (types) => {
  const { measureClasses } = await import('@bulkhead/compiler/message-types');
  return measureClasses(types);
};
