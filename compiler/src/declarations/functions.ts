import ts from 'typescript';
import type { FunctionInfo, ProgramContext } from '../context/program-context.ts';
import { functionTypeOf, signatureOfType } from '../functions/function-type.ts';
import { keyOf } from '../generics/arguments.ts';
import { annotation } from '../program/annotations.ts';
import { type BareType, type ClassType, ERROR } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { resolveType } from '../types/resolve.ts';

/** The function or method of a symbol; the first request puts it in the queue for translation. */
export function functionOf(
  program: ProgramContext,
  symbol: ts.Symbol,
  declaration: ts.FunctionDeclaration | ts.MethodDeclaration,
  owner: ClassType | undefined,
  isRoot = false,
  instance = owner?.instance ?? program.plain,
): FunctionInfo | undefined {
  const key = program.instanceKey(symbol, keyOf(instance));
  const known = program.functions.get(key);
  if (known !== undefined) return known;
  if (!isPlainFunction(program, declaration)) return undefined;
  const fixedSymbol = owner === undefined ? annotation(declaration, 'entry') : undefined;
  const isOwn = instance !== owner?.instance;
  const ownName = isOwn ? symbol.name + instance.suffix : symbol.name;
  const memberName =
    owner === undefined ? ownName : `${owner.symbol.name}${owner.instance.suffix}_${ownName}`;
  const shown = isOwn ? symbol.name + instance.display : symbol.name;
  const info: FunctionInfo = program.within(instance, () => ({
    declaration,
    owner,
    displayName: owner === undefined ? shown : `${owner.name}.${shown}`,
    cName: fixedSymbol || program.globalName(declaration, memberName),
    parameters: declaration.parameters.map((parameter) => parameterType(program, parameter)),
    result: resultType(program, declaration),
    isGlobal: isRoot || Boolean(fixedSymbol),
    instance,
    calls: new Set(),
  }));
  program.functions.set(key, info);
  program.queue.push(info);
  const outer = owner?.instance ?? program.plain;
  const isKnown = program.uses.of(declaration, outer).some((use) => use.instance === instance.base);
  if (isOwn && declaration.typeParameters !== undefined && !isKnown)
    program.uses.add(declaration, { instance: instance.base, cName: info.cName, outer });
  return info;
}

function isPlainFunction(
  program: ProgramContext,
  declaration: ts.FunctionDeclaration | ts.MethodDeclaration,
): boolean {
  const refuse = (node: ts.Node, what: string) => {
    program.report(node, 'BT1020', what);
    return false;
  };
  if (declaration.name !== undefined && !ts.isIdentifier(declaration.name)) {
    program.report(declaration.name, 'BT2101');
    return false;
  }
  if (declaration.asteriskToken !== undefined)
    return refuse(declaration.asteriskToken, 'generators; use a loop');
  const isAsync = declaration.modifiers?.some((m) => m.kind === ts.SyntaxKind.AsyncKeyword);
  if (isAsync === true)
    return refuse(declaration.name ?? declaration, '`async`; poll, or wait for an interrupt');
  if (declaration.body === undefined)
    return refuse(declaration.name ?? declaration, 'overloads; give each function its own name');
  return true;
}

function parameterType(program: ProgramContext, parameter: ts.ParameterDeclaration): BareType {
  const called = functionTypeOf(program, parameter);
  const isPlain =
    ts.isIdentifier(parameter.name) &&
    parameter.initializer === undefined &&
    parameter.questionToken === undefined &&
    parameter.dotDotDotToken === undefined;
  if (!isPlain) {
    program.report(parameter, 'BT1021');
    return called ?? ERROR;
  }
  if (parameter.type === undefined) return ERROR;
  if (called !== undefined) return called;
  const type = resolveType(program, program.checker.getTypeFromTypeNode(parameter.type), parameter.type);
  if (['void', 'never', 'null', 'table', 'perCpu', 'pool'].includes(type.kind)) {
    program.report(parameter.type, 'BT2005', parameter.type.getText());
    return ERROR;
  }
  defineType(program, type);
  return type;
}

function resultType(
  program: ProgramContext,
  declaration: ts.FunctionDeclaration | ts.MethodDeclaration,
): BareType {
  if (declaration.type === undefined) {
    program.report(declaration.name ?? declaration, 'BT1015', declaration.name?.getText() ?? 'function');
    return ERROR;
  }
  if (ts.isTypePredicateNode(declaration.type)) {
    // tsc would believe the function, whatever it tests.
    program.report(declaration.type, 'BT2005', declaration.type.getText());
    return ERROR;
  }
  const written = program.checker.getTypeFromTypeNode(declaration.type);
  if (signatureOfType(written) !== undefined) {
    program.report(declaration.type, 'BT3302');
    return ERROR;
  }
  const type = resolveType(program, written, declaration.type);
  defineType(program, type);
  return type;
}
