/**
 * Plain data: types of which every pattern of bits is a value and every byte belongs to a field. Only such
 * objects may be filled with what another program wrote, and be shown to it: no boolean that is neither true nor
 * false, no reference made of numbers, and no gap in which older contents of the memory leave.
 */
import type { ProgramContext } from '../context/program-context.ts';
import type { BareType, ClassType } from './bare-type.ts';
import { fieldLayouts, layoutOf, membersOf } from './layout.ts';
import { displayType } from './names.ts';

/** Size of plain data, or what is not plain about the type. */
export type PlainSize = { readonly sizeBytes: number } | { readonly reason: string };

export function plainSize(program: ProgramContext, type: BareType): PlainSize {
  const reason = reasonAgainst(program, type, '');
  return reason === undefined ? { sizeBytes: layoutOf(program, type).sizeBytes } : { reason };
}

/** `path` is how the fields of `type` are reached. */
function reasonAgainst(program: ProgramContext, type: BareType, path: string): string | undefined {
  // What has no type has been reported.
  if (type.kind === 'integer' || type.kind === 'error') return undefined;
  if (type.kind === 'fixed') return reasonAgainst(program, type.element, `${path}[]`);
  if (type.kind !== 'class') return `${path === '' ? 'it' : `'${path}'`} is ${displayType(type)}`;
  for (const { name, type: field } of membersOf(program, type)) {
    const reason = reasonAgainst(program, field, path === '' ? name : `${path}.${name}`);
    if (reason !== undefined) return reason;
  }
  return gapIn(program, type, path);
}

/** Bytes of the class that are no field's. */
function gapIn(program: ProgramContext, type: ClassType, path: string): string | undefined {
  let endBytes = 0;
  const named = (field: string) => `'${path === '' ? field : `${path}.${field}`}'`;
  let last = '';
  for (const { name, offsetBytes, sizeBytes } of fieldLayouts(program, type)) {
    if (offsetBytes > endBytes) return `${countBytes(offsetBytes - endBytes)} before ${named(name)}`;
    endBytes = offsetBytes + sizeBytes;
    last = name;
  }
  const unused = layoutOf(program, type).sizeBytes - endBytes;
  return unused > 0 ? `${countBytes(unused)} after ${named(last)}` : undefined;
}

function countBytes(count: number): string {
  return `${count} unused byte${count === 1 ? '' : 's'}`;
}
