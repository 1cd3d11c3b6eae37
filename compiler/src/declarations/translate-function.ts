import ts from 'typescript';
import { Context } from '../context/context.ts';
import { localName } from '../context/names.ts';
import type { FunctionInfo, ProgramContext } from '../context/program-context.ts';
import { endsControl } from '../statements/ends-control.ts';
import { translateStatement } from '../statements/statement.ts';
import { nameRefused } from '../statements/variables.ts';
import type { FunctionType } from '../types/bare-type.ts';
import { declareC, valueName } from '../types/names.ts';
import { checkSafetyLine } from './fence.ts';

/** Translates one function: a prototype and a definition in C. */
export function translateFunction(program: ProgramContext, info: FunctionInfo): void {
  program.within(info.instance, () => writeFunction(program, info));
}

function writeFunction(program: ProgramContext, info: FunctionInfo): void {
  const { declaration } = info;
  if (ts.isArrowFunction(declaration) || declaration.body === undefined) return;
  const context = new Context(program, declaration, info);
  const signature = signatureOf(context, info);
  checkSafetyLine(program, declaration);
  const { line } = program.position(declaration.name ?? declaration);
  context.writer.at(line);
  context.writer.open(`${signature} {`);
  leaveUnused(context, info);
  for (const statement of declaration.body.statements) translateStatement(statement, context);
  closeBody(context, info, declaration.body);
  program.sections.prototypes.push(`${signature};`);
  program.sections.functions.push(context.writer.text);
}

/** Tells the C compiler what the underscore tells tsc: the parameter need not be used. */
function leaveUnused(context: Context, info: FunctionInfo): void {
  for (const { name } of info.declaration.parameters) {
    const symbol = context.checker.getSymbolAtLocation(name);
    const local = symbol && context.locals.get(symbol);
    if (ts.isIdentifier(name) && name.text.startsWith('_') && local)
      context.writer.line(`(void)${local.cName};`);
  }
}

/** The end of a function, which control may not be able to reach. */
export function closeBody(context: Context, info: FunctionInfo, body: ts.Block): void {
  const file = body.getSourceFile();
  const end = file.getLineAndCharacterOfPosition(body.end - 1).line + 1;
  if (info.result.kind !== 'void' && !endsControl(body)) {
    // tsc has shown that control does not get here, unless a value is outside its type.
    const id = context.check('unreachable', info.declaration.name ?? info.declaration);
    context.writer.at(end);
    context.writer.line(`${context.helper('FAIL')}(${id});`);
  }
  context.writer.at(end);
  context.writer.close();
}

function signatureOf(context: Context, info: FunctionInfo): string {
  const parameters = info.declaration.parameters.flatMap((parameter, i) => {
    const type = info.parameters[i]!;
    if (!ts.isIdentifier(parameter.name)) {
      nameRefused(parameter.name, context);
      return [];
    }
    const name = parameter.name.text;
    const cName = localName(name, (n) => context.isTaken(n));
    const symbol = context.checker.getSymbolAtLocation(parameter.name);
    if (symbol !== undefined && type.kind === 'function') return environmentOf(context, symbol, type);
    if (symbol !== undefined) context.locals.set(symbol, { cName, type });
    return [declareC(valueName(type), cName)];
  });
  if (info.owner !== undefined) parameters.unshift(declareC(valueName(info.owner), 'self'));
  const list = parameters.length === 0 ? 'void' : parameters.join(', ');
  const isInline = info.instance.functions.size > 0;
  const linkage = info.isGlobal ? '' : `static ${isInline ? 'inline ' : ''}`;
  const noReturn = info.result.kind === 'never' ? '_Noreturn ' : '';
  return `${linkage}${noReturn}${declareC(valueName(info.result), `${info.cName}(${list})`)}`;
}

/** What stands for a parameter of function type: what the function takes along. */
function environmentOf(context: Context, symbol: ts.Symbol, type: FunctionType): string[] {
  const passed = context.owner?.instance.functions.get(symbol);
  if (passed === undefined) return [];
  const environment = passed.captures.map(({ name }) => context.captureName(name));
  context.functions.set(symbol, { passed, type, environment });
  return passed.captures.map(({ cType }, i) => declareC(cType, environment[i]!));
}
