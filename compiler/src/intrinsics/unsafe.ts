import ts from 'typescript';
import type { Context } from '../context/context.ts';
import {
  Effect,
  ERROR_EXPRESSION,
  type Expression,
  operand,
  Precedence,
  pointerTo,
} from '../context/expression.ts';
import { callC } from '../expressions/call.ts';
import { translateExpression, translateTo } from '../expressions/expression.ts';
import { quoteC } from '../expressions/literals.ts';
import { type BareType, isStorage, NEVER, VOID } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { INTEGERS } from '../types/integers.ts';
import { displayType } from '../types/names.ts';
import { resolveType } from '../types/resolve.ts';
import { literalArgument } from './arguments.ts';
import { forceRelease, holds } from './lock.ts';
import { readNumberedRegister, writeNumberedRegister } from './numbered-registers.ts';
import { overlay } from './overlay.ts';
import { ownArea, ownAreaSize, placeOwnAreas } from './per-cpu.ts';
import { objectSize, placePool } from './pool.ts';
import { assemblerName } from './register-names.ts';
import { loadRegisters, saveRegisters } from './register-sets.ts';
import { sizeOf } from './size-of.ts';

type Handler = (node: ts.CallExpression, context: Context) => Expression;

const U64 = INTEGERS.u64;
const ALL_EFFECTS = Effect.Reads | Effect.Traps | Effect.Writes;

/** The intrinsics whose arguments are part of the instruction; the others are functions of the run-time part. */
const SPECIAL: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['readSystemRegister', readSystemRegister],
  ['writeSystemRegister', writeSystemRegister],
  ['saveRegisters', saveRegisters],
  ['loadRegisters', loadRegisters],
  ['readNumberedRegister', readNumberedRegister],
  ['writeNumberedRegister', writeNumberedRegister],
  ['instruction', instruction],
  ['instructionWith', instructionWith],
  ['addressOf', addressOf],
  ['sizeOf', sizeOf],
  ['overlay', overlay],
  ['linkerAddress', linkerAddress],
  ['ownArea', ownArea],
  ['ownAreaSize', ownAreaSize],
  ['placeOwnAreas', placeOwnAreas],
  ['placePool', placePool],
  ['objectSize', objectSize],
  ['holds', holds],
  ['forceRelease', forceRelease],
  ['callAssembly', (node, context) => callSymbol(node, context, 4, U64)],
  ['leaveTo', (node, context) => callSymbol(node, context, 2, NEVER)],
]);

