/** Acts on the newest reading: the fan is on above 30 degrees. */
import { type u32, u64 } from '@bulkhead/bare';
import { print, printLine, printNumber } from '@bulkhead/sdk';
import { readTemperature, waitForTemperature } from './control.ports.ts';
import { Reading } from './messages.ts';

const LIMIT: u32 = 300;
const LAST: u32 = 30;

const reading = new Reading();

function tell(state: string, value: u64): void {
  print('control: fan ');
  print(state);
  print(' at ');
  printNumber(value / 10n);
  printLine(' degrees');
}

export function main(): void {
  let isOn: boolean = false;
  while (reading.number < LAST) {
    waitForTemperature();
    if (!readTemperature(reading)) continue;
    const isHot = reading.temperature > LIMIT;
    if (isHot !== isOn) tell(isHot ? 'on' : 'off', u64(reading.temperature));
    isOn = isHot;
  }
  printLine('control: done');
}
