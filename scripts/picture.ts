/**
 * `npm run picture`: runs the example as `npm start` does and draws the end of what a terminal shows to
 * docs/pictures/npm-start.svg.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { buildSystemFile, summary } from '@bulkhead/cli';
import { showRun } from '../cli/src/report/show-run.ts';
import { styleFor } from '../cli/src/report/style.ts';
import { terminalPicture } from './picture/svg.ts';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');
const PICTURE = join(repository, 'docs', 'pictures', 'npm-start.svg');
const EXAMPLE = join(repository, 'examples', 'mixed-criticality', 'system.ts');
const COLUMNS = 108;
const ROWS = 50;
const TIMEOUT_SECONDS = 300;

/** A terminal that keeps what it is shown. */
class Terminal extends Writable {
  readonly isTTY = true;
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

async function main(): Promise<void> {
  // The picture has colours wherever it is made.
  Object.assign(process.env, { TERM: 'xterm-256color', NO_COLOR: '' });
  const terminal = new Terminal();
  const output = terminal as Writable as NodeJS.WriteStream;
  const built = await buildSystemFile(EXAMPLE);
  const result = await showRun(built, {
    quiet: false,
    icount: true,
    timeoutSeconds: TIMEOUT_SECONDS,
    output,
  });
  terminal.write(`\n${summary(result, built, styleFor(output))}`);
  if (!result.endedAsExpected) throw new Error('the example did not end as expected');
  const lines = terminal.text.split('\n').slice(-ROWS);
  mkdirSync(dirname(PICTURE), { recursive: true });
  writeFileSync(PICTURE, terminalPicture(lines, { title: 'npm start', columns: COLUMNS }));
}

await main();
