/** Has the board reset at its first start, its memory full of garbage; looks at its second what is left of it. */
import { type u32, u64 } from '@bulkhead/bare';
import {
  HealthAction,
  HealthError,
  HealthRecord,
  newestHealthRecord,
  printLine,
  readHealthRecord,
} from '@bulkhead/sdk';
import { expectEqual, expectTrue, finish } from '../check.ts';
import { readWord, writeWord } from '../psci/words.unsafe.ts';

const FREE: u64 = 0x4010_0000n;
const END: u64 = 0x4040_0000n;
const STEP: u64 = 0xff8n;
const GARBAGE: u64 = 0xdead_dead_dead_deadn;
const NOTHING: u64 = 0x5000_0008n;

const record = new HealthRecord();

function spoil(): void {
  for (let address: u64 = FREE; address < END; address += STEP) writeWord(address, GARBAGE);
}

function spoiled(): u32 {
  let found: u32 = 0;
  for (let address: u64 = FREE; address < END; address += STEP) {
    if (readWord(address) !== 0n) found += 1;
  }
  return found;
}

export function main(): void {
  const newest = newestHealthRecord();
  if (newest === 0n) {
    printLine('first start');
    spoil();
    readWord(NOTHING);
  }
  expectEqual('one record has survived', newest, 1n);
  expectTrue('it can be read', readHealthRecord(newest, record));
  expectEqual('its error', u64(record.error), u64(HealthError.Access));
  expectEqual('its action', u64(record.action), u64(HealthAction.ResetSystem));
  expectEqual('its address', record.ipa, NOTHING);
  expectEqual('its start of the board', u64(record.boot), 1n);
  expectEqual('words of memory that are left', u64(spoiled()), 0n);
  finish();
}
