import type { Command } from 'commander';
import { buildSystemFile } from '../build/build-system.ts';
import { buildReport } from '../report/build.ts';
import { styleFor } from '../report/style.ts';

interface BuildOptions {
  readonly out?: string;
  readonly json?: true;
  readonly allFeatures?: true;
}

const EXAMPLES = `
The folder gets image.bin (for QEMU -kernel or U-Boot booti), manifest.json, and the ELF files with
debug information of everything that was compiled.

Examples:
  $ bulkhead build system.ts
  $ bulkhead build --out images system.ts`;

/** `bulkhead build`: description to image. */
export function addBuildCommand(program: Command): void {
  program
    .command('build')
    .description('build the image of a system')
    .argument('<system>', 'system file (TypeScript)')
    .option('--out <folder>', 'where to write <system name>/ (default: build/ beside the system file)')
    .option('--all-features', 'leave nothing out of the hypervisor, used by the system or not')
    .option('--json', 'print the manifest')
    .addHelpText('after', EXAMPLES)
    .action(build);
}

async function build(file: string, options: BuildOptions): Promise<void> {
  const built = await buildSystemFile(file, {
    ...(options.out === undefined ? {} : { out: options.out }),
    ...(options.allFeatures ? { allFeatures: true } : {}),
  });
  if (options.json) console.log(JSON.stringify(built.manifest, null, 2));
  else console.log(buildReport(built, styleFor(process.stdout)));
}
