import { type Command, Option } from 'commander';
import { checkBuiltSystemFile } from '../build/check-system.ts';
import { DescriptionErrors } from '../build/description-errors.ts';
import { systemName } from '../build/system-name.ts';
import { writeFileAtomically } from '../build/write-file.ts';
import { drawSystem } from '../draw/picture.ts';
import { THEMES, type Theme } from '../draw/theme.ts';

const EXAMPLES = `
Examples:
  $ bulkhead draw system.ts > system.svg
  $ bulkhead draw system.ts -o system.svg --theme dark`;

interface DrawOptions {
  readonly output?: string;
  readonly theme: Theme;
  readonly json?: true;
}

/** `bulkhead draw`: a system as a picture. */
export function addDrawCommand(program: Command): void {
  program
    .command('draw')
    .description('draw a system as SVG: memory map, devices, cores and windows, channels')
    .argument('<system>', 'system file (TypeScript)')
    .option('-o, --output <file>', 'write the picture there; default: standard output')
    .addOption(
      new Option('--theme <theme>', "colours; auto follows the reader's preference")
        .choices(THEMES)
        .default('auto'),
    )
    .option('--json', 'print as JSON what was drawn: name, theme, and the SVG or its file')
    .addHelpText('after', EXAMPLES)
    .action(draw);
}

async function draw(file: string, { output, theme, json }: DrawOptions): Promise<void> {
  const { checked, diagnostics } = await checkBuiltSystemFile(file);
  if (!checked) throw new DescriptionErrors(file, diagnostics);
  const name = systemName(file);
  const svg = drawSystem(checked, { name, theme });
  if (output !== undefined) writeFileAtomically(output, svg);
  if (json)
    console.log(JSON.stringify({ name, theme, ...(output === undefined ? { svg } : { file: output }) }));
  else if (output === undefined) process.stdout.write(svg);
}