/** Translates a call of one name of `@bulkhead/bare/unsafe`. */
export function translateUnsafeCall(name: string, node: ts.CallExpression, context: Context): Expression {
  const special = SPECIAL.get(name);
  if (special !== undefined) return special(node, context);
  const declaration = context.checker.getResolvedSignature(node)?.getDeclaration();
  if (declaration === undefined || !ts.isFunctionDeclaration(declaration) || declaration.type === undefined)
    return ERROR_EXPRESSION;
  const typeOf = (type: ts.TypeNode) =>
    resolveType(context.program, context.checker.getTypeFromTypeNode(type), node);
  const parameters = declaration.parameters.map((parameter) => typeOf(parameter.type!));
  for (const parameter of parameters) defineType(context.program, parameter);
  const helper = context.helper(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return callC(node, context, helper, parameters, typeOf(declaration.type));
}

function hardware(text: string, type: BareType): Expression {
  return { text, type, precedence: Precedence.Postfix, effects: ALL_EFFECTS };
}

/** A register's name as the assembler spells it, quoted for C. */
function registerArgument(node: ts.CallExpression, context: Context): string | undefined {
  const name = literalArgument(node, 0, context);
  if (name === undefined || /^[A-Za-z]\w*$/.test(name)) return name && quoteC(assemblerName(name));
  context.report(node.arguments[0]!, 'BT5003', name);
  return undefined;
}

function readSystemRegister(node: ts.CallExpression, context: Context): Expression {
  const name = registerArgument(node, context);
  if (name === undefined) return ERROR_EXPRESSION;
  return hardware(`${context.helper('READ_SYSTEM_REGISTER')}(${name})`, U64);
}

function writeSystemRegister(node: ts.CallExpression, context: Context): Expression {
  const name = registerArgument(node, context);
  const value = valueArgument(node, 1, context);
  if (name === undefined || value === undefined) return ERROR_EXPRESSION;
  return hardware(`${context.helper('WRITE_SYSTEM_REGISTER')}(${name}, ${value.text})`, VOID);
}

function instruction(node: ts.CallExpression, context: Context): Expression {
  const text = literalArgument(node, 0, context);
  if (text === undefined) return ERROR_EXPRESSION;
  if (/[%\n;]/.test(text)) {
    context.report(node.arguments[0]!, 'BT5004', text);
    return ERROR_EXPRESSION;
  }
  return hardware(`${context.helper('INSTRUCTION')}(${quoteC(text)})`, VOID);
}

function instructionWith(node: ts.CallExpression, context: Context): Expression {
  const text = literalArgument(node, 0, context);
  const value = valueArgument(node, 1, context);
  if (text === undefined || value === undefined) return ERROR_EXPRESSION;
  if (/[\n;]/.test(text) || (text.match(/%/g) ?? []).length !== 1 || !text.includes('%0')) {
    context.report(node.arguments[0]!, 'BT5005', text);
    return ERROR_EXPRESSION;
  }
  return hardware(`${context.helper('INSTRUCTION_WITH')}(${quoteC(text)}, ${value.text})`, VOID);
}

function valueArgument(node: ts.CallExpression, index: number, context: Context): Expression | undefined {
  const argument = node.arguments[index];
  const value = argument && translateTo(argument, context, U64);
  return value?.type.kind === 'error' ? undefined : value;
}

function addressOf(node: ts.CallExpression, context: Context): Expression {
  const object = node.arguments[0] && translateExpression(node.arguments[0], context);
  if (object === undefined || object.type.kind === 'error') return ERROR_EXPRESSION;
  if (!isStorage(object.type) && object.type.kind !== 'table') {
    context.report(node, 'BT5006', displayType(object.type));
    return ERROR_EXPRESSION;
  }
  const pointer = object.isPlace === true ? pointerTo(object) : operand(object, Precedence.Unary);
  return { text: `(u64)${pointer}`, type: U64, precedence: Precedence.Unary, effects: object.effects };
}

function symbolArgument(node: ts.CallExpression, context: Context): string | undefined {
  const name = literalArgument(node, 0, context);
  if (name === undefined || /^[A-Za-z_.$][\w.$]*$/.test(name)) return name;
  context.report(node.arguments[0]!, 'BT5008', name);
  return undefined;
}

function linkerAddress(node: ts.CallExpression, context: Context): Expression {
  const symbol = symbolArgument(node, context);
  if (symbol === undefined) return ERROR_EXPRESSION;
  const name = `linker_${symbol.replace(/\W/g, '_')}__`;
  context.program.sections.externals.set(
    name,
    `extern char ${name}[] __asm__("${symbol}") __attribute__((visibility("hidden")));`,
  );
  return { text: `(u64)${name}`, type: U64, precedence: Precedence.Unary, effects: 0 };
}

function callSymbol(node: ts.CallExpression, context: Context, count: number, result: BareType): Expression {
  const symbol = symbolArgument(node, context);
  if (symbol === undefined) return ERROR_EXPRESSION;
  const name = `${result.kind === 'never' ? 'leave_to' : 'call'}_${symbol.replace(/\W/g, '_')}__`;
  const list = Array.from({ length: count }, () => 'u64').join(', ');
  const prefix = result.kind === 'never' ? '_Noreturn void' : 'u64';
  context.program.sections.externals.set(
    name,
    `extern ${prefix} ${name}(${list}) __asm__("${symbol}") __attribute__((visibility("hidden")));`,
  );
  const parameters: BareType[] = Array.from({ length: count }, () => U64);
  const values = { ...node, arguments: node.arguments.slice(1) } as unknown as ts.CallExpression;
  return callC(values, context, name, parameters, result);
}
