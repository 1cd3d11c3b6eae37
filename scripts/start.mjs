/**
 * `npm start`: sets up, then builds and runs the example system. Arguments go to `bulkhead run`. Virtual time
 * counts instructions, so that the figures are the same on every machine, however busy.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';
import { reportingSetupErrors } from './setup-error.mjs';

const EXAMPLE = 'examples/mixed-criticality/system.ts';

await reportingSetupErrors(() => {
  setUp();
  const bulkhead = join(root, 'cli', 'bin', 'bulkhead.mjs');
  const { status } = spawnSync(
    process.execPath,
    [bulkhead, 'run', EXAMPLE, '--icount', ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 1;
});
