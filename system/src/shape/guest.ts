import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showValue } from '../diagnostics/show.ts';
import type { GuestKind } from '../guests/guest.ts';
import { address, anyText, oneOf, optional, text } from './fields.ts';
import { checkRecord, type Fields, isRecord } from './record.ts';

export const FIELDS: Record<GuestKind, Fields> = {
  linux: { kind: oneOf('linux'), kernel: text, initrd: optional(text), commandLine: optional(anyText) },
  typescript: { kind: oneOf('typescript'), entry: text },
  elf: { kind: oneOf('elf'), file: text },
  raw: { kind: oneOf('raw'), file: text, loadAddress: address, entry: optional(address) },
};

export function checkGuestShape(guest: unknown, path: string, report: Diagnostics): boolean {
  const kind = isRecord(guest) ? guest.kind : undefined;
  if (typeof kind === 'string' && Object.hasOwn(FIELDS, kind)) {
    return checkRecord(guest, path, FIELDS[kind as GuestKind], report);
  }
  report.add('BS2008', path, 'linux({…}), typescript({…}), elf({…}) or raw({…})', showValue(guest));
  return false;
}
