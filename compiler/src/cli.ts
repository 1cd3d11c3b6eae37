import { formatDiagnostic } from './diagnostics/diagnostic.ts';
import { translate } from './translate.ts';

/** `translate <file.ts>…` prints the C, `check <file.ts>…` the diagnostics; status 1 if there are any. */
function main([command, ...files]: string[]): number {
  if ((command !== 'translate' && command !== 'check') || files.length === 0) {
    process.stderr.write('usage: cli.ts translate|check <file.ts>…\n');
    return 2;
  }
  const translation = translate(files);
  for (const diagnostic of translation.diagnostics) process.stderr.write(`${formatDiagnostic(diagnostic)}\n`);
  if (command === 'translate') process.stdout.write(translation.c);
  return translation.diagnostics.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
