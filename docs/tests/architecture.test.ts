/** The dependencies between the rooms point one way (ARCHITECTURE.md, "The rooms"). */
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { read, repositoryFiles } from './repository.ts';

const sources = repositoryFiles().filter((path) => /\.m?ts$/.test(path) && !/\/tests\//.test(path));

/** What a file imports; relative paths from the root, everything else as it is written. */
function importsOf(path: string, text: string): string[] {
  return ts
    .preProcessFile(text)
    .importedFiles.map(({ fileName }) => fileName)
    .map((name) => (name.startsWith('.') ? normalize(join(dirname(path), name)) : name));
}

/** `importer -> imported` for each import of the files below `folder` that `allowed` does not allow. */
function violations(folder: string, allowed: (imported: string) => boolean): string[] {
  return sources
    .filter((path) => path.startsWith(`${folder}/`))
    .flatMap((path) => importsOf(path, read(path)).map((imported) => [path, imported] as const))
    .filter(([, imported]) => !allowed(imported))
    .map(([path, imported]) => `${path} -> ${imported}`);
}

const isBare = (name: string) => name === '@bulkhead/bare' || name === '@bulkhead/bare/unsafe';
const isAbi = (name: string) => name.startsWith('@bulkhead/hypervisor/abi/');
/** The interrupt controller's family, of which a build has one (hypervisor/package.json). */
const isGic = (name: string) => name.startsWith('#gic/');
const isNode = (name: string) => name.startsWith('node:');
const below = (folder: string) => (name: string) => name.startsWith(`${folder}/`);
const any =
  (...rules: ((name: string) => boolean)[]) =>
  (name: string) =>
    rules.some((rule) => rule(name));
const named =
  (...names: string[]) =>
  (name: string) =>
    names.includes(name);

test('the hypervisor imports nothing outside itself but the language', () => {
  expect(
    violations(
      'hypervisor',
      any(isBare, below('hypervisor'), isGic, named('#machine', '#lock', '#power', '#uart')),
    ),
  ).toEqual([]);
});

test('hypervisor/abi knows only the language', () => {
  expect(violations('hypervisor/abi', any(isBare, below('hypervisor/abi')))).toEqual([]);
});

test('hypervisor/core reaches the architecture only through #machine and #lock', () => {
  const rule = any(
    isBare,
    named('#machine', '#lock', '#power', '#uart'),
    ...['abi', 'core', 'platform'].map((folder) => below(`hypervisor/${folder}`)),
  );
  expect(violations('hypervisor/core', rule)).toEqual([]);
});

test('the partition library knows the ABI and the language', () => {
  expect(violations('sdk', any(isBare, isAbi, below('sdk')))).toEqual([]);
});

test('the system description knows the ABI and the boards', () => {
  expect(violations('system', any(isAbi, isNode, named('@bulkhead/boards'), below('system')))).toEqual([]);
});

test('boards and guests know nothing of the others', () => {
  expect(violations('boards', below('boards'))).toEqual([]);
  expect(violations('guests', any(isNode, below('guests')))).toEqual([]);
});

test('the compiler knows none of the others', () => {
  const rule = any(isBare, isNode, named('typescript'), below('compiler'));
  expect(violations('compiler', rule)).toEqual([]);
});

test('the command line knows the host side and the ABI, not the hypervisor or the partition library', () => {
  const packages = named('@dagrejs/dagre', 'commander', 'picocolors', 'typescript', '@bulkhead/system');
  const compiler = named('@bulkhead/compiler', '@bulkhead/compiler/message-types');
  const others = named('@bulkhead/boards', '@bulkhead/guests');
  const rule = any(isAbi, isNode, packages, compiler, others, below('cli'));
  expect(violations('cli/src', rule)).toEqual([]);
});

test('what a new project starts from knows what its package.json names', () => {
  const packages = named('@bulkhead/boards', '@bulkhead/system', '@bulkhead/sdk');
  expect(violations('cli/template', any(isBare, packages, below('cli/template')))).toEqual([]);
});

test('imports of every form are found', () => {
  const text = [
    "import { a } from './b.ts';",
    'import {',
    '  c,',
    "} from '../d.ts';",
    "export type { e } from 'f';",
    "const g = await import('./h.ts');",
    "import 'i';",
  ].join('\n');
  expect(importsOf('x/y/z.ts', text)).toEqual(['x/y/b.ts', 'x/d.ts', 'f', 'x/y/h.ts', 'i']);
});
