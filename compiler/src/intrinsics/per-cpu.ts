import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import {
  Effect,
  ERROR_EXPRESSION,
  type Expression,
  makeExpression,
  Precedence,
} from '../context/expression.ts';
import { translateTo } from '../expressions/expression.ts';
import { type PerCpuType, VOID } from '../types/bare-type.ts';
import { INTEGERS } from '../types/integers.ts';

/** `cpus.own()` and `cpus.of(core)`: a member of the core's area. */
export function translatePerCpu(
  node: ts.CallExpression,
  name: string,
  receiver: Expression,
  type: PerCpuType,
  context: Context,
): Expression {
  const area = name === 'own' ? ownAreaOf(context) : areaOf(node, context);
  if (area === undefined) return ERROR_EXPRESSION;
  const text = `${area.text}->${receiver.text}`;
  return { text, type: type.content, precedence: Precedence.Postfix, effects: area.effects, isPlace: true };
}

function ownAreaOf(context: Context): { text: string; effects: number } {
  // On the target this reads a register, which nothing writes while the core runs guests.
  return { text: `${context.helper('bare_own_area')}()`, effects: 0 };
}

function areaOf(node: ts.CallExpression, context: Context) {
  const argument = node.arguments[0];
  const core = argument && translateTo(argument, context, INTEGERS.u32);
  if (argument === undefined || core === undefined || core.type.kind === 'error') return undefined;
  const id = context.check('index', node);
  context.helper('index_below');
  return { text: `AREA_OF(${core.text}, ${id})`, effects: core.effects | Effect.Traps };
}

/** `ownArea(core)`: what TPIDR_EL2 holds on that core. */
export function ownArea(node: ts.CallExpression, context: Context): Expression {
  const area = areaOf(node, context);
  if (area === undefined) return ERROR_EXPRESSION;
  return {
    text: `(u64)${area.text}`,
    type: INTEGERS.u64,
    precedence: Precedence.Unary,
    effects: area.effects,
  };
}

/** `placeOwnAreas(address, stride, count)`. */
export function placeOwnAreas(node: ts.CallExpression, context: Context): Expression {
  context.program.placesOwnAreas = true;
  const types = [INTEGERS.u64, INTEGERS.u64, INTEGERS.u32];
  const values = node.arguments.map((argument, index) => translateTo(argument, context, types[index]!).text);
  const text = `(void)(bare_own_places = (bare_own_place){ ${values.join(', ')} })`;
  return makeExpression(text, VOID, Effect.Reads | Effect.Traps | Effect.Writes);
}

/** `ownAreaSize()`. */
export function ownAreaSize(): Expression {
  return { text: '(u64)sizeof(bare_own)', type: INTEGERS.u64, precedence: Precedence.Unary, effects: 0 };
}
