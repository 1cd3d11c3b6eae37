import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { buildDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { misalignedSymbols } from '../elf/alignment.ts';
import { dynamicRelocations } from '../elf/image.ts';
import { symbols } from '../elf/symbols.ts';
import { stackDiagnostics } from '../stack/diagnose.ts';
import { measureStacks } from '../stack/worst-case.ts';
import { cCompiler } from './c-compiler.ts';
import { compilerFlags, linkerFlags } from './flags.ts';
import { type CompileOptions, type CompileOutput, type CompileResult, entriesOf } from './options.ts';
import { run } from './run.ts';
import { Stopwatch } from './stopwatch.ts';
import { toolErrors } from './tool-errors.ts';
import { checkTools } from './tools.ts';

/** Compiles a program to a linked ELF file, or returns every problem that was found. */
export async function compileProgram(options: CompileOptions): Promise<CompileResult> {
  const missing = [...entriesOf(options), ...(options.assembly ?? []), options.linkerScript].filter(
    (path) => !existsSync(path),
  );
  if (missing.length > 0) return failure(missing.map((path) => buildDiagnostic('BT9005', path)));
  const watch = new Stopwatch();
  const tools = await checkTools(options.cc);
  if (tools.diagnostics.length > 0) return failure(tools.diagnostics);
  watch.lap('tools');
  mkdirSync(options.outDir, { recursive: true });
  const outDir = realpathSync(options.outDir);
  return build(options, outDir, watch);
}

async function build(options: CompileOptions, outDir: string, watch: Stopwatch): Promise<CompileResult> {
  // Whoever finds a program compiled already does not wait for the TypeScript compiler to be loaded.
  const { translate } = await import('../translate.ts');
  const { findRoot } = await import('../program/load.ts');
  watch.lap('load');
  const entries = entriesOf(options);
  const root = findRoot(entries[0]!);
  const translation = translate(entries, root, options.sharing, options.conditions);
  watch.lap('translate');
  if (translation.diagnostics.length > 0) return failure(translation.diagnostics);
  const outputs = outputPaths(options, outDir);
  writeFileSync(outputs.c, translation.c);
  writeFileSync(outputs.layoutHeader, translation.layoutHeader);
  writeFileSync(outputs.checksFile, `${JSON.stringify(translation.checks, undefined, 1)}\n`);
  writeFileSync(outputs.provedFile, `${JSON.stringify(translation.provedChecks, undefined, 1)}\n`);
  const objects = await compileObjects(options, root, outDir, outputs);
  watch.lap('c');
  if (objects.diagnostics.length > 0) return failure(objects.diagnostics);
  const problems = await link(options, root, outputs, objects.files);
  if (problems.length === 0) problems.push(...misalignedSymbols(outputs.elf, translation.alignments));
  watch.lap('link');
  if (problems.length > 0) return failure(problems);
  const { findings } = measureStacks(outputs.elf, options.stacks ?? []);
  watch.lap('stack');
  if (findings.length > 0) return failure(stackDiagnostics(findings));
  const inputs = [...translation.inputs, ...objects.inputs, resolve(options.linkerScript)];
  return { ok: true, diagnostics: [], ...outputs, inputs, timings: watch.laps };
}

function failure(diagnostics: readonly Diagnostic[]): CompileResult {
  return { ok: false, diagnostics };
}

function outputPaths({ name }: CompileOptions, outDir: string): CompileOutput {
  return {
    elf: join(outDir, `${name}.elf`),
    c: join(outDir, `${name}.c`),
    layoutHeader: join(outDir, 'layout.h'),
    checksFile: join(outDir, 'checks.json'),
    provedFile: join(outDir, 'proved.json'),
    map: join(outDir, `${name}.map`),
  };
}

interface Objects {
  readonly files: readonly string[];
  /** What the assembly files are and include. */
  readonly inputs: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

async function compileObjects(
  options: CompileOptions,
  root: string,
  outDir: string,
  outputs: CompileOutput,
): Promise<Objects> {
  const flags = compilerFlags(options, root, outDir);
  const { command } = cCompiler(options.cc);
  const assembly = (options.assembly ?? []).map((path) => realpathSync(path));
  const jobs = [outputs.c, ...assembly].map((source, index) => {
    const from = source === outputs.c ? outDir : root;
    const object = join(outDir, `${options.name}.${index}.${basename(source).replace(/\.\w+$/, '')}.o`);
    // Line markers of preprocessed assembly hold the path as it is given.
    const args = [
      ...flags,
      '-I',
      outDir,
      '-MD',
      '-MF',
      `${object}.d`,
      '-c',
      relative(from, source),
      '-o',
      object,
    ];
    return { object, result: run(command, args, from) };
  });
  const results = await Promise.all(jobs.map((job) => job.result));
  const diagnostics = results.flatMap((r) => (r.status === 0 ? [] : toolErrors(command, r.output, root)));
  const isGenerated = (path: string) => path.startsWith(`${outDir}/`);
  const inputs =
    diagnostics.length > 0 ? [] : jobs.slice(1).flatMap(({ object }) => dependencies(root, `${object}.d`));
  return { files: jobs.map((job) => job.object), inputs: inputs.filter((p) => !isGenerated(p)), diagnostics };
}

/** The files that a make rule of `-MD` lists. */
function dependencies(root: string, path: string): string[] {
  const rule = readFileSync(path, 'utf8').replaceAll('\\\n', ' ');
  return rule
    .slice(rule.indexOf(': ') + 2)
    .split(/(?<!\\)\s+/)
    .filter(Boolean)
    .map((p) => resolve(root, p.replaceAll('\\ ', ' ')));
}

async function link(
  options: CompileOptions,
  root: string,
  outputs: CompileOutput,
  objects: readonly string[],
): Promise<Diagnostic[]> {
  const script = ['-T', realpathSync(options.linkerScript)];
  const args = [
    ...linkerFlags(options.target),
    ...script,
    `-Map=${outputs.map}`,
    ...objects,
    '-o',
    outputs.elf,
  ];
  const result = await run('ld.lld', args);
  if (result.status !== 0) return toolErrors('ld.lld', result.output, root);
  return options.target === 'aarch64-el2' ? checkRelocations(outputs.elf) : [];
}

/** The image runs wherever it is loaded, and nothing relocates it. */
function checkRelocations(elf: string): Diagnostic[] {
  const places = dynamicRelocations(elf);
  if (places.length === 0) return [];
  const sorted = [...symbols(elf)].sort((a, b) => (a[1] < b[1] ? -1 : 1));
  const names = places.slice(0, 4).map((place) => {
    const holder = sorted.findLast(([, address]) => address <= place);
    return `${holder?.[0] ?? 'address'} (0x${place.toString(16)})`;
  });
  return [buildDiagnostic('BT9004', places.length, names.join(', '))];
}
