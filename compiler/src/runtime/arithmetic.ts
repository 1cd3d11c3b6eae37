import type { IntegerType } from '../types/bare-type.ts';
import { INTEGERS } from '../types/integers.ts';
import type { RuntimePiece } from './runtime.ts';

const OVERFLOWING = [
  ['add', 'add'],
  ['subtract', 'sub'],
  ['multiply', 'mul'],
] as const;

function overflowing(name: string, builtin: string, type: string): [string, RuntimePiece] {
  const text = `INLINE ${type} ${name}_${type}(${type} a, ${type} b, int check) {
  ${type} result;
  FAIL_IF(__builtin_${builtin}_overflow(a, b, &result), check);
  return result;
}`;
  return [`${name}_${type}`, { text, needs: ['FAIL'] }];
}

/** What an overflowing result is replaced with: the end of the type that it lies beyond. */
const ENDS = {
  add: ['maximum', 'b < 0'],
  subtract: ['0', 'b > 0'],
  multiply: ['maximum', '(a < 0) != (b < 0)'],
} as const;

function saturating(name: keyof typeof ENDS, builtin: string, type: IntegerType): [string, RuntimePiece] {
  const [unsignedEnd, isLow] = ENDS[name];
  const maximum = `(${type.name})${maximumOf(type.name)}`;
  const signedEnd = `${isLow} ? (${type.name})(-${maximumOf(type.name)} - 1) : ${maximum}`;
  const end = type.signed ? signedEnd : unsignedEnd === 'maximum' ? maximum : unsignedEnd;
  const text = `INLINE ${type.name} saturating_${name}_${type.name}(${type.name} a, ${type.name} b) {
  ${type.name} result;
  if (__builtin_${builtin}_overflow(a, b, &result)) return ${end};
  return result;
}`;
  return [`saturating_${name}_${type.name}`, { text, needs: [] }];
}

/** MIN / -1 does not fit the type; MIN % -1 is 0, which C leaves undefined. */
function dividing(type: string, signed: boolean): [string, RuntimePiece][] {
  const quotient = signed ? `if (b == -1) return subtract_${type}(0, a, check);\n  ` : '';
  const remainder = signed ? 'if (b == -1) return 0;\n  ' : '';
  const divide = `INLINE ${type} divide_${type}(${type} a, ${type} b, int check) {
  FAIL_IF(b == 0, check);
  ${quotient}return a / b;
}`;
  const rest = `INLINE ${type} remainder_${type}(${type} a, ${type} b, int check) {
  FAIL_IF(b == 0, check);
  ${remainder}return a % b;
}`;
  return [
    [`divide_${type}`, { text: divide, needs: signed ? [`subtract_${type}`] : ['FAIL'] }],
    [`remainder_${type}`, { text: rest, needs: ['FAIL'] }],
  ];
}

function converting(type: string, minimum: bigint, signed: boolean): [string, RuntimePiece][] {
  const unsignedText = `INLINE ${type} convert_${type}(u64 value, int check) {
  FAIL_IF(value > (u64)${maximumOf(type)}, check);
  return (${type})value;
}`;
  const low =
    signed && type !== 'i64' ? `value < ${minimum} || value > (i64)${maximumOf(type)}` : 'value < 0';
  const high = type === 'u64' || signed ? '' : ` || (u64)value > ${maximumOf(type)}`;
  const signedText = `INLINE ${type} convert_${type}_from_signed(i64 value, int check) {
  FAIL_IF(${low}${high}, check);
  return (${type})value;
}`;
  return [
    [`convert_${type}`, { text: unsignedText, needs: ['FAIL'] }],
    [`convert_${type}_from_signed`, { text: signedText, needs: ['FAIL'] }],
  ];
}

function maximumOf(type: string): string {
  return `__${type.startsWith('u') ? 'UINT' : 'INT'}${type.slice(1)}_MAX__`;
}

/** Checked arithmetic and conversions for every integer type. */
export const ARITHMETIC_PIECES: [string, RuntimePiece][] = Object.values(INTEGERS).flatMap((type) => [
  ...OVERFLOWING.map(([name, builtin]) => overflowing(name, builtin, type.name)),
  ...OVERFLOWING.map(([name, builtin]) => saturating(name, builtin, type)),
  ...dividing(type.name, type.signed),
  ...converting(type.name, type.minimum, type.signed),
]);
