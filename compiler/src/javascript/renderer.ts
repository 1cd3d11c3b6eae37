import ts from 'typescript';
import type { Check, CheckKind } from '../context/check.ts';
import type { Expression } from '../context/expression.ts';
import type { ProgramContext } from '../context/program-context.ts';
import type { Instance } from '../generics/instance.ts';
import { isUsingList } from '../statements/using.ts';
import { renderArrow } from './arrows.ts';
import { renderAssignment, renderIncrement } from './assignments.ts';
import { renderCall } from './calls.ts';
import { renderGeneric, renderNew } from './generics.ts';
import { openGuards, renderGuards } from './guards.ts';
import { renderImport } from './imports.ts';
import { renderBinary, renderElement, renderPrefix } from './operations.ts';

/** Replaces what has another meaning in JavaScript, and copies the rest of the source, line by line. */
export class Renderer {
  readonly program: ProgramContext;
  /** The instance whose typings and checks count. */
  instance: Instance;
  readonly usedChecks = new Map<number, Check>();
  readonly #file: ts.SourceFile;
  readonly #text: string;
  #temporaries = 0;
  /** Whether what is rendered will be put on one line. */
  #isCopy = false;

  constructor(program: ProgramContext, file: ts.SourceFile) {
    this.program = program;
    this.instance = program.plain;
    this.#file = file;
    this.#text = file.text;
  }

  /** The whole module. */
  module(): string {
    return this.#copy(this.#file, 0) + this.#text.slice(this.#file.endOfFileToken.end);
  }

  /** A node without the comments and blanks before it. */
  render(node: ts.Node): string {
    if (this.#isCopy && ts.isNoSubstitutionTemplateLiteral(node)) return JSON.stringify(node.text);
    if (ts.isTypeNode(node) || ts.isToken(node)) return this.#withNullCheck(node, this.source(node));
    const replaced = this.#replace(node) ?? this.#copy(node, node.getStart(this.#file));
    return this.#withNullCheck(node, replaced);
  }

  /** A node with the comments and blanks before it, so that lines stay where they are. */
  renderFull(node: ts.Node): string {
    return this.between(node.pos, node.getStart(this.#file)) + this.render(node);
  }

  between(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  source(node: ts.Node): string {
    return this.between(node.getStart(this.#file), node.end);
  }

  typing(node: ts.Node): Expression | undefined {
    return this.instance.typings.get(node);
  }

  /** The number of the check of this kind at the node; 0 where the C back end needs none. */
  check(node: ts.Node, kind: CheckKind): number {
    const check = this.instance.checksAt.get(node);
    if (check?.kind !== kind) return 0;
    this.usedChecks.set(check.id, check);
    return check.id;
  }

  /** Renders something with the typings of an instance. */
  inInstance(instance: Instance, render: () => string): string {
    const outer = this.instance;
    this.instance = instance;
    const text = render();
    this.instance = outer;
    return text;
  }

  /** As `inInstance`, for a text that will be put on one line. */
  inCopy(instance: Instance, render: () => string): string {
    const outer = this.#isCopy;
    this.#isCopy = true;
    const text = this.inInstance(instance, render);
    this.#isCopy = outer;
    return text;
  }

  /** A variable of the function that is being rendered. */
  temporary(): string {
    return `$${++this.#temporaries}`;
  }

  #replace(node: ts.Node): string | undefined {
    if (ts.isBlock(node)) return renderGuards(node, this.#copy(node, node.getStart(this.#file)));
    if (ts.isVariableDeclarationList(node) && isUsingList(node))
      return openGuards(this.#copy(node, node.getStart(this.#file)));
    if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) {
      const render = (start: number) => this.#function(node, start) ?? '';
      return renderGeneric(this, node, render) ?? this.#function(node, node.getStart(this.#file));
    }
    if (ts.isArrowFunction(node))
      return renderArrow(this, node, () => this.#copy(node, node.getStart(this.#file)));
    if (ts.isClassDeclaration(node)) return renderGeneric(this, node, (start) => this.#copy(node, start));
    if (ts.isNewExpression(node)) return renderNew(this, node);
    if (ts.isImportDeclaration(node)) return renderImport(this, node);
    if (ts.isBinaryExpression(node)) return renderAssignment(this, node) ?? renderBinary(this, node);
    if (ts.isPrefixUnaryExpression(node)) return renderIncrement(this, node) ?? renderPrefix(this, node);
    if (ts.isPostfixUnaryExpression(node)) return renderIncrement(this, node);
    if (ts.isElementAccessExpression(node)) return renderElement(this, node);
    if (ts.isCallExpression(node)) return renderCall(this, node);
    if (ts.isShorthandPropertyAssignment(node) && this.instance.checksAt.has(node.name))
      return `${node.name.text}: ${this.render(node.name)}`;
    return undefined;
  }

  /** Everything but the node's children, which are rendered, is copied. */
  #copy(node: ts.Node, start: number): string {
    const parts: string[] = [];
    let position = start;
    ts.forEachChild(node, (child) => {
      if (child.getStart(this.#file) < start) return;
      parts.push(this.between(position, child.getStart(this.#file)), this.render(child));
      position = child.end;
    });
    parts.push(this.between(position, node.end));
    return parts.join('');
  }

  /** A function with its temporaries, and with the check where tsc holds its end unreachable. */
  #function(node: ts.FunctionDeclaration | ts.MethodDeclaration, start: number): string | undefined {
    if (node.body === undefined) return undefined;
    const outer = this.#temporaries;
    this.#temporaries = 0;
    const text = this.#copy(node, start);
    const names = Array.from({ length: this.#temporaries }, (_, i) => `$${i + 1}`);
    this.#temporaries = outer;
    const opening = this.between(start, node.body.getStart(this.#file)).length + 1;
    const id = this.check(node.name ?? node, 'unreachable');
    const end = id === 0 ? '' : ` $.fail(${id}, 'unreachable'); `;
    const declared = names.length === 0 ? '' : ` let ${names.join(', ')};`;
    return `${text.slice(0, opening)}${declared}${text.slice(opening, -1)}${end}}`;
  }

  #withNullCheck(node: ts.Node, text: string): string {
    const id = this.check(node, 'null');
    return id === 0 ? text : `$.nonNull(${text}, ${id})`;
  }
}
