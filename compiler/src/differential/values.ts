import type { IntegerName, IntegerType } from '../types/bare-type.ts';
import { flavourOf, INTEGERS } from '../types/integers.ts';
import type { Random } from './random.ts';
import type { Scalar } from './scope.ts';

export const INTEGER_NAMES = Object.keys(INTEGERS) as IntegerName[];

/** A value of the type: mostly small, often at an edge of this or another type. */
export function randomValue(random: Random, type: IntegerType): bigint {
  const { bits, signed, minimum, maximum } = type;
  const any = random.bits64();
  const low = random.weighted<() => bigint>([
    [6, () => BigInt(random.below(9))],
    [1, () => -BigInt(random.below(9))],
    [2, () => maximum - BigInt(random.below(3))],
    [1, () => minimum + BigInt(random.below(3))],
    [2, () => (1n << BigInt(random.below(bits))) - BigInt(random.below(2))],
    [1, () => -(1n << BigInt(random.below(bits)))],
    [2, () => any],
  ])();
  if (low >= minimum && low <= maximum) return low;
  return signed ? BigInt.asIntN(bits, low) : BigInt.asUintN(bits, low);
}

/** The value as TypeScript spells it. */
export function spell(value: bigint, type: IntegerType): string {
  return `${value}${flavourOf(type) === 'bigint' ? 'n' : ''}`;
}

export function randomLiteral(random: Random, type: Scalar): string {
  if (type === 'boolean') return random.chance(50) ? 'true' : 'false';
  return spell(randomValue(random, INTEGERS[type]), INTEGERS[type]);
}

export function randomScalar(random: Random): Scalar {
  return random.chance(10) ? 'boolean' : random.pick(INTEGER_NAMES);
}
