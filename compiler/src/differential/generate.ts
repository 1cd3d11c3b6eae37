import type { IntegerName } from '../types/bare-type.ts';
import { INTEGERS } from '../types/integers.ts';
import { FEATURES } from './features/index.ts';
import { Parts } from './parts.ts';
import { Random } from './random.ts';
import type { Callable, Scalar } from './scope.ts';
import { StatementMaker } from './statements.ts';
import { randomScalar, randomValue } from './values.ts';

/** A program of one module: calls, and after each a digest of what it left in memory. */
export interface GeneratedProgram {
  readonly source: string;
  /** Of each function that is called. */
  readonly parameters: readonly IntegerName[];
  readonly calls: readonly Call[];
}

export interface Call {
  readonly entry: string;
  readonly values: readonly bigint[];
}

/** Calls of `main`, and of the function that leads into each feature. */
const CALLS_OF_MAIN = 4;
const CALLS_OF_FEATURE = 2;
const FEATURES_PER_PROGRAM = 2;

const IMPORTS = `import { u8, u16, u32, u64, i8, i16, i32, i64, type Fixed, fixed, fixedOf, assert, truncateU8, truncateU16, truncateU32, truncateU64, truncateI8, truncateI16, truncateI32, truncateI64, wrappingAdd, wrappingSub, wrappingMul, saturatingAdd, saturatingSub, saturatingMul, rotateLeft, rotateRight, countLeadingZeros, countTrailingZeros, countOnes, checkedAdd, checkedSub, checkedMul, zeroOf, numberOf, type Integer, type Atomic, atomic, type Locked, locked, acquire, bit, bits, bitFields, inPlace, type Slice, type ReadonlySlice, slice, bytesOf, type PerCpu, perCpu } from '@bulkhead/bare';`;

/** The program of a seed. */
export function generateProgram(seed: number): GeneratedProgram {
  const random = new Random(seed);
  const parts = new Parts(random, new StatementMaker(random));
  parts.add(IMPORTS);
  addStatics(parts);
  const features = chosenFeatures(random).map((add) => {
    add(parts);
    return parts.scope.functions.at(-1)!;
  });
  addFunction(parts, 'f0', '', randomScalars(parts), randomScalar(random));
  const parameters = [parts.integer(), parts.integer()];
  const leads = features.map((feature, i) => addLead(parts, `try${i}`, feature, parameters));
  addFunction(parts, 'main', 'export ', parameters, 'u64');
  addDigest(parts);
  const entries = [
    ...leads.flatMap((name) => Array.from({ length: CALLS_OF_FEATURE }, () => name)),
    ...Array.from({ length: CALLS_OF_MAIN }, () => 'main'),
  ];
  const calls = entries.map((entry) => ({
    entry,
    values: parameters.map((type) => randomValue(random, INTEGERS[type])),
  }));
  return { source: `${parts.lines.join('\n')}\n`, parameters, calls };
}

/** A function that does nothing but call what the feature ends in: another may always fail. */
function addLead(parts: Parts, name: string, feature: Callable, parameters: readonly IntegerName[]): string {
  const scope = parts.inside(...parameters.map((type, i) => [`p${i}`, type] as const));
  // Constants and parameters: a sum would often fail before the call.
  const values = feature.parameters.map((type) =>
    parts.random.chance(40) ? parts.literal(type) : parts.statements.expressions.leaf(type, scope),
  );
  const call = `${feature.text}(${values.join(', ')})`;
  const result = feature.result === 'boolean' ? `${call} ? 1n : 0n` : `truncateU64(${call})`;
  const list = parameters.map((type, i) => `p${i}: ${type}`).join(', ');
  parts.add(`export function ${name}(${list}): u64 {`, `  return ${result};`, '}');
  return name;
}

function chosenFeatures(random: Random): typeof FEATURES {
  const left = [...FEATURES];
  const count = FEATURES_PER_PROGRAM - random.below(2);
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0]!);
}

function addStatics(parts: Parts): void {
  const { scope, random } = parts;
  for (let i = 0; i < 4; i++) {
    const type = i === 3 ? 'boolean' : parts.integer();
    parts.add(`let g${i}: ${type} = ${parts.literal(type)};`);
    // Not mutable where it is boolean: tsc would narrow it at each assignment.
    scope.variables.push({ text: `g${i}`, type, isMutable: type !== 'boolean' });
  }
  const element = parts.integer();
  const length = random.pick([2, 4, 8]);
  parts.add(`const a0: Fixed<${element}, ${length}> = fixed(${length}, ${parts.literal(element)});`);
  scope.arrays.push({ text: 'a0', element, length, isMutable: true });
  const type = parts.integer();
  const values = Array.from({ length: 4 }, () => parts.literal(type));
  parts.add(`const t0: readonly ${type}[] = [${values.join(', ')}];`);
  scope.arrays.push({ text: 't0', element: type, length: 4, isMutable: false });
}

function randomScalars({ random }: Parts): Scalar[] {
  return Array.from({ length: 1 + random.below(3) }, () => randomScalar(random));
}

function addFunction(
  parts: Parts,
  name: string,
  prefix: string,
  parameters: readonly Scalar[],
  result: Scalar,
): void {
  const scope = parts.inside(...parameters.map((type, i) => [`p${i}`, type, type !== 'boolean'] as const));
  const list = parameters.map((type, i) => `p${i}: ${type}`).join(', ');
  const cost = 2 * parts.cost();
  parts.add(`${prefix}function ${name}(${list}): ${result} {`);
  parts.add(
    ...parts.body(scope, result, 2 + parts.random.below(3)),
    `  return ${parts.statements.expressions.varying(result, scope, 2)};`,
    '}',
  );
  if (prefix === '') parts.callable(name, parameters, result, cost);
}

/** Folds what is in memory into one number. */
function addDigest(parts: Parts): void {
  const { scope, digests } = parts;
  const fold = (value: string) => `  d = mix(d, truncateU64(${value}));`;
  parts.add(
    'function mix(d: u64, v: u64): u64 {',
    '  return wrappingAdd(wrappingMul(d, 0x100000001b3n), v);',
    '}',
    'export function digest(): u64 {',
    '  let d: u64 = 0n;',
    ...scope.variables.map(({ text, type }) => fold(type === 'boolean' ? `(${text} ? 1 : 0)` : text)),
    ...scope.arrays.map(({ text }) => `  for (const e of ${text}) d = mix(d, truncateU64(e));`),
    ...digests.map((line) => `  ${line}`),
    '  return d;',
    '}',
  );
}
