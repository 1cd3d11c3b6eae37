/** How a bad configuration is refused: by a number (abi/refusals.ts), on the hypervisor's log. */
import { type u32, u64 } from '@bulkhead/bare';
import type { Refusal } from '../../abi/refusals.ts';
import { logPort } from '../console/consoles.ts';
import { beginLine, endLine, field } from '../console/line.ts';

/** Reports the value of a field, and the indexes in the field's name (or 0). False, so that a check returns it. */
export function refuse(code: Refusal, value: u64, index: u32, part: u32): boolean {
  beginLine('configuration refused:');
  field('code', u64(code));
  field('value', value);
  field('index', u64(index));
  field('part', u64(part));
  endLine(logPort);
  return false;
}
