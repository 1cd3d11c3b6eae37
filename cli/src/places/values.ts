/** Follows expressions to the literals that they stand for, through names, imports and functions. */
import type ts from 'typescript';
import { exportedFrom } from './exports.ts';
import type { SourceFiles } from './files.ts';
import { type Member, membersOf } from './members.ts';
import { EVERYTHING, type Meaning, meaningOf, propertyOf } from './scope.ts';
import { parser } from './typescript.ts';

/** An expression with what the parameters around it stand for. */
export interface Value {
  readonly node: ts.Expression;
  readonly parameters: Parameters;
}
type Parameters = ReadonlyMap<ts.Node, () => Value[]>;

/** What it returns is not a description any more. */
const DEFINE = 'defineSystem';
/** Names that lead round in a circle end here. */
const DEEPEST = 24;

export class Values {
  constructor(private readonly files: SourceFiles) {}

  /** What a file exports, or the value of a JSON file. */
  exported(file: ts.SourceFile, name: string): Value[] {
    const [only] = file.statements;
    if (file.fileName.endsWith('.json')) {
      return only && parser.isExpressionStatement(only)
        ? [{ node: only.expression, parameters: new Map() }]
        : [];
    }
    const found = exportedFrom(file, name, this.files);
    return found ? this.mean(found.meaning, found.file, new Map()) : [];
  }

  /** The literals, calls and other ends that a value can stand for. */
  ends(value: Value, depth = 0): Value[] {
    const { node, parameters } = value;
    if (depth > DEEPEST) return [];
    const further = (nodes: readonly ts.Expression[]) =>
      nodes.flatMap((one) => this.ends({ node: one, parameters }, depth + 1));
    if (isWrapping(node)) return further([node.expression]);
    if (parser.isConditionalExpression(node)) return further([node.whenTrue, node.whenFalse]);
    if (parser.isBinaryExpression(node)) return further([node.left, node.right]);
    const known = this.known(value);
    return known === undefined ? [value] : known.flatMap((one) => this.ends(one, depth + 1));
  }

  /** What a name, a property or a call is, in one step; undefined when it is an end itself. */
  private known(value: Value): Value[] | undefined {
    const { node, parameters } = value;
    if (parser.isIdentifier(node)) {
      const meaning = meaningOf(node.text, node);
      return meaning && this.mean(meaning, node.getSourceFile(), parameters);
    }
    if (parser.isPropertyAccessExpression(node)) {
      const members = this.members({ node: node.expression, parameters }, node.name.text);
      return members.length > 0 ? members.map((one) => one.value) : undefined;
    }
    return parser.isCallExpression(node) ? this.called(node, parameters) : undefined;
  }

  private mean(meaning: Meaning, file: ts.SourceFile, parameters: Parameters): Value[] {
    switch (meaning.kind) {
      case 'expression':
        return [{ node: meaning.expression, parameters }];
      case 'parameter':
        return parameters.get(meaning.declaration)?.() ?? [];
      case 'property':
        return this.members({ node: meaning.of, parameters }, meaning.name).map((one) => one.value);
      case 'import': {
        const other = this.files.openImport(meaning.from, file);
        return other && meaning.name !== EVERYTHING ? this.exported(other, meaning.name) : [];
      }
      case 'function':
        return [];
    }
  }

  /** What a call of a function of the user's own returns. */
  private called(node: ts.CallExpression, parameters: Parameters): Value[] | undefined {
    if (parser.isIdentifier(node.expression) && node.expression.text === DEFINE) return undefined;
    const callee = this.functionOf(node.expression, parameters);
    if (!callee) return undefined;
    const given = node.arguments.map((argument) => ({ node: argument, parameters }));
    return returnsOf(callee.node, this.bind(callee.node, given, callee.parameters));
  }

  /** The function that an expression names, if its text can be seen. */
  functionOf(expression: ts.Expression, parameters: Parameters): FunctionValue | undefined {
    if (parser.isArrowFunction(expression) || parser.isFunctionExpression(expression)) {
      return { node: expression, parameters };
    }
    if (!parser.isIdentifier(expression)) return undefined;
    return this.functionMeant(meaningOf(expression.text, expression), expression.getSourceFile());
  }

  private functionMeant(meaning: Meaning | undefined, file: ts.SourceFile): FunctionValue | undefined {
    if (meaning?.kind === 'function') return { node: meaning.node, parameters: new Map() };
    if (meaning?.kind === 'expression') return this.functionOf(meaning.expression, new Map());
    const other = meaning?.kind === 'import' ? this.files.openImport(meaning.from, file) : undefined;
    const found = other && meaning?.kind === 'import' && exportedFrom(other, meaning.name, this.files);
    return found ? this.functionMeant(found.meaning, found.file) : undefined;
  }

  private bind(
    { parameters: declared }: ts.SignatureDeclaration,
    given: readonly Value[],
    outer: Parameters,
  ): Parameters {
    const bound = new Map(outer);
    for (const [index, parameter] of declared.entries()) {
      const { name, initializer } = parameter;
      const value = given[index] ?? (initializer && { node: initializer, parameters: outer });
      if (!value) continue;
      if (parser.isIdentifier(name)) bound.set(parameter, () => [value]);
      if (!parser.isObjectBindingPattern(name)) continue;
      for (const element of name.elements) {
        bound.set(element, () => this.taken(element, value, outer));
      }
    }
    return bound;
  }

  /** What an element of `{ name = default }` takes. */
  private taken(element: ts.BindingElement, from: Value, outer: Parameters): Value[] {
    const found = this.members(from, propertyOf(element)).map((one) => one.value);
    const { initializer } = element;
    return found.length === 0 && initializer ? [{ node: initializer, parameters: outer }] : found;
  }

  /** What was given for a parameter, where it is one. */
  given({ node, parameters }: Value): Value | undefined {
    if (!parser.isIdentifier(node)) return undefined;
    const meaning = meaningOf(node.text, node);
    return meaning?.kind === 'parameter' ? parameters.get(meaning.declaration)?.()[0] : undefined;
  }

  /** Where a value has a member of a name or number. */
  members(value: Value, key: string): Member[] {
    return this.ends(value).flatMap((end) => membersOf(end, key, this));
  }
}

export interface FunctionValue {
  readonly node: ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;
  readonly parameters: Parameters;
}

/** What a function returns, at each place where it does. */
export function returnsOf(node: FunctionValue['node'], parameters: Parameters): Value[] {
  const { body } = node;
  if (!body) return [];
  if (!parser.isBlock(body)) return [{ node: body, parameters }];
  const found: Value[] = [];
  const visit = (child: ts.Node): void => {
    if (parser.isFunctionLike(child)) return;
    if (parser.isReturnStatement(child) && child.expression)
      found.push({ node: child.expression, parameters });
    parser.forEachChild(child, visit);
  };
  visit(body);
  return found;
}

function isWrapping(node: ts.Node): node is ts.ParenthesizedExpression | ts.AsExpression {
  return (
    parser.isParenthesizedExpression(node) ||
    parser.isAsExpression(node) ||
    parser.isSatisfiesExpression(node) ||
    parser.isNonNullExpression(node)
  );
}
