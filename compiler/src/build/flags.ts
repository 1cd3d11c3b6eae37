import { featureMacro } from '../intrinsics/is-built.ts';
import { cCompiler } from './c-compiler.ts';
import type { CompileOptions, Optimise, Target } from './options.ts';

/** What the emitted C may do that a warning is about: unused names, comparisons that are always true. */
const QUIET = [
  'unused-parameter',
  'unused-variable',
  'unused-but-set-variable',
  'unused-value',
  'unused-function',
  'tautological-compare',
  'type-limits',
];

const COMMON = [
  '-std=c11',
  '-ffreestanding',
  '-nostdlib',
  '-g',
  '-mgeneral-regs-only',
  '-march=armv8-a',
  '-mstrict-align',
  '-mno-outline-atomics',
  '-fvisibility=hidden',
  '-ffunction-sections',
  '-fdata-sections',
  '-fno-stack-protector',
  '-fno-unwind-tables',
  '-fno-asynchronous-unwind-tables',
  // `overlay` sees memory as another type, and address 0 is memory like any other.
  '-fno-strict-aliasing',
  '-fno-delete-null-pointer-checks',
  '-Wall',
  '-Wextra',
  '-Werror',
  ...QUIET.map((name) => `-Wno-${name}`),
];

const OPTIMISE: Readonly<Record<Optimise, readonly string[]>> = {
  size: ['-Os'],
  // Loops here are short and seldom run: unrolled they cost more memory than time.
  speed: ['-O2', '-fno-unroll-loops'],
  debug: ['-Og', '-fno-inline-functions', '-fno-unroll-loops'],
};

/**
 * What clang does for speed at the cost of size, and is not worth it here (measured): loops turned so that their
 * test is at the end, addresses and counts of loops kept apart, code duplicated to save a branch, tables of
 * addresses where a few comparisons do, instructions ordered once more after registers have been given.
 */
const SPARING = [
  'disable-lsr',
  'rotation-max-header-size=0',
  'bonus-inst-threshold=0',
  'tail-dup-placement=0',
  'disable-early-taildup',
  'disable-tail-duplicate',
  'enable-post-misched=0',
  // What is not inlined by `@hot` code for its own sake is shared.
  'inline-threshold=25',
];

/**
 * The image runs anywhere and, memory of its own included, is under 1 MiB: every address is one ADR away (tiny
 * code model; the linker refuses what is farther). Memory is worth more than a few instructions.
 */
function hypervisorFlags(options: CompileOptions): string[] {
  const clang = (options.cc ?? 'clang') === 'clang' && (options.optimise ?? 'speed') === 'speed';
  const sparing = clang ? ['-Os', ...SPARING.flatMap((option) => ['-mllvm', `-${option}`])] : [];
  return ['-fpie', '-mcmodel=tiny', '-fomit-frame-pointer', ...sparing];
}

/**
 * Frame pointers lead the hypervisor from a fault to its callers. A function that calls nobody has one, too: else
 * clang may use the register for something else, and the trace goes astray.
 */
const PARTITION = ['-fno-pie', '-fno-omit-frame-pointer', '-mno-omit-leaf-frame-pointer'];

/** The compiler's options; paths of this machine never get into the output. */
export function compilerFlags(options: CompileOptions, root: string, outDir: string): string[] {
  return [
    ...cCompiler(options.cc).flags,
    ...COMMON,
    ...OPTIMISE[options.optimise ?? 'speed'],
    ...(options.target === 'aarch64-el2' ? hypervisorFlags(options) : PARTITION),
    ...(options.withoutFeatures ?? []).map((feature) => `-D${featureMacro(feature)}=0`),
    ...(options.withoutChecks ? ['-DBARE_UNCHECKED'] : []),
    `-ffile-prefix-map=${outDir}/=build/`,
    `-ffile-prefix-map=${root}/=`,
  ];
}

export function linkerFlags(target: Target): string[] {
  const position =
    target === 'aarch64-el2' ? ['-pie', '--no-dynamic-linker', '-z', 'text'] : ['-static', '-no-pie'];
  // Debug information of functions that were dropped must not claim address 0, where the image begins.
  const dead = ['-z', 'dead-reloc-in-nonalloc=.debug_*=0xffffffffffffffff'];
  return [...position, ...dead, '-z', 'max-page-size=4096', '--gc-sections', '--build-id=none'];
}
