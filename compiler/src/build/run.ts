import { execFile } from 'node:child_process';

export interface RunResult {
  /** undefined when the program could not be started. */
  readonly status: number | undefined;
  readonly output: string;
}

/** Runs a tool to its end and collects what it writes. */
export function run(command: string, args: readonly string[], cwd?: string): Promise<RunResult> {
  return new Promise((resolve) => {
    const options = { cwd, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, LC_ALL: 'C' } };
    execFile(command, [...args], options, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`;
      if (error === null) resolve({ status: 0, output });
      else resolve({ status: typeof error.code === 'number' ? error.code : undefined, output });
    });
  });
}
