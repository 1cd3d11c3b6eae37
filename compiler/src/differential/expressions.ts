import type { IntegerName } from '../types/bare-type.ts';
import { fits, INTEGERS } from '../types/integers.ts';
import type { Random } from './random.ts';
import { type Scalar, Scope } from './scope.ts';
import { INTEGER_NAMES, randomLiteral, randomValue, spell } from './values.ts';

/** A call may execute this many statements in all its repetitions. */
const COST_LIMIT = 400;

/** Makes random well-typed expressions. */
export class ExpressionMaker {
  readonly random: Random;
  #arrows = 0;

  constructor(random: Random) {
    this.random = random;
  }

  /** Any expression of the type. */
  any(type: Scalar, scope: Scope, depth: number): string {
    if (this.random.chance(depth > 0 ? 8 : 35)) return this.literal(type);
    return this.varying(type, scope, depth);
  }

  /** A literal, or an expression of literals, whose exact value fits the type. */
  literal(type: Scalar): string {
    if (type === 'boolean' || this.random.chance(75)) return randomLiteral(this.random, type);
    const integer = INTEGERS[type];
    const a = randomValue(this.random, integer);
    const b = BigInt(this.random.below(7) + 1);
    const [text, value] = this.random.pick([
      ['+', a + b],
      ['-', a - b],
      ['*', a * b],
      ['/', a / b],
      ['%', a % b],
      ['&', a & b],
      ['|', a | b],
      ['^', a ^ b],
    ] as [string, bigint][]);
    if (!fits(value, integer)) return spell(a, integer);
    return `(${spell(a, integer)} ${text} ${spell(b, integer)})`;
  }

  /** An expression that the compiler cannot fold: literals have rules of their own. */
  varying(type: Scalar, scope: Scope, depth: number): string {
    if (depth <= 0) return this.leaf(type, scope);
    if (type === 'boolean') return this.boolean(scope, depth - 1);
    return this.random.weighted<() => string>([
      [3, () => this.leaf(type, scope)],
      [8, () => this.arithmetic(type, scope, depth - 1)],
      [5, () => this.bitwise(type, scope, depth - 1)],
      [3, () => this.shift(type, scope, depth - 1)],
      [2, () => this.unary(type, scope, depth - 1)],
      [5, () => this.conversion(type, scope, depth - 1)],
      [4, () => this.modular(type, scope, depth - 1)],
      [2, () => this.conditional(type, scope, depth - 1)],
      [4, () => this.call(type, scope, depth - 1)],
      [4, () => this.element(type, scope, depth - 1)],
      [1, () => this.counting(type, scope, depth - 1)],
      [scope.mappers.length > 0 ? 3 : 0, () => this.mapped(type, scope, depth - 1)],
    ])();
  }

  leaf(type: Scalar, scope: Scope): string {
    const fitting = scope.variables.filter((v) => v.type === type);
    if (fitting.length > 0) return this.random.pick(fitting).text;
    const other = this.random.pick(scope.variables.filter((v) => v.type !== 'boolean'));
    if (type === 'boolean') return `(${other.text} < ${this.literal(other.type)})`;
    return `truncate${type.toUpperCase()}(${other.text})`;
  }

  /** An index: mostly one that fits, sometimes provably so. */
  index(length: number, scope: Scope, depth: number): string {
    const type = this.random.pick(['u8', 'u16', 'u32'] as const);
    return this.random.weighted<() => string>([
      [5, () => String(this.random.below(length))],
      [9, () => `${this.varying(type, scope, depth)} % ${length}`],
      [8, () => `${this.varying(type, scope, depth)} & ${length - 1}`],
      [1, () => this.leaf(this.random.pick(['u8', 'u32', 'i32', 'i8']), scope)],
      [1, () => `${this.varying(type, scope, depth)} & ${length}`],
    ])();
  }

