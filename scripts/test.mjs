/**
 * `npm test`: sets up, then type-checks, lints and runs all tests, on-target ones included. Arguments go
 * to vitest (`npm test -- cpio` runs the files whose path holds "cpio"). The last line is
 * `N passed, N failed`, in which the type check and the linter count as one test each.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';
import { reportingSetupErrors } from './setup-error.mjs';

/** Runs a program of node_modules; returns whether it succeeded. */
function step(title, path, ...args) {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}

/** Runs vitest; a file that cannot even be loaded counts as one failed test. */
function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const succeeded = step('tests', 'vitest/vitest.mjs', 'run', ...reporters, ...process.argv.slice(2));
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const broken = testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    ).length;
    const failed = numFailedTests + broken;
    return { passed: numPassedTests, failed: succeeded ? failed : Math.max(failed, 1) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await reportingSetupErrors(() => {
  setUp();
  const checks = [
    step('types', 'typescript/bin/tsc', '-p', '.'),
    step('format and lint', '@biomejs/biome/bin/biome', 'check', '.'),
  ];
  const tests = runTests();
  const passed = tests.passed + checks.filter((ok) => ok).length;
  const failed = tests.failed + checks.filter((ok) => !ok).length;
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
});
