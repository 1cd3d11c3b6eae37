import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CliError } from '../errors.ts';
import { VERSION } from '../version.ts';

const TEMPLATE = fileURLToPath(new URL('../../template', import.meta.url));
/** What npm takes for a package's name, without a scope. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,200}$/;

/** Writes a project of two partitions that talk to each other, with a package.json of its own; returns the paths. */
export function newProject(folder: string): string[] {
  const path = resolve(folder);
  const name = basename(path);
  if (!NAME.test(name))
    throw new CliError(
      `"${name}" cannot be the name of a project.`,
      'Use small letters, digits, hyphens, dots and underscores, a letter or digit first.',
    );
  if (existsSync(path) && readdirSync(path).length > 0)
    throw new CliError(`${folder} is not empty.`, 'Choose a folder that is empty or does not exist.');
  mkdirSync(path, { recursive: true });
  const copied = readdirSync(TEMPLATE, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name: file } of copied) copyFileSync(join(TEMPLATE, file), join(path, file));
  const made = Object.entries(generatedFiles(name));
  for (const [file, text] of made) writeFileSync(join(path, file), text);
  return [...copied.map(({ name: file }) => file), ...made.map(([file]) => file)].map((file) =>
    join(folder, file),
  );
}

function generatedFiles(name: string): Record<string, string> {
  return {
    'package.json': json(packageJson(name)),
    'tsconfig.json': json(TSCONFIG),
    '.gitignore': 'node_modules/\nbuild/\n',
  };
}

function packageJson(name: string) {
  return {
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    scripts: {
      start: 'bulkhead run --icount system.ts',
      check: 'bulkhead check system.ts',
      build: 'bulkhead build system.ts',
      debug: 'bulkhead debug system.ts',
      typecheck: 'tsc -p .',
    },
    dependencies: {
      '@bulkhead/bare': VERSION,
      '@bulkhead/boards': VERSION,
      '@bulkhead/cli': VERSION,
      '@bulkhead/sdk': VERSION,
      '@bulkhead/system': VERSION,
    },
    devDependencies: { '@bulkhead/compiler': VERSION, '@types/node': '^20.19.0', typescript: '~6.0.3' },
  };
}

/** The compiler's own settings; the plugin shows its diagnostics in editors. */
const TSCONFIG = {
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2023', 'ESNext.Disposable'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    noEmit: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    skipLibCheck: true,
    types: ['node'],
    plugins: [{ name: '@bulkhead/compiler' }],
  },
  include: ['*.ts'],
};

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
