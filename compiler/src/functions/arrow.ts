import ts from 'typescript';
import { Context } from '../context/context.ts';
import { localName } from '../context/names.ts';
import type { FunctionInfo } from '../context/program-context.ts';
import { closeBody } from '../declarations/translate-function.ts';
import { valueText } from '../expressions/call.ts';
import { translateTo } from '../expressions/expression.ts';
import { translateEffect } from '../statements/effect.ts';
import { translateStatement } from '../statements/statement.ts';
import { nameRefused } from '../statements/variables.ts';
import { type BareType, ERROR, type FunctionType } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { declareC, displayDifferent, sameType, valueName } from '../types/names.ts';
import { resolveType } from '../types/resolve.ts';
import { type Captured, capture } from './capture.ts';
import type { Given } from './passed.ts';

/** Translates an arrow function, passed for the parameter `name`, to a C function of its own. */
export function translateArrow(
  node: ts.ArrowFunction,
  outer: Context,
  type: FunctionType,
  name: string,
): Given | undefined {
  const known = outer.arrows.get(node);
  if (known !== undefined) return known;
  const { owner, program } = outer;
  if (owner === undefined || !isPlain(node, outer)) return undefined;
  if (outer.lineage.has(node)) {
    outer.report(node, 'BT6001', `${owner.displayName} → ${owner.displayName}`);
    return undefined;
  }
  const info: FunctionInfo = {
    declaration: node,
    owner: owner.owner,
    displayName: `${owner.displayName}.${name}`,
    cName: program.names.unique(`${owner.cName}_${name}`),
    parameters: type.parameters,
    result: type.result,
    isGlobal: false,
    instance: owner.instance,
    calls: new Set(),
  };
  const inner = new Context(program, node, info);
  inner.lineage = new Set([...outer.lineage, node]);
  const captured = capture(node, outer, inner);
  const given: Given = {
    passed: { target: info, captures: captured.captures, lineage: inner.lineage },
    type,
    environment: captured.environment,
  };
  outer.arrows.set(node, given);
  write(node, inner, info, captured, type);
  return given;
}

function isPlain(node: ts.ArrowFunction, context: Context): boolean {
  const modifier = node.modifiers?.[0];
  if (modifier !== undefined) context.report(modifier, 'BT1020', '`async`; poll, or wait for an interrupt');
  const [parameter] = node.typeParameters ?? [];
  if (parameter !== undefined)
    context.report(parameter, 'BT1020', 'type parameters where they are passed; name the types');
  return modifier === undefined && parameter === undefined;
}

function write(
  node: ts.ArrowFunction,
  context: Context,
  info: FunctionInfo,
  captured: Captured,
  type: FunctionType,
): void {
  const { writer, program } = context;
  const list = [
    ...captured.captures.map(({ cType, name }) => declareC(cType, name)),
    ...parameterList(node, context, type),
  ];
  checkResult(node, context, type);
  defineType(program, type.result);
  const noReturn = type.result.kind === 'never' ? '_Noreturn ' : '';
  const text = `${info.cName}(${list.length === 0 ? 'void' : list.join(', ')})`;
  const signature = `static inline ${noReturn}${declareC(valueName(type.result), text)}`;
  writer.at(program.position(node).line);
  writer.open(`${signature} {`);
  if (ts.isBlock(node.body)) {
    for (const statement of node.body.statements) translateStatement(statement, context);
    closeBody(context, info, node.body);
  } else {
    writer.at(program.position(node.body).line);
    writer.line(expressionBody(node.body, context, type.result));
    if (type.result.kind === 'never') writer.line('__builtin_unreachable();');
    writer.close();
  }
  program.sections.arrows.push(`${signature};`);
  program.sections.functions.push(writer.text);
}

function expressionBody(body: ts.Expression, context: Context, result: BareType): string {
  if (result.kind === 'void' || result.kind === 'never') return `${translateEffect(body, context)};`;
  return `return ${valueText(translateTo(body, context, result))};`;
}

/** The parameters that it names, and those that it leaves out. */
function parameterList(node: ts.ArrowFunction, context: Context, type: FunctionType): string[] {
  return type.parameters.map((wanted, i) => {
    const parameter = node.parameters[i];
    defineType(context.program, wanted);
    if (parameter === undefined)
      return `${declareC(valueName(wanted), context.temporary())} __attribute__((unused))`;
    return nameParameter(parameter, context, wanted);
  });
}

function nameParameter(parameter: ts.ParameterDeclaration, context: Context, wanted: BareType): string {
  const isPlainName =
    ts.isIdentifier(parameter.name) &&
    parameter.initializer === undefined &&
    parameter.questionToken === undefined &&
    parameter.dotDotDotToken === undefined;
  if (!isPlainName || !ts.isIdentifier(parameter.name)) {
    context.report(parameter, 'BT1021');
    nameRefused(parameter.name, context);
    return '';
  }
  const cName = localName(parameter.name.text, (n) => context.isTaken(n));
  const symbol = context.checker.getSymbolAtLocation(parameter.name);
  const type = declaredType(parameter.type, context, wanted);
  if (symbol !== undefined) context.locals.set(symbol, { cName, type });
  return declareC(valueName(type), cName);
}

/** What an annotation says must be what the function type says. */
function declaredType(node: ts.TypeNode | undefined, context: Context, wanted: BareType): BareType {
  if (node === undefined) return wanted;
  const type = resolveType(context.program, context.checker.getTypeFromTypeNode(node), node);
  if (type.kind === 'error' || wanted.kind === 'error') return ERROR;
  if (sameType(type, wanted)) return wanted;
  context.report(node, 'BT3002', ...displayDifferent(type, wanted));
  return ERROR;
}

function checkResult(node: ts.ArrowFunction, context: Context, { result }: FunctionType): void {
  if (node.type === undefined) return;
  if (ts.isTypePredicateNode(node.type)) context.report(node.type, 'BT2005', node.type.getText());
  else if (result.kind !== 'void') declaredType(node.type, context, result);
}
