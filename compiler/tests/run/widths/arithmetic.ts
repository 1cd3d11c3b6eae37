import type { RunCase } from '../../support/run-case.ts';
import { call, literal, type Width, wrap } from './spelling.ts';

const OVER = 'check overflow';

/** `+`, `-` and `*` at both ends. */
export function sums({ name, isSigned, least, most }: Width): RunCase {
  return {
    name: `${name}: sums, differences and products reach both ends and fail beyond them`,
    source: `
export function sum(a: ${name}, b: ${name}): ${name} { return a + b; }
export function difference(a: ${name}, b: ${name}): ${name} { return a - b; }
export function product(a: ${name}, b: ${name}): ${name} { return a * b; }`,
    calls: {
      [call('sum', most - 1n, 1n)]: most,
      [call('sum', most, 1n)]: OVER,
      [call('sum', 1n, most)]: OVER,
      [call('sum', most, most)]: OVER,
      [call('difference', least + 1n, 1n)]: least,
      [call('difference', least, 1n)]: OVER,
      [call('difference', most, most)]: 0n,
      [call('product', most, 1n)]: most,
      [call('product', most / 2n, 2n)]: most - 1n,
      [call('product', most / 2n + 1n, 2n)]: OVER,
      [call('product', most, most)]: OVER,
      ...(isSigned
        ? {
            [call('sum', least, -1n)]: OVER,
            [call('sum', least, most)]: -1n,
            [call('difference', 0n, least)]: OVER,
            [call('difference', -1n, most)]: least,
            [call('product', least, -1n)]: OVER,
            [call('product', -1n, most)]: least + 1n,
            [call('product', least / 2n, 2n)]: least,
          }
        : { [call('difference', 0n, most)]: OVER }),
    },
  };
}

/** `/`, `%` and unary `-`. */
export function quotients({ name, isSigned, least, most }: Width): RunCase {
  const negate = isSigned ? `\nexport function negate(a: ${name}): ${name} { return -a; }` : '';
  return {
    name: `${name}: quotients and remainders${isSigned ? ' round towards zero' : ''}, and fail for zero`,
    source: `
export function quotient(a: ${name}, b: ${name}): ${name} { return a / b; }
export function remainder(a: ${name}, b: ${name}): ${name} { return a % b; }${negate}`,
    calls: {
      [call('quotient', most, 1n)]: most,
      [call('quotient', most, most)]: 1n,
      [call('quotient', most - 1n, most)]: 0n,
      [call('quotient', most, 0n)]: 'check division',
      [call('quotient', 0n, 0n)]: 'check division',
      [call('remainder', most, 2n)]: 1n,
      [call('remainder', most, most)]: 0n,
      [call('remainder', least, 0n)]: 'check division',
      ...(isSigned
        ? {
            [call('quotient', -7n, 2n)]: -3n,
            // One check guards the divisor: of zero, and of -1 for the least value.
            [call('quotient', least, -1n)]: 'check division',
            [call('remainder', -7n, 2n)]: -1n,
            [call('remainder', 7n, -2n)]: 1n,
            [call('remainder', least, -1n)]: 0n,
            [call('negate', most)]: least + 1n,
            [call('negate', least)]: OVER,
            [call('negate', 0n)]: 0n,
          }
        : {}),
    },
  };
}

