import { systemSchema } from '@bulkhead/system';
import type { Command } from 'commander';

const EXAMPLES = `
Example:
  $ bulkhead schema > system.schema.json     then "$schema": "./system.schema.json" in system.json`;

/** `bulkhead schema`: the JSON Schema of the JSON form. */
export function addSchemaCommand(program: Command): void {
  program
    .command('schema')
    .description('print the JSON Schema of system descriptions in JSON')
    .addHelpText('after', EXAMPLES)
    .action(() => console.log(JSON.stringify(systemSchema(), null, 2)));
}
