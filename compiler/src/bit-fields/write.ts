import ts from 'typescript';
import type { Context } from '../context/context.ts';
import {
  Effect,
  ERROR_EXPRESSION,
  type Expression,
  makeExpression,
  operand,
  Precedence,
} from '../context/expression.ts';
import { integerConstant, renderInteger } from '../expressions/constant.ts';
import { translateTo } from '../expressions/expression.ts';
import { afterTemporaries, effectsOf, sequence } from '../expressions/sequence.ts';
import { maximumOf } from '../expressions/unify.ts';
import { type BitFieldsType, type BitFieldType, type IntegerType, VOID } from '../types/bare-type.ts';
import { maskOf, valueMask } from './mask.ts';

/** A field and the value that it is given. */
interface Part {
  readonly node: ts.Node;
  readonly field: BitFieldType;
  readonly value: Expression;
}

/** Stands for the checks of the values, as an operand after them. */
const CHECKS = makeExpression('', VOID, Effect.Traps);

/** `Name.of({ … })` and, with a base, `Name.with(base, { … })`: values first, then their checks. */
export function writeFields(
  context: Context,
  type: BitFieldsType,
  base: ts.Expression | undefined,
  list: ts.Expression | undefined,
): Expression {
  const { register } = type;
  const value = base === undefined ? integerConstant(0n, register) : translateTo(base, context, register);
  const parts = readParts(context, type, list);
  if (parts === undefined || value.type.kind === 'error') return ERROR_EXPRESSION;
  const all = parts.reduce((mask, part) => mask | maskOf(part.field), 0n);
  const known = parts.reduce((bits, part) => bits | constantBits(part), 0n);
  const kept = register.maximum & ~all;
  const varying = parts.filter((part) => part.value.constant === undefined);
  if (typeof value.constant === 'bigint' && varying.length === 0)
    return integerConstant((value.constant & kept) | known, register);
  const values = [value, ...varying.map((part) => part.value)];
  // The checks come after every value.
  const checks = varying.every(fits) ? [] : [CHECKS];
  const { operands, before } = sequence(context, [...values, ...checks]);
  const [first, ...others] = operands.slice(0, values.length) as [Expression, ...Expression[]];
  const checked = others.map((operand_, i) => placed(context, varying[i]!, operand_, register));
  const set = typeof value.constant === 'bigint' ? (value.constant & kept) | known : known;
  const texts = [
    ...(typeof value.constant === 'bigint' ? [] : [baseText(first, register, all, known)]),
    ...checked.map((part) => part.text),
    ...(set === 0n ? [] : [renderInteger(set, register)]),
  ];
  const traps = checked.some((part) => part.traps) ? Effect.Traps : 0;
  const effects = effectsOf(values) | traps;
  return afterTemporaries(before, { ...joined(texts, register), type: register, effects });
}

/** The fields of the literal with their values; undefined when something is wrong, which is reported. */
function readParts(
  context: Context,
  type: BitFieldsType,
  list: ts.Expression | undefined,
): readonly Part[] | undefined {
  if (list === undefined || !ts.isObjectLiteralExpression(list)) {
    if (list !== undefined) context.report(list, 'BT3022');
    return undefined;
  }
  const parts = list.properties.map((node) => readPart(context, type, node));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function readPart(
  context: Context,
  type: BitFieldsType,
  node: ts.ObjectLiteralElementLike,
): Part | undefined {
  const isPlain = ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
  const field = type.fields.find((candidate) => isPlain && candidate.name === node.name.getText());
  if (!isPlain || field === undefined) {
    context.report(node, 'BT3022');
    return undefined;
  }
  const from = ts.isPropertyAssignment(node) ? node.initializer : node.name;
  const value = translateTo(from, context, field.type);
  if (value.type.kind === 'error') return undefined;
  if (typeof value.constant !== 'bigint' || (value.constant & ~valueMask(field)) === 0n)
    return { node, field, value };
  const where = field.isInPlace ? `bits ${field.high} to ${field.low}` : `${field.high - field.low + 1} bits`;
  context.report(from, 'BT3001', value.constant, `the field '${field.name}' (${where})`);
  return undefined;
}

function constantBits({ field, value }: Part): bigint {
  if (value.constant === true) return maskOf(field);
  if (typeof value.constant !== 'bigint') return 0n;
  return field.isInPlace ? value.constant : value.constant << BigInt(field.low);
}

/** What stays of the base; fields whose bits are all set by constants need not be cleared first. */
function baseText(base: Expression, register: IntegerType, all: bigint, known: bigint): string {
  const text = operand(base, Precedence.Unary);
  if (all === known) return text;
  return `(${text} & ${renderInteger(register.maximum & ~all, register)})`;
}

/** The value in its place, checked unless it is known to fit. */
function placed(context: Context, part: Part, value: Expression, register: IntegerType) {
  const { field } = part;
  const wide = register.bits === 64 ? 'u64' : 'u32';
  const isProved = fits(part);
  if (isProved && field.type.kind === 'integer' && field.type.maximum > valueMask(field))
    context.proved('conversion', part.node);
  const mask = `0x${valueMask(field).toString(16)}ull`;
  const checked = isProved
    ? `(${wide})${operand(value, Precedence.Unary)}`
    : `(${wide})${context.helper('bits_within')}(${value.text}, ${mask}, ${context.check('conversion', part.node)})`;
  const isShifted = !field.isInPlace && field.low > 0;
  return { text: isShifted ? `(${checked} << ${field.low})` : checked, traps: !isProved };
}

function fits({ field, value }: Part): boolean {
  if (field.type.kind !== 'integer') return true;
  if (field.isInPlace && field.low > 0) return false;
  const bound = maximumOf(value);
  return bound !== undefined && bound <= valueMask(field);
}

function joined(texts: readonly string[], register: IntegerType) {
  const text = texts.join(' | ');
  if (register.bits < 32) return { text: `(${register.name})(${text})`, precedence: Precedence.Unary };
  return { text, precedence: texts.length === 1 ? Precedence.Unary : Precedence.Binary };
}
