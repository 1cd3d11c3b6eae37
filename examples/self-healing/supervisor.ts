/**
 * Reads the health log, to which its description gives it the right, and says what happened. When the client is done,
 * it has the driver stop, over which it has the right, too.
 */
import { u32, u64 } from '@bulkhead/bare';
import {
  Control,
  HealthAction,
  HealthError,
  HealthRecord,
  newestHealthRecord,
  PartitionState,
  PeriodicTimer,
  print,
  printHex,
  printLine,
  printNumber,
  readHealthRecord,
  takeSignal,
} from '@bulkhead/sdk';
import { controlDriver, DONE_INTID, stateOfDriver } from './supervisor.ports.ts';

const PERIOD_NS: u64 = 1_000_000n;
/** The driver's place among the partitions of the description. */
const DRIVER: u32 = 1;

const timer = new PeriodicTimer();
const record = new HealthRecord();

function tellError(): void {
  if (record.error === u32(HealthError.Access)) {
    print('touched ');
    printHex(record.ipa);
    print(', which it does not have, at ');
    printHex(record.elr);
  } else if (record.error === u32(HealthError.Request)) print('was asked to stop');
  else {
    print('had error ');
    printNumber(u64(record.error));
  }
}

function tellAction(): void {
  if (record.action === u32(HealthAction.Restart)) print('it starts again');
  else if (record.action === u32(HealthAction.Fallback)) print('it goes on with its fallback image');
  else if (record.action === u32(HealthAction.Halt)) print('it stops');
  else {
    print('action ');
    printNumber(u64(record.action));
  }
}

function tell(): void {
  printNumber(record.sequence);
  print(record.partition === DRIVER ? ': the driver ' : ': another partition ');
  tellError();
  print(', error ');
  printNumber(u64(record.count));
  print(' of its kind: ');
  tellAction();
  printLine('');
}

/** Everything that is newer than the record with this number; the number of the newest. */
function tellNews(seen: u64): u64 {
  const newest = newestHealthRecord();
  for (let sequence: u64 = seen + 1n; sequence <= newest; sequence++) {
    if (readHealthRecord(sequence, record)) tell();
  }
  return newest;
}

export function main(): void {
  let seen: u64 = newestHealthRecord();
  timer.start(PERIOD_NS);
  while (stateOfDriver() !== PartitionState.Ended) {
    timer.wait();
    seen = tellNews(seen);
    if (takeSignal(DONE_INTID)) controlDriver(Control.Stop);
  }
  tellNews(seen);
  printLine('the driver has stopped');
}
