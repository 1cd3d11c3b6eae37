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

/** `readNumberedRegister('ICH_LR#_EL2', 16, index)`: a routine of which one instruction runs. */
export function readNumberedRegister(node: ts.CallExpression, context: Context): Expression {
  return numbered(node, context, 'read', INTEGERS.u64);
}

export function writeNumberedRegister(node: ts.CallExpression, context: Context): Expression {
  return numbered(node, context, 'write', VOID);
}

function numbered(
  node: ts.CallExpression,
  context: Context,
  access: 'read' | 'write',
  result: BareType,
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
  const checked = `${context.helper('index_below')}(${operands[0]!.text}, ${names.length}, ${id})`;
  const list = [
    quoteC(routine(context, access, names)),
    checked,
    ...operands.slice(1).map(({ text }) => text),
  ];
  const helper = context.helper(`${access.toUpperCase()}_NUMBERED_REGISTER`);
  const text = `${helper}(${list.join(', ')})`;
  const effects = Effect.Reads | Effect.Traps | Effect.Writes;
  return afterTemporaries(before, { text, type: result, precedence: Precedence.Postfix, effects });
}

/**
 * The name of the assembly routine that reaches the register of the number in x17, with its value in x16:
 * it branches to one of as many pairs of an instruction and a return.
 */
function routine(context: Context, access: 'read' | 'write', names: readonly string[]): string {
  const name = `bare_${access}_${names[0]}_${names.length}__`;
  const scratch = access === 'read' ? 'x16' : 'x15';
  const pairs = names.map(assemblerName).flatMap((register) => {
    const instruction = access === 'read' ? `mrs x16, ${register}` : `msr ${register}, x16`;
    return [instruction, 'ret'];
  });
  const lines = [
    `.pushsection .text.${name}, "ax", %progbits`,
    '.p2align 2',
    `.type ${name}, %function`,
    `${name}:`,
    `adr ${scratch}, 1f`,
    `add ${scratch}, ${scratch}, x17, lsl #3`,
    `br ${scratch}`,
    '1:',
    ...pairs,
    `.size ${name}, . - ${name}`,
    '.popsection',
  ];
  const text = lines.map((line) => `  ${quoteC(`${line}\n`)}`).join('\n');
  context.program.sections.externals.set(name, `#if defined(__aarch64__)\n__asm__(\n${text});\n#endif`);
  return name;
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
