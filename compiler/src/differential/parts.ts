import type { IntegerName } from '../types/bare-type.ts';
import type { Random } from './random.ts';
import { type Scalar, Scope, type Variable } from './scope.ts';
import type { StatementMaker } from './statements.ts';
import { INTEGER_NAMES, randomLiteral } from './values.ts';

/** What the features of the language add to one program. */
export class Parts {
  readonly random: Random;
  readonly statements: StatementMaker;
  readonly lines: string[] = [];
  /** What every function that comes later may use. */
  readonly scope = new Scope();
  /** Statements that fold further memory into `d`. */
  readonly digests: string[] = [];

  constructor(random: Random, statements: StatementMaker) {
    this.random = random;
    this.statements = statements;
  }

  add(...lines: readonly string[]): void {
    this.lines.push(...lines);
  }

  integer(): IntegerName {
    return this.random.pick(INTEGER_NAMES);
  }

  literal(type: Scalar): string {
    return randomLiteral(this.random, type);
  }

  /** The names as variables of a function, beside everything global. */
  inside(...variables: readonly (readonly [text: string, type: Scalar, isMutable?: boolean])[]): Scope {
    const scope = new Scope(this.scope);
    scope.variables.push(...variables.map(variableOf));
    return scope;
  }

  any(type: Scalar, scope: Scope): string {
    return this.statements.expressions.any(type, scope, 2);
  }

  condition(scope: Scope): string {
    return this.statements.expressions.condition(scope, 1);
  }

  /** A few statements, indented; `return` in them gives a value of the type. */
  body(scope: Scope, result: Scalar, count = 1 + this.random.below(2)): string[] {
    this.statements.result = result;
    return this.statements.body(scope, count, 1).map((line) => `  ${line}`);
  }

  /** Lets later functions call this one, whose body calls a few of the earlier ones. */
  callable(text: string, parameters: readonly Scalar[], result: Scalar, cost = this.cost()): void {
    this.scope.functions.push({ text, parameters, result, cost });
  }

  cost(): number {
    return 1 + 4 * Math.max(1, ...this.scope.functions.map((f) => f.cost));
  }

  /** Folds the expression into the digest. */
  digest(...texts: readonly string[]): void {
    this.digests.push(...texts.map((text) => `d = mix(d, truncateU64(${text}));`));
  }
}

function variableOf([text, type, isMutable = false]: readonly [string, Scalar, boolean?]): Variable {
  return { text, type, isMutable };
}
