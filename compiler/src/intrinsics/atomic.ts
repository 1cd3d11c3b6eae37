import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import {
  Effect,
  ERROR_EXPRESSION,
  type Expression,
  makeExpression,
  pointerTo,
} from '../context/expression.ts';
import { callC } from '../expressions/call.ts';
import { type AtomicType, type BareType, VOID } from '../types/bare-type.ts';
import { displayType } from '../types/names.ts';

const OPERATIONS = new Map([
  ['load', { c: 'atomic_load', operands: 0 }],
  ['store', { c: 'atomic_store', operands: 1 }],
  ['loadRelaxed', { c: 'atomic_load_relaxed', operands: 0 }],
  ['storeRelaxed', { c: 'atomic_store_relaxed', operands: 1 }],
  ['add', { c: 'atomic_add', operands: 1 }],
  ['exchange', { c: 'atomic_exchange', operands: 1 }],
  ['compareExchange', { c: 'atomic_compare_exchange', operands: 2 }],
]);

/** A method of an `Atomic`: a macro of the run-time part that takes the place's address. */
export function translateAtomic(
  node: ts.CallExpression,
  name: string,
  receiver: Expression,
  type: AtomicType,
  context: Context,
): Expression {
  const operation = OPERATIONS.get(name);
  if (operation === undefined) {
    context.report(node, 'BT3024', node.expression.getText());
    return ERROR_EXPRESSION;
  }
  if (name === 'add' && type.element.kind !== 'integer') {
    context.report(node, 'BT3014', displayType(type.element));
    return ERROR_EXPRESSION;
  }
  const parameters: BareType[] = Array.from({ length: operation.operands }, () => type.element);
  const result = name.startsWith('store') ? VOID : type.element;
  const place = makeExpression(
    pointerTo(receiver),
    type,
    receiver.effects,
    receiver.isPlace === true ? 6 : receiver.precedence,
  );
  const called = callC(node, context, context.helper(operation.c), parameters, result, [place]);
  return name === 'loadRelaxed' ? { ...called, effects: receiver.effects | Effect.Reads } : called;
}
