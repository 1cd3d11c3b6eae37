import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, Precedence } from '../context/expression.ts';
import { translateTo } from '../expressions/expression.ts';
import { quoteC } from '../expressions/literals.ts';
import { afterTemporaries, sequence } from '../expressions/sequence.ts';
import { type BareType, VOID } from '../types/bare-type.ts';
import { INTEGERS } from '../types/integers.ts';
import { literalArgument } from './arguments.ts';
import { assemblerName } from './register-names.ts';

/** A family of more registers than this is none that the architecture has. */
const MOST = 64;

/** `readNumberedRegister('ICH_LR#_EL2', 16, index)`: a switch over the registers' names. */
export function readNumberedRegister(node: ts.CallExpression, context: Context): Expression {
  return numbered(node, context, INTEGERS.u64, (register) => {
    return `value_ = ${context.helper('READ_SYSTEM_REGISTER')}(${register});`;
  });
}

export function writeNumberedRegister(node: ts.CallExpression, context: Context): Expression {
  return numbered(node, context, VOID, (register) => {
    return `${context.helper('WRITE_SYSTEM_REGISTER')}(${register}, value_);`;
  });
}

function numbered(
  node: ts.CallExpression,
  context: Context,
  result: BareType,
  access: (register: string) => string,
): Expression {
  const names = namesOf(node, context);
  const indexNode = node.arguments[2];
  const valueNode = node.arguments[3];
  const index = indexNode && translateTo(indexNode, context, INTEGERS.u32);
  const value = valueNode && translateTo(valueNode, context, INTEGERS.u64);
  if (names === undefined || index === undefined || index.type.kind === 'error') return ERROR_EXPRESSION;
  if (value?.type.kind === 'error') return ERROR_EXPRESSION;
  const { operands, before } = sequence(context, value === undefined ? [index] : [index, value]);
  const id = context.check('index', node);
  const cases = names.map((name, i) => `case ${i}: ${access(quoteC(assemblerName(name)))} break;`);
  const start = `u64 value_ = ${operands[1]?.text ?? '0'};`;
  const end = result.kind === 'void' ? '' : ' value_;';
  const text = `({ ${start} switch (${operands[0]!.text}) { ${cases.join(' ')} default: ${context.helper('FAIL')}(${id}); }${end} })`;
  const effects = Effect.Reads | Effect.Traps | Effect.Writes;
  return afterTemporaries(before, { text, type: result, precedence: Precedence.Postfix, effects });
}

/** The registers' names; the `#` is where their number goes. */
function namesOf(node: ts.CallExpression, context: Context): string[] | undefined {
  const name = literalArgument(node, 0, context);
  const countNode = node.arguments[1];
  const count = countNode && translateTo(countNode, context, INTEGERS.u32);
  if (name === undefined || countNode === undefined || count === undefined || count.type.kind === 'error')
    return undefined;
  if (!/^[A-Za-z]\w*#\w*$/.test(name)) {
    context.report(node.arguments[0]!, 'BT5003', name);
    return undefined;
  }
  if (typeof count.constant !== 'bigint' || count.constant < 1n || count.constant > MOST) {
    context.report(countNode, 'BT1005');
    return undefined;
  }
  return Array.from({ length: Number(count.constant) }, (_, i) => name.replace('#', String(i)));
}
