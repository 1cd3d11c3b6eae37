import { systemToJson } from '@bulkhead/system';
import type { Command } from 'commander';
import { DescriptionErrors } from '../build/description-errors.ts';
import { openSystem } from '../build/open-system.ts';
import { withPlaces } from '../places/with-places.ts';

const EXAMPLES = `
Every command takes the JSON form in place of a TypeScript file. Paths stay as they are: keep the file
in the same folder.

Examples:
  $ bulkhead export system.ts > system.json
  $ bulkhead check system.json`;

/** `bulkhead export`: the JSON form of a description. */
export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('print a system description as JSON')
    .argument('<system>', 'system file (TypeScript or JSON)')
    .addHelpText('after', EXAMPLES)
    .action(exportSystem);
}

async function exportSystem(file: string): Promise<void> {
  const { system, diagnostics } = await openSystem(file);
  const result = system ? systemToJson(system) : { diagnostics };
  if (!('json' in result) || !result.json) {
    throw new DescriptionErrors(file, await withPlaces(file, result.diagnostics));
  }
  console.log(JSON.stringify(result.json, null, 2));
}
