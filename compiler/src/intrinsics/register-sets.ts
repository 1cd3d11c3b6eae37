/**
 * `saveRegisters(object)` and `loadRegisters(object)`: the class's fields are named after system registers, and
 * each is read into its field, or written from it, in the order of their declaration. Two at a time, so that the C
 * compiler can move both by one instruction.
 *
 *     ({ T *set_ = &object;
 *        { u64 a_ = SAVE_REGISTER("SCTLR_EL1"), b_ = SAVE_REGISTER("CPACR_EL1");
 *          set_->SCTLR_EL1 = a_; set_->CPACR_EL1 = b_; } ... })
 */
import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, Precedence, pointerTo } from '../context/expression.ts';
import { fieldName } from '../context/names.ts';
import { translateExpression } from '../expressions/expression.ts';
import { type ClassType, VOID } from '../types/bare-type.ts';
import { membersOf } from '../types/layout.ts';
import { displayType } from '../types/names.ts';
import { assemblerName } from './register-names.ts';

interface Register {
  readonly field: string;
  readonly name: string;
}

/** The two registers of a step; the last step may have one. */
type Transfer = (a: Register, b: Register | undefined) => string;

function eachRegister(node: ts.CallExpression, context: Context, transfer: Transfer): Expression {
  const object = node.arguments[0] && translateExpression(node.arguments[0], context);
  if (object === undefined || object.type.kind === 'error') return ERROR_EXPRESSION;
  if (object.type.kind !== 'class' || !holdsRegisters(object.type, context)) {
    context.report(node.arguments[0]!, 'BT5009', displayType(object.type));
    return ERROR_EXPRESSION;
  }
  const registers = membersOf(context.program, object.type).map(({ name }) => ({
    field: `set_->${fieldName(name)}`,
    name: `"${assemblerName(name)}"`,
  }));
  const lines = registers.flatMap((register, i) =>
    i % 2 === 0 ? [transfer(register, registers[i + 1])] : [],
  );
  return {
    text: `({ ${object.type.cName} *set_ = ${pointerTo(object)}; ${lines.join(' ')} })`,
    type: VOID,
    precedence: Precedence.Postfix,
    effects: Effect.Reads | Effect.Traps | Effect.Writes,
  };
}

function holdsRegisters(type: ClassType, context: Context): boolean {
  const members = membersOf(context.program, type);
  return (
    members.length > 0 &&
    members.every(
      ({ name, type: field }) => /^[A-Z]\w*$/.test(name) && field.kind === 'integer' && field.name === 'u64',
    )
  );
}

export function saveRegisters(node: ts.CallExpression, context: Context): Expression {
  const read = context.helper('SAVE_REGISTER');
  return eachRegister(node, context, (a, b) =>
    b === undefined
      ? `${a.field} = ${read}(${a.name});`
      : `{ u64 a_ = ${read}(${a.name}); u64 b_ = ${read}(${b.name}); ${a.field} = a_; ${b.field} = b_; }`,
  );
}

export function loadRegisters(node: ts.CallExpression, context: Context): Expression {
  const write = context.helper('LOAD_REGISTER');
  return eachRegister(node, context, (a, b) =>
    b === undefined
      ? `${write}(${a.name}, ${a.field});`
      : `{ u64 a_ = ${a.field}; u64 b_ = ${b.field}; ${write}(${a.name}, a_); ${write}(${b.name}, b_); }`,
  );
}
