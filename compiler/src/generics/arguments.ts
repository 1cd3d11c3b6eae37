import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import type { BareType } from '../types/bare-type.ts';
import { INTEGERS } from '../types/integers.ts';
import { displayType, storageName } from '../types/names.ts';
import { resolveType } from '../types/resolve.ts';
import { spaceOfType } from '../types/spaces.ts';
import { Instance, type TypeArgument } from './instance.ts';
import { isLengthParameter, lengthOf } from './lengths.ts';

/** Types in a type argument, counted with those inside: more than this only recursion makes. */
const MAX_WEIGHT = 32;

type Generic =
  | ts.SignatureDeclaration
  | ts.ClassDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration;

/** Where type arguments come from: tsc's types, and their nodes where they are written. */
export interface GivenArguments {
  readonly types: readonly ts.Type[];
  readonly nodes?: readonly ts.TypeNode[] | undefined;
  /** Where to report. */
  readonly node: ts.Node;
  readonly name: string;
}

/** The instance of a declaration for these arguments, inside `outer`; undefined where one is refused. */
export function instantiate(
  program: ProgramContext,
  declaration: Generic,
  given: GivenArguments,
  outer: Instance,
): Instance | undefined {
  const parameters = declaration.typeParameters ?? [];
  const bindings = new Map(outer.bindings);
  const own: TypeArgument[] = [];
  for (const [i, parameter] of parameters.entries()) {
    const symbol = program.checker.getSymbolAtLocation(parameter.name);
    const argument = argumentOf(program, parameter, given, i);
    if (symbol === undefined || argument === undefined) return undefined;
    bindings.set(symbol, argument);
    own.push(argument);
  }
  const texts = own.map(argumentText);
  if (own.reduce((sum, { type }) => sum + weightOf(type), 0) > MAX_WEIGHT) {
    program.report(given.node, 'BT2012', given.name, shortened(`${given.name}<${texts.join(', ')}>`));
    return undefined;
  }
  const description = [...bindings].map(([{ name }, argument]) => `${name} = ${argumentText(argument)}`);
  return new Instance(
    bindings,
    texts.map(symbolPart).join(''),
    parameters.length === 0 ? '' : `<${texts.join(', ')}>`,
    shortened(description.join(', ')),
  );
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

function argumentOf(
  program: ProgramContext,
  parameter: ts.TypeParameterDeclaration,
  given: GivenArguments,
  index: number,
): TypeArgument | undefined {
  const type = given.types[index];
  const node = given.nodes?.[index] ?? given.node;
  if (type === undefined) {
    program.report(node, 'BT2013', parameter.name.text, given.name, 'unknown');
    return undefined;
  }
  if (isLengthParameter(parameter)) {
    const value = lengthOf(program, type, node);
    if (value !== undefined) return { type: INTEGERS.u32, value };
  }
  if (isInferredOnly(type)) {
    program.report(node, 'BT2013', parameter.name.text, given.name, program.checker.typeToString(type));
    return undefined;
  }
  const resolved = resolveType(program, type, node);
  if (resolved.kind === 'error') return undefined;
  // Values of an interface have no code of their own, in which spaces could be mixed.
  const hasCode =
    !ts.isInterfaceDeclaration(parameter.parent) && !ts.isTypeAliasDeclaration(parameter.parent);
  const space = hasCode ? spaceOfType(program, type) : undefined;
  if (isArgument(resolved)) return { type: resolved, ...(space !== undefined && { space }) };
  program.report(node, 'BT2005', program.checker.typeToString(type));
  return undefined;
}

/** What tsc finds where nothing says more: `number`, `unknown`, the type of an object literal. */
function isInferredOnly(type: ts.Type): boolean {
  if ((type.flags & (ts.TypeFlags.Number | ts.TypeFlags.BigInt | ts.TypeFlags.Unknown)) !== 0) return true;
  const declaration = type.getSymbol()?.declarations?.[0];
  return declaration !== undefined && ts.isObjectLiteralExpression(declaration);
}

function isArgument(type: BareType): boolean {
  return !['void', 'never', 'null', 'table', 'literal', 'function'].includes(type.kind);
}

/** The argument as a programmer writes it. */
export function argumentText({ type, value, space }: TypeArgument): string {
  if (space !== undefined) return `${displayType(type)} '${space}'`;
  return value === undefined ? displayType(type) : String(value);
}

/** Tells instances apart. */
export function keyOf(instance: Instance): string {
  const types = [...instance.bindings.values()].map(({ type, value, space = '' }) =>
    value === undefined ? storageName(type) + space : `#${value}`,
  );
  const functions = [...instance.functions.values()].map(({ target }) => `=> ${target.cName}`);
  return [...types, ...functions].join(', ');
}

function symbolPart(text: string): string {
  return `_${text.replace(/\W+/g, '_').replace(/^_|_$/g, '')}`;
}

function weightOf(type: BareType): number {
  switch (type.kind) {
    case 'class':
      return [...type.instance.bindings.values()].reduce((sum, a) => sum + weightOf(a.type), 1);
    case 'nullable':
      return weightOf(type.target);
    case 'fixed':
      return 1 + weightOf(type.element);
    case 'tuple':
      return type.elements.reduce((sum, element) => sum + weightOf(element), 1);
    case 'struct':
    case 'union':
      return type.weight;
    default:
      return 1;
  }
}

/** The weight of a struct or union with these type arguments. */
export function weightWith(types: readonly BareType[]): number {
  return types.reduce((sum, type) => sum + weightOf(type), 1);
}
