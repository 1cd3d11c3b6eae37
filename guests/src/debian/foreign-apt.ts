import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Options that have apt work for another architecture than the machine's, from the machine's sources but with lists of
 * its own in `folder`: the machine's stay as they are, and no root is needed (apt.conf(5), Dir).
 */
export function foreignAptOptions(architecture: string, folder: string): string[] {
  const path = (name: string) => join(folder, name);
  for (const name of ['state/lists/partial', 'cache/archives/partial']) {
    mkdirSync(path(name), { recursive: true });
  }
  // What is installed: nothing.
  writeFileSync(path('status'), '');
  const settings = [
    `APT::Architecture=${architecture}`,
    `APT::Architectures::=${architecture}`,
    `Dir::State=${path('state')}`,
    `Dir::State::status=${path('status')}`,
    `Dir::Cache=${path('cache')}`,
    'Acquire::Languages=none',
  ];
  return settings.flatMap((setting) => ['-o', setting]);
}