  /** An array of such elements, and an index of it; undefined where there is none. */
  elementOf(type: Scalar, scope: Scope, depth: number, isTarget = false): string | undefined {
    const arrays = scope.arrays.filter((a) => a.element === type && (a.isMutable || !isTarget));
    if (arrays.length === 0) return undefined;
    const array = this.random.pick(arrays);
    return `${array.text}[${this.index(array.length, scope, depth)}]`;
  }

  arguments(parameters: readonly Scalar[], scope: Scope, depth: number): string {
    return parameters.map((type) => this.any(type, scope, depth)).join(', ');
  }

  condition(scope: Scope, depth: number): string {
    return this.varying('boolean', scope, Math.max(1, depth));
  }

  private element(type: Scalar, scope: Scope, depth: number): string {
    return this.elementOf(type, scope, depth) ?? this.leaf(type, scope);
  }

  private call(type: Scalar, scope: Scope, depth: number): string {
    const fitting = scope.functions.filter((f) => f.result === type && f.cost * scope.repeats < COST_LIMIT);
    if (fitting.length === 0) return this.leaf(type, scope);
    const callee = this.random.pick(fitting);
    return `${callee.text}(${this.arguments(callee.parameters, scope, depth)})`;
  }

  /** A call with an arrow function, which may use all that is around it. */
  private mapped(type: IntegerName, scope: Scope, depth: number): string {
    const fitting = scope.mappers.filter((m) => m.type === type && m.cost * scope.repeats < COST_LIMIT);
    if (fitting.length === 0) return this.leaf(type, scope);
    const mapper = this.random.pick(fitting);
    const inner = new Scope(scope, scope.repeats * mapper.cost);
    const name = `z${++this.#arrows}`;
    inner.variables.push({ text: name, type, isMutable: false });
    const value = this.any(type, inner, depth);
    const assigned = inner.variables.filter((v) => v.isMutable && v.type === type);
    const body =
      assigned.length > 0 && this.random.chance(50)
        ? `{ ${this.random.pick(assigned).text} = ${value}; return ${this.leaf(type, inner)}; }`
        : value;
    return `${mapper.text}(${this.any(type, scope, depth)}, (${name}) => ${body})`;
  }

  private arithmetic(type: IntegerName, scope: Scope, depth: number): string {
    const operator = this.random.pick(['+', '+', '-', '-', '*', '/', '%']);
    const left = this.tame(this.varying(type, scope, depth), operator, type);
    if (operator === '/' || operator === '%')
      return `(${left} ${operator} ${this.divisor(type, scope, depth)})`;
    if (this.random.chance(12)) return `(${this.literal(type)} ${operator} ${left})`;
    const right = this.random.chance(20)
      ? this.any(type, scope, depth)
      : this.tame(this.leaf(type, scope), '+', type);
    return `(${left} ${operator} ${right})`;
  }

  /** Mostly within bounds in which a sum, difference or product fits, so that calls get further. */
  tame(operand: string, operator: string, type: IntegerName): string {
    if (operator === '/' || operator === '%' || this.random.chance(12)) return operand;
    const suffix = INTEGERS[type].bits === 64 ? 'n' : '';
    if (operator === '-' && !INTEGERS[type].signed)
      return `(${operand} | ${2 ** (INTEGERS[type].bits - 2)}${suffix})`;
    return `(${operand} & ${INTEGERS[type].bits === 8 ? 7 : this.random.pick([7, 15, 63])}${suffix})`;
  }

  private divisor(type: IntegerName, scope: Scope, depth: number): string {
    if (this.random.chance(10)) return this.varying(type, scope, depth);
    const odd = `1${INTEGERS[type].bits === 64 ? 'n' : ''}`;
    if (this.random.chance(40)) return `(${this.varying(type, scope, depth)} | ${odd})`;
    const value = randomValue(this.random, INTEGERS[type]);
    return spell(value === 0n ? 3n : value, INTEGERS[type]);
  }