/** Every compound assignment, `++` and `--`, of locals, fields and elements. */
export function steps(width: Width): RunCase {
  const { name, bits, isSigned, least, most } = width;
  const n = (value: bigint) => literal(width, value);
  const right = isSigned || bits === 64 ? '>>=' : '>>>=';
  return {
    name: `${name}: steps and compound assignments, of variables, fields and elements`,
    source: `
class Cell { value: ${name} = ${n(0n)}; }
const cell = new Cell();
const cells: Fixed<${name}, 2> = fixed(2, ${n(0n)});
export function up(a: ${name}): ${name} { let x = a; x++; ++x; return x; }
export function down(a: ${name}): ${name} { let x = a; x--; --x; return x; }
export function every(a: ${name}): ${name} {
  let x = a;
  x += ${n(3n)}; x *= ${n(2n)}; x -= ${n(4n)}; x /= ${n(3n)}; x %= ${n(5n)};
  x <<= ${n(3n)}; x |= ${n(1n)}; x ^= ${n(3n)}; x &= ${n(0x7fn)}; x ${right} ${n(1n)};
  return x;
}
export function stored(a: ${name}): ${name} {
  cell.value = a;
  cell.value += ${n(1n)};
  cells[1] = cell.value;
  cells[1]++;
  cell.value = cells[1];
  cell.value--;
  return cells[1];
}
export function left(): ${name} { return cell.value; }`,
    calls: {
      [call('up', most - 2n)]: most,
      [call('up', most - 1n)]: OVER,
      [call('down', least + 2n)]: least,
      [call('down', least + 1n)]: OVER,
      [call('every', 10n)]: 9n,
      [call('every', most)]: OVER,
      [call('stored', most - 2n)]: most,
      'left()': most - 1n,
      [call('stored', most)]: OVER,
      [call('stored', most - 1n)]: OVER,
    },
  };
}

/** Operations that stop at the ends, go round them, or cannot fail. */
export function total(width: Width): RunCase {
  const { name, bits, isSigned, least, most } = width;
  const top = 1n << BigInt(bits - 1);
  const counted = Math.max(bits, 32);
  const ofUnsigned = `
export function rotatedLeft(a: ${name}, n: u32): ${name} { return rotateLeft(a, n); }
export function rotatedRight(a: ${name}, n: u32): ${name} { return rotateRight(a, n); }
export function ones(a: ${name}): u32 { return countOnes(a); }
export function leading(a: ${name}): u32 { return countLeadingZeros(a); }
export function trailing(a: ${name}): u32 { return countTrailingZeros(a); }`;
  return {
    name: `${name}: wrapping and saturating operations at the ends${isSigned ? '' : ', rotations and counts'}`,
    source: `
export function around(a: ${name}, b: ${name}): ${name} { return wrappingAdd(a, b); }
export function back(a: ${name}, b: ${name}): ${name} { return wrappingSub(a, b); }
export function times(a: ${name}, b: ${name}): ${name} { return wrappingMul(a, b); }
export function upTo(a: ${name}, b: ${name}): ${name} { return saturatingAdd(a, b); }
export function downTo(a: ${name}, b: ${name}): ${name} { return saturatingSub(a, b); }
export function timesTo(a: ${name}, b: ${name}): ${name} { return saturatingMul(a, b); }${isSigned ? '' : ofUnsigned}`,
    calls: {
      [call('around', most, 1n)]: least,
      [call('back', least, 1n)]: most,
      [call('times', most, most)]: wrap(width, most * most),
      [call('times', most, 2n)]: wrap(width, most * 2n),
      [call('upTo', most, 1n)]: most,
      [call('upTo', most - 1n, 1n)]: most,
      [call('downTo', least, 1n)]: least,
      [call('downTo', most, most)]: 0n,
      [call('timesTo', most, 2n)]: most,
      [call('timesTo', most, 0n)]: 0n,
      ...(isSigned
        ? { [call('timesTo', least, 2n)]: least, [call('timesTo', least, -1n)]: most }
        : {
            [call('rotatedLeft', 1n, BigInt(bits - 1))]: top,
            [call('rotatedLeft', top, 1n)]: 1n,
            [call('rotatedRight', 1n, BigInt(bits + 1))]: top,
            [call('rotatedRight', most, 3n)]: most,
            [call('ones', most)]: bits,
            [call('leading', 1n)]: counted - 1,
            [call('leading', 0n)]: counted,
            [call('trailing', 0n)]: counted,
            [call('trailing', top)]: bits - 1,
          }),
    },
  };
}
