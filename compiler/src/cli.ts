import { compileProgram } from './build/compile.ts';
import type { Target } from './build/options.ts';
import { type Diagnostic, formatDiagnostic } from './diagnostics/diagnostic.ts';

const USAGE = `usage: cli.ts translate <file.ts>…   print the C
       cli.ts check [--cores] <file.ts>…  print the diagnostics; --cores: several cores run the program
       cli.ts compile <target> <outDir> <linkerScript> <file.ts> [file.S…]
`;

function print(diagnostics: readonly Diagnostic[]): number {
  for (const diagnostic of diagnostics) process.stderr.write(`${formatDiagnostic(diagnostic)}\n`);
  return diagnostics.length === 0 ? 0 : 1;
}

/** For development of the compiler; users have `bulkhead build`. */
async function main([command, ...rest]: string[]): Promise<number> {
  const files = rest.filter((argument) => argument !== '--cores');
  const sharing = files.length < rest.length ? 'cores' : 'one core';
  if ((command === 'translate' || command === 'check') && files.length > 0) {
    const { translate } = await import('./translate.ts');
    const translation = translate(files, undefined, sharing);
    if (command === 'translate') process.stdout.write(translation.c);
    return print(translation.diagnostics);
  }
  const [target, outDir, linkerScript, entry, ...assembly] = files;
  if (command !== 'compile' || outDir === undefined || linkerScript === undefined || entry === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  const name = 'program';
  const result = await compileProgram({
    name,
    target: target as Target,
    outDir,
    linkerScript,
    entry,
    assembly,
  });
  if (result.ok) process.stdout.write(`${JSON.stringify(result, undefined, 1)}\n`);
  return print(result.diagnostics);
}

process.exitCode = await main(process.argv.slice(2));
