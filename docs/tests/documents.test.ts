/** The documents name only what exists, and the generated ones are up to date. */
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { createProgram } from '../../cli/src/program.ts';
import { abiReference } from '../../scripts/generate-abi.ts';
import { descriptionReference } from '../../scripts/generate-reference.ts';
import { rulesReference } from '../../scripts/generate-rules.ts';
import { mentionsOf } from './mentions.ts';
import { read, repositoryFiles, root } from './repository.ts';

const files = repositoryFiles();
const documents = files.filter((path) => /^(README|ARCHITECTURE)\.md$|^docs\/.*\.md$/.test(path));
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
const commands = createProgram().commands.map((command) => command.name());

/** Written by the tools, or taken from the system: not in the repository. */
const ELSEWHERE = [
  'checks.json',
  'proved.json',
  'hypervisor.checks.json',
  'manifest.json',
  'layout.h',
  'qemu_arm64/u-boot.bin',
];

/** A path may be given from the root, or from a folder that the text around it names. */
function exists(path: string): boolean {
  const wanted = path.replace(/\/$/, '');
  const pattern = new RegExp(`(^|/)${wanted.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}(/|$)`);
  return files.some((file) => pattern.test(file));
}

test('there are documents to look at', () => {
  expect(documents).toContain('README.md');
  expect(documents).toContain('ARCHITECTURE.md');
  expect(documents.length).toBeGreaterThan(10);
});

test.each(documents)('%s names only files that exist', (document) => {
  const { paths, links } = mentionsOf(read(document));
  const broken = links
    .filter((link) => !/^(https?:|#)/.test(link))
    .filter((link) => !existsSync(join(root, normalize(join(dirname(document), link.replace(/#.*/, ''))))));
  const missing = paths.filter((path) => !ELSEWHERE.includes(path) && !exists(path));
  expect({ broken, missing }).toEqual({ broken: [], missing: [] });
});

test.each(documents)('%s names only commands that exist', (document) => {
  const mentions = mentionsOf(read(document));
  const unknown = [
    ...mentions.scripts.filter((script) => !scripts.includes(script)).map((script) => `npm run ${script}`),
    ...mentions.commands.filter((name) => !commands.includes(name)).map((name) => `bulkhead ${name}`),
  ];
  expect(unknown).toEqual([]);
});

const about = documents.filter((path) => /ARCHITECTURE|platform|decisions/.test(path));
const words = new Set(
  files.filter((path) => /\.(ts|S|ld)$/.test(path)).flatMap((path) => read(path).match(/\w+/g) ?? []),
);

test.each(about)('%s names only functions, types and fields that exist', (document) => {
  expect(mentionsOf(read(document)).names.filter((name) => !words.has(name))).toEqual([]);
});

test('docs/abi.md is what npm run abi makes', () => {
  expect(read('docs/abi.md')).toBe(abiReference());
});

test('docs/rules.md is what npm run rules makes', () => {
  expect(read('docs/rules.md')).toBe(rulesReference());
});

test('docs/description.md is what npm run reference makes', () => {
  expect(read('docs/description.md')).toBe(descriptionReference());
});

test('the tests find what they look for', () => {
  const text = [
    'See `cli/src/nothing.ts`, [this](gone.md#part) and `x.y`.',
    '`npm run nothing` `bulkhead fly` calls `flyAway` and `Partition.flying` of `Hawk`.',
    '```sh',
    'npm run -s bulkhead -- size',
    '```',
  ].join('\n');
  expect(mentionsOf(text)).toEqual({
    paths: ['cli/src/nothing.ts'],
    links: ['gone.md#part'],
    names: ['flyAway', 'flying', 'Hawk'],
    scripts: ['nothing', 'bulkhead'],
    commands: ['fly', 'size'],
  });
  expect(exists('cli/src/nothing.ts')).toBe(false);
  expect(exists('core/lifecycle.ts')).toBe(true);
  expect(exists('guests/')).toBe(true);
});
