/** `bulkhead check --watch`: checks in a new process each time, so that every module of the description is read anew. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CliError } from '../errors.ts';
import { watchFolder } from './watch-folder.ts';

/** Checks now and after each change below the file's folder, for ever. */
export function checkAgainAndAgain(file: string, options: readonly string[]): void {
  if (!existsSync(file)) {
    throw new CliError(`There is no system file ${file}.`, `Give the path of one; this is ${resolve('.')}.`);
  }
  const folder = dirname(resolve(file));
  let running: ChildProcess | undefined;
  const check = () => {
    running?.kill();
    const words = [...process.execArgv, process.argv[1]!, 'check', ...options, file];
    running = spawn(process.execPath, words, { stdio: 'inherit' });
    running.once('close', (_status, signal) => {
      if (signal === null) console.error(`Watching ${folder}; Ctrl-C ends it.`);
    });
  };
  process.once('exit', () => running?.kill());
  watchFolder(folder, (path) => {
    console.error(`\n${path} has changed.`);
    check();
  });
  check();
}