  private bitwise(type: IntegerName, scope: Scope, depth: number): string {
    const operator = this.random.pick(['&', '&', '|', '^']);
    return `(${this.varying(type, scope, depth)} ${operator} ${this.any(type, scope, depth)})`;
  }

  private shift(type: IntegerName, scope: Scope, depth: number): string {
    const { bits, signed } = INTEGERS[type];
    const right = signed || bits === 64 ? '>>' : '>>>';
    const countType = bits === 64 ? 'u64' : this.random.pick(['u8', 'u16', 'u32'] as const);
    const suffix = bits === 64 ? 'n' : '';
    const count = this.random.weighted<() => string>([
      [9, () => `${this.random.below(bits)}${suffix}`],
      [6, () => `(${this.varying(countType, scope, depth)} & ${bits - 1}${suffix})`],
      [1, () => this.varying(countType, scope, depth)],
    ])();
    return `(${this.varying(type, scope, depth)} ${this.random.chance(50) ? '<<' : right} ${count})`;
  }

  private unary(type: IntegerName, scope: Scope, depth: number): string {
    const isNegation = INTEGERS[type].signed && this.random.chance(60);
    return `(${isNegation ? '-' : '~'}${this.varying(type, scope, depth)})`;
  }

  private conversion(type: IntegerName, scope: Scope, depth: number): string {
    const to = INTEGERS[type];
    const from = this.random.pick(INTEGER_NAMES);
    const isWidening = INTEGERS[from].minimum >= to.minimum && INTEGERS[from].maximum <= to.maximum;
    const isChecked = isWidening || this.random.chance(8);
    return `${isChecked ? type : `truncate${type.toUpperCase()}`}(${this.varying(from, scope, depth)})`;
  }

  private modular(type: IntegerName, scope: Scope, depth: number): string {
    if (!INTEGERS[type].signed && this.random.chance(30)) {
      const name = this.random.pick(['rotateLeft', 'rotateRight']);
      return `${name}(${this.varying(type, scope, depth)}, ${this.any('u32', scope, depth)})`;
    }
    const name = this.random.pick(['wrapping', 'saturating']);
    const operation = `${name}${this.random.pick(['Add', 'Sub', 'Mul'])}`;
    return `${operation}(${this.varying(type, scope, depth)}, ${this.any(type, scope, depth)})`;
  }

  private conditional(type: Scalar, scope: Scope, depth: number): string {
    const [yes, no] = [this.varying(type, scope, depth), this.any(type, scope, depth)];
    return `(${this.condition(scope, depth)} ? ${yes} : ${no})`;
  }

  private counting(type: IntegerName, scope: Scope, depth: number): string {
    if (type !== 'u32') return this.leaf(type, scope);
    const from = this.random.pick(['u8', 'u16', 'u32', 'u64'] as const);
    return `${this.random.pick(['countLeadingZeros', 'countTrailingZeros', 'countOnes'])}(${this.varying(from, scope, depth)})`;
  }

  private boolean(scope: Scope, depth: number): string {
    return this.random.weighted<() => string>([
      [6, () => this.comparison(scope, depth)],
      [2, () => `(${this.condition(scope, depth)} && ${this.condition(scope, depth)})`],
      [2, () => `(${this.condition(scope, depth)} || ${this.condition(scope, depth)})`],
      [1, () => `!(${this.condition(scope, depth)})`],
      [1, () => `(${this.comparison(scope, depth)} === ${this.comparison(scope, depth)})`],
      [1, () => this.call('boolean', scope, depth)],
    ])();
  }

  private comparison(scope: Scope, depth: number): string {
    const type = this.random.pick(INTEGER_NAMES);
    const operator = this.random.pick(['<', '<=', '>', '>=', '===', '!==']);
    // A sum or the like on the left: tsc narrows a variable that is compared with a literal.
    const left = this.varying(type, scope, depth);
    const isName = /^[\w.]+$/.test(left);
    const right = isName ? this.varying(type, scope, depth) : this.any(type, scope, depth);
    return `(${left} ${operator} ${right})`;
  }
}
