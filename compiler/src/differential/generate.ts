import type { IntegerName } from '../types/bare-type.ts';
import { INTEGERS } from '../types/integers.ts';
import { Random } from './random.ts';
import { type Callable, type Scalar, Scope } from './scope.ts';
import { StatementMaker } from './statements.ts';
import { INTEGER_NAMES, randomLiteral, randomScalar, randomValue } from './values.ts';

/** A program of one module: calls of `main`, and after each a digest of what it left in memory. */
export interface GeneratedProgram {
  readonly source: string;
  readonly parameters: readonly IntegerName[];
  /** Arguments of the calls. */
  readonly calls: readonly (readonly bigint[])[];
}

const IMPORTS = `import { u8, u16, u32, u64, i8, i16, i32, i64, type Fixed, fixed, assert, truncateU8, truncateU16, truncateU32, truncateU64, truncateI8, truncateI16, truncateI32, truncateI64, wrappingAdd, wrappingSub, wrappingMul, saturatingAdd, saturatingSub, saturatingMul, countLeadingZeros, countTrailingZeros, countOnes } from '@bulkhead/bare';`;

/** The program of a seed. */
export function generateProgram(seed: number): GeneratedProgram {
  return new ProgramMaker(seed).make();
}

class ProgramMaker {
  readonly #random: Random;
  readonly #statements: StatementMaker;
  readonly #scope = new Scope();
  readonly #lines = [IMPORTS];

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#statements = new StatementMaker(this.#random);
  }

  make(): GeneratedProgram {
    this.#statics();
    this.#class();
    const functions = 1 + this.#random.below(2);
    for (let i = 0; i < functions; i++) this.#function(`f${i}`, '', 1 + this.#random.below(3), this.#scope);
    this.#struct();
    const parameters = [this.#random.pick(INTEGER_NAMES), this.#random.pick(INTEGER_NAMES)];
    this.#function('main', 'export ', 2 + this.#random.below(4), this.#scope, parameters, 'u64');
    this.#digest();
    const calls = [0, 1, 2].map(() => parameters.map((type) => randomValue(this.#random, INTEGERS[type])));
    return { source: `${this.#lines.join('\n')}\n`, parameters, calls };
  }

  #statics(): void {
    for (let i = 0; i < 4; i++) {
      const type = i === 3 ? 'boolean' : this.#random.pick(INTEGER_NAMES);
      this.#lines.push(`let g${i}: ${type} = ${randomLiteral(this.#random, type)};`);
      // Not mutable where it is boolean: tsc would narrow it at each assignment.
      this.#scope.variables.push({ text: `g${i}`, type, isMutable: type !== 'boolean' });
    }
    for (let i = 0; i < 2; i++) {
      const element = this.#random.pick(INTEGER_NAMES);
      const length = this.#random.pick([2, 4, 8]);
      const initial = randomLiteral(this.#random, element);
      this.#lines.push(`const a${i}: Fixed<${element}, ${length}> = fixed(${length}, ${initial});`);
      this.#scope.arrays.push({ text: `a${i}`, element, length, isMutable: true });
    }
    const type = this.#random.pick(INTEGER_NAMES);
    const values = Array.from({ length: 4 }, () => randomLiteral(this.#random, type));
    this.#lines.push(`const t0: readonly ${type}[] = [${values.join(', ')}];`);
    this.#scope.arrays.push({ text: 't0', element: type, length: 4, isMutable: false });
  }

  /** A class with a method, an object of it, and a reference that is null now and then. */
  #class(): void {
    const [a, b] = [this.#random.pick(INTEGER_NAMES), this.#random.pick(INTEGER_NAMES)];
    this.#lines.push('class C0 {');
    this.#lines.push(`  x: ${a} = ${randomLiteral(this.#random, a)};`);
    this.#lines.push(`  y: ${b} = ${randomLiteral(this.#random, b)};`);
    this.#lines.push(`  z: Fixed<${a}, 4> = fixed(4, ${randomLiteral(this.#random, a)});`);
    const inside = new Scope(this.#scope);
    inside.variables.push({ text: 'this.x', type: a, isMutable: true });
    inside.variables.push({ text: 'this.y', type: b, isMutable: true });
    inside.arrays.push({ text: 'this.z', element: a, length: 4, isMutable: true });
    const method = this.#function('m0', '', 1 + this.#random.below(3), inside, undefined, undefined, true);
    this.#lines.push('}', 'const o0 = new C0();', 'const o1 = new C0();', 'let r0: C0 | null = null;');
    this.#lines.push(
      'function link(on: boolean, to: C0): u32 {',
      '  if (on) r0 = to;',
      '  else r0 = null;',
      '  return to === o1 ? 1 : 2;',
      '}',
    );
    this.#lines.push(`function follow(none: ${a}): ${a} {`, '  if (r0 === null) return none;');
    this.#lines.push(
      `  if (link(r0.x > 3${INTEGERS[a].bits === 64 ? 'n' : ''}, o1) === 2) return none;`,
      '  return r0.x;',
      '}',
    );
    this.#lines.push('function relink(on: boolean): u32 {', '  return link(on, on ? o0 : o1);', '}');
    for (const object of ['o0', 'o1']) {
      this.#scope.variables.push({ text: `${object}.x`, type: a, isMutable: true });
      this.#scope.variables.push({ text: `${object}.y`, type: b, isMutable: true });
      this.#scope.arrays.push({ text: `${object}.z`, element: a, length: 4, isMutable: true });
      this.#scope.functions.push({ ...method, text: `${object}.m0` });
    }
    this.#scope.functions.push({ text: 'relink', parameters: ['boolean'], result: 'u32', cost: 4 });
    this.#scope.functions.push({ text: 'follow', parameters: [a], result: a, cost: 8 });
  }

  /** A value struct, which a function makes and another one takes apart. */
  #struct(): void {
    const [a, b] = [this.#random.pick(INTEGER_NAMES), this.#random.pick(INTEGER_NAMES)];
    const make = this.#statements.expressions;
    const scope = new Scope(this.#scope);
    scope.variables.push({ text: 'p', type: a, isMutable: false }, { text: 'q', type: b, isMutable: false });
    this.#lines.push(`interface S0 { readonly p: ${a}; readonly q: ${b}; readonly ok: boolean }`);
    this.#lines.push(`function s0(p: ${a}, q: ${b}): S0 {`);
    this.#lines.push(
      `  return { q: ${make.any(b, scope, 2)}, ok: ${make.condition(scope, 2)}, p: ${make.any(a, scope, 2)} };`,
      '}',
    );
    this.#lines.push(
      `function s1(p: ${a}, q: ${b}): ${a} {`,
      '  const s = s0(p, q);',
      '  return s.ok ? s.p : p;',
      '}',
    );
    const cost = 1 + 4 * Math.max(1, ...this.#scope.functions.map((f) => f.cost));
    this.#scope.functions.push({ text: 's1', parameters: [a, b], result: a, cost });
  }

  #function(
    name: string,
    prefix: string,
    count: number,
    outer: Scope,
    parameters: readonly Scalar[] = Array.from({ length: 1 + this.#random.below(3) }, () =>
      randomScalar(this.#random),
    ),
    result: Scalar = randomScalar(this.#random),
    isMethod = false,
  ): Callable {
    const scope = new Scope(outer);
    parameters.forEach((type, i) => {
      scope.variables.push({ text: `p${i}`, type, isMutable: type !== 'boolean' });
    });
    this.#statements.result = result;
    const body = this.#statements.body(scope, count, isMethod ? 1 : 2);
    const list = parameters.map((type, i) => `p${i}: ${type}`).join(', ');
    const indent = isMethod ? '  ' : '';
    this.#lines.push(`${indent}${prefix}${isMethod ? '' : 'function '}${name}(${list}): ${result} {`);
    this.#lines.push(...body.map((line) => `${indent}  ${line}`));
    this.#lines.push(
      `${indent}  return ${this.#statements.expressions.varying(result, scope, 2)};`,
      `${indent}}`,
    );
    const called = Math.max(1, ...outer.functions.map((f) => f.cost));
    const callable: Callable = { text: name, parameters, result, cost: count * 4 * called };
    if (prefix === '' && !isMethod) outer.functions.push(callable);
    return callable;
  }

  /** Folds every static into one number. */
  #digest(): void {
    this.#lines.push(
      'function mix(d: u64, v: u64): u64 {',
      '  return wrappingAdd(wrappingMul(d, 0x100000001b3n), v);',
      '}',
    );
    this.#lines.push('export function digest(): u64 {', '  let d: u64 = 0n;');
    const fold = (value: string) => this.#lines.push(`  d = mix(d, truncateU64(${value}));`);
    for (const { text, type } of this.#scope.variables) fold(type === 'boolean' ? `(${text} ? 1 : 0)` : text);
    for (const { text } of this.#scope.arrays)
      this.#lines.push(`  for (const e of ${text}) d = mix(d, truncateU64(e));`);
    this.#lines.push('  return r0 === null ? d : wrappingMul(d, 31n);', '}');
  }
}
