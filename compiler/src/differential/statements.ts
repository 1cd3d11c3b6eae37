import { flavourOf, INTEGERS } from '../types/integers.ts';
import { ExpressionMaker } from './expressions.ts';
import type { Random } from './random.ts';
import { type Scalar, Scope, type Variable } from './scope.ts';
import { INTEGER_NAMES, randomScalar } from './values.ts';

const DEPTH = 2;

/** Makes random statements, one a line; a block's braces are at the ends of lines. */
export class StatementMaker {
  readonly random: Random;
  readonly expressions: ExpressionMaker;
  #names = 0;
  /** What `return` gives in the function that is being made. */
  result: Scalar = 'u32';

  constructor(random: Random) {
    this.random = random;
    this.expressions = new ExpressionMaker(random);
  }

  body(scope: Scope, count: number, nesting: number): string[] {
    const lines: string[] = [];
    for (let i = 0; i < count; i++) lines.push(...this.#statement(scope, nesting));
    return lines;
  }

  #name(letter: string): string {
    return `${letter}${++this.#names}`;
  }

  #statement(scope: Scope, nesting: number): string[] {
    const { random, expressions } = this;
    const nested = nesting > 0 ? 1 : 0;
    return random.weighted<() => string[]>([
      [5, () => this.#declaration(scope)],
      [7, () => this.#assignment(scope)],
      [5, () => this.#compound(scope)],
      [2, () => this.#increment(scope)],
      [
        1,
        () => [`assert(${expressions.condition(scope, 1)} || ${expressions.condition(scope, 1)}, 'claim');`],
      ],
      [4 * nested, () => this.#if(scope, nesting - 1)],
      [3 * nested, () => this.#for(scope, nesting - 1)],
      [1 * nested, () => this.#while(scope, nesting - 1)],
      [2 * nested, () => this.#forOf(scope, nesting - 1)],
      [2 * nested, () => this.#switch(scope, nesting - 1)],
      [scope.isInLoop ? 1 : 0, () => this.#guarded(scope, random.pick(['break;', 'continue;']))],
      [1, () => this.#guarded(scope, `return ${expressions.any(this.result, scope, 1)};`)],
    ])();
  }

  #declaration(scope: Scope): string[] {
    const type = randomScalar(this.random);
    const isMutable = this.random.chance(50) && type !== 'boolean';
    const name = this.#name('v');
    const value = this.expressions.varying(type, scope, DEPTH);
    scope.variables.push({ text: name, type, isMutable });
    const annotation = this.random.chance(50) ? `: ${type}` : '';
    return [`${isMutable ? 'let' : 'const'} ${name}${annotation} = ${value};`];
  }

  /** A variable, field or element; undefined when the scope has none of the type. */
  #target(type: Scalar, scope: Scope): string | undefined {
    const element = this.random.chance(40) ? this.expressions.elementOf(type, scope, 2, true) : undefined;
    if (element !== undefined) return element;
    const mutable = scope.variables.filter((v) => v.isMutable && v.type === type);
    return mutable.length === 0 ? undefined : this.random.pick(mutable).text;
  }

  #assignment(scope: Scope): string[] {
    const type = randomScalar(this.random);
    const target = this.#target(type, scope);
    if (target === undefined) return this.#declaration(scope);
    const value = type === 'boolean' ? this.expressions.varying : this.expressions.any;
    return [`${target} = ${value.call(this.expressions, type, scope, DEPTH)};`];
  }

  #compound(scope: Scope): string[] {
    const type = this.random.pick(INTEGER_NAMES);
    const target = this.#target(type, scope);
    if (target === undefined) return this.#declaration(scope);
    const { bits, signed } = INTEGERS[type];
    if (this.random.chance(20)) {
      const right = signed || bits === 64 ? '>>=' : '>>>=';
      const suffix = bits === 64 ? 'n' : '';
      const isVariable = this.random.chance(30);
      const count = isVariable
        ? this.expressions.varying(bits === 64 ? 'u64' : 'u8', scope, 1)
        : `${this.random.below(bits)}${suffix}`;
      return [`${target} ${this.random.pick(['<<=', right])} ${count};`];
    }
    if (this.random.chance(20))
      return [`${target} ${this.random.pick(['/=', '%='])} ${this.expressions.varying(type, scope, 1)};`];
    const operator = this.random.pick(['+=', '+=', '-=', '*=', '&=', '|=', '^=']);
    const value = this.random.chance(70)
      ? this.expressions.tame(this.expressions.varying(type, scope, 1), '+', type)
      : this.expressions.any(type, scope, 2);
    return [`${target} ${operator} ${value};`];
  }

  #increment(scope: Scope): string[] {
    const target = this.#target(this.random.pick(INTEGER_NAMES), scope);
    return target === undefined ? this.#declaration(scope) : [`${target}${this.random.pick(['++', '--'])};`];
  }

  #guarded(scope: Scope, statement: string): string[] {
    return [`if (${this.expressions.condition(scope, 2)}) ${statement}`];
  }

  #block(scope: Scope, nesting: number, opening: string, closing: string): string[] {
    const inner = this.body(scope, 1 + this.random.below(2), nesting);
    return [`${opening} {`, ...inner.map((line) => `  ${line}`), closing];
  }

  #if(scope: Scope, nesting: number): string[] {
    const condition = this.expressions.condition(scope, 2);
    const yes = this.#block(new Scope(scope), nesting, `if (${condition})`, '}');
    return this.random.chance(40) ? [...yes, ...this.#block(new Scope(scope), nesting, 'else', '}')] : yes;
  }

  #for(scope: Scope, nesting: number): string[] {
    const name = this.#name('k');
    const type = this.random.pick(['u8', 'u16', 'u32', 'u64', 'i32'] as const);
    const count = 1 + this.random.below(5);
    const suffix = flavourOf(INTEGERS[type]) === 'bigint' ? 'n' : '';
    const inner = new Scope(scope, scope.repeats * count, true);
    inner.variables.push({ text: name, type, isMutable: false });
    const head = `for (let ${name}: ${type} = 0${suffix}; ${name} < ${count}${suffix}; ${name}++)`;
    return this.#block(inner, nesting, head, '}');
  }

  /** The counter changes first, so that `continue` cannot make the loop endless. */
  #while(scope: Scope, nesting: number): string[] {
    const name = this.#name('n');
    const count = 1 + this.random.below(4);
    const inner = new Scope(scope, scope.repeats * count, true);
    inner.variables.push({ text: name, type: 'u32', isMutable: false });
    const isDo = this.random.chance(40);
    const [first, ...rest] = isDo
      ? this.#block(inner, nesting, 'do', `} while (${name} > 0);`)
      : this.#block(inner, nesting, `while (${name} > 0)`, '}');
    return [`let ${name}: u32 = ${count};`, first!, `  ${name}--;`, ...rest];
  }

  #forOf(scope: Scope, nesting: number): string[] {
    if (scope.arrays.length === 0) return this.#assignment(scope);
    const array = this.random.pick(scope.arrays);
    const inner = new Scope(scope, scope.repeats * array.length, true);
    const variable: Variable = { text: this.#name('e'), type: array.element, isMutable: false };
    inner.variables.push(variable);
    return this.#block(inner, nesting, `for (const ${variable.text} of ${array.text})`, '}');
  }

  #switch(scope: Scope, nesting: number): string[] {
    const type = this.random.pick(INTEGER_NAMES);
    const suffix = flavourOf(INTEGERS[type]) === 'bigint' ? 'n' : '';
    const value = this.expressions.varying(type, scope, 1);
    const clauses = [0, 1].flatMap((n) => {
      const inner = this.body(new Scope(scope, scope.repeats, false), 1 + this.random.below(2), nesting);
      return [`  case ${n}${suffix}: {`, ...inner.map((line) => `    ${line}`), '    break;', '  }'];
    });
    return [`switch (${value} & 3${suffix}) {`, ...clauses, '  default: break;', '}'];
  }
}
