/** Nothing of the machines and networks on which the project was made gets into its files. */
import { expect, test } from 'vitest';
import { linesWith, repositoryFiles } from './repository.ts';

/** Text files; those of this test hold what it looks for. */
const files = repositoryFiles().filter(
  (path) => !/\.(png|gz|xz|bin|dtb|elf)$/.test(path) && path !== 'docs/tests/traces.test.ts',
);

/** Absolute paths below homes, working folders and temporary ones. */
const MACHINE_PATH = /(?<![\w.])\/(?:work|home|root|Users|tmp)\/[\w.-]+/g;
const REGISTRY_HOST = /\bregistry\.[\w-]+\.[\w.-]+|"resolved":\s*"https?:[^"]*"/g;

const found = (patterns: readonly RegExp[]) =>
  files.flatMap((path) =>
    linesWith(path, (line) =>
      patterns.flatMap((pattern) => [...line.matchAll(pattern)].map(([text]) => text)),
    ),
  );

test('no file holds a path of a developer', () => {
  expect(found([MACHINE_PATH])).toEqual([]);
});

test('no file holds the host of a package registry', () => {
  expect(found([REGISTRY_HOST])).toEqual([]);
});
