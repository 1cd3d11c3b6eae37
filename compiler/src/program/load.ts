import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import ts from 'typescript';

const PRELUDE = dirname(realpathSync(createRequire(import.meta.url).resolve('@bulkhead/bare')));
export const PRELUDE_FOLDER = PRELUDE + sep;
export const SAFE_PRELUDE = join(PRELUDE, 'index.ts');
export const UNSAFE_PRELUDE = join(PRELUDE, 'unsafe.ts');

/** What the language and its prelude name, and no more of ES2023: each file is parsed for every program. */
const LIBRARY = [
  ...[
    'es5',
    'es2015.core',
    'es2015.collection',
    'es2015.generator',
    'es2015.iterable',
    'es2015.promise',
    'es2015.proxy',
    'es2015.symbol',
  ],
  ...['es2015.symbol.wellknown', 'es2016.array.include', 'es2017.object', 'es2017.string', 'es2019.array'],
  ...['es2019.object', 'es2020.bigint', 'es2021.string', 'es2022.array', 'es2023.array', 'esnext.disposable'],
];

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: LIBRARY.map((name) => `lib.${name}.d.ts`),
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noEmit: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  allowUnreachableCode: false,
  allowImportingTsExtensions: true,
  forceConsistentCasingInFileNames: true,
  isolatedModules: true,
  skipLibCheck: true,
  types: [],
  paths: { '@bulkhead/bare': [SAFE_PRELUDE], '@bulkhead/bare/unsafe': [UNSAFE_PRELUDE] },
};

/** Parsed declaration files of the library, kept for the next program of the same process. */
const libraryFiles = new Map<string, ts.SourceFile>();

/** Nobody reads the comments of the library, which are a good part of it. */
function withoutComments(options: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.CreateSourceFileOptions {
  const given = typeof options === 'object' ? options : { languageVersion: options };
  return { ...given, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
}

function createHost(): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS, true);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, options, onError, fresh) => {
    if (!name.endsWith('.d.ts')) return read(name, options, onError, fresh);
    const kept = libraryFiles.get(name);
    if (kept !== undefined) return kept;
    const text = host.readFile(name);
    if (text === undefined) return undefined;
    const file = ts.createSourceFile(name, text, withoutComments(options));
    libraryFiles.set(name, file);
    return file;
  };
  return host;
}

/**
 * Parses and type-checks the files that `entries` reach. `conditions` choose among the modules that a package.json
 * gives for one `#name` (Node.js, Packages, "Conditional exports").
 */
export function loadProgram(entries: readonly string[], conditions: readonly string[] = []): ts.Program {
  return ts.createProgram({
    rootNames: entries.map((e) => resolve(e)),
    options: { ...OPTIONS, customConditions: [...conditions] },
    host: createHost(),
  });
}

/** The nearest directory above `file` that holds a workspace or a repository, else its package. */
export function findRoot(file: string): string {
  let nearestPackage: string | undefined;
  let directory = dirname(realpathSync(file));
  for (;;) {
    const manifest = join(directory, 'package.json');
    if (existsSync(manifest)) {
      nearestPackage ??= directory;
      if ('workspaces' in (JSON.parse(readFileSync(manifest, 'utf8')) as object)) return directory;
    }
    if (existsSync(join(directory, '.git'))) return directory;
    const parent = dirname(directory);
    if (parent === directory) return nearestPackage ?? dirname(realpathSync(file));
    directory = parent;
  }
}
