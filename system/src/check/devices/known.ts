import { showList, showValue } from '../../diagnostics/show.ts';
import { nearest } from '../../shape/record.ts';
import { authored } from '../rule.ts';

/** Every device is one of the board's. */
export const knownDevice = authored('BS2301', ({ board, partitions }, report) => {
  const known = Object.keys(board.devices);
  for (const [name, { devices = [] }] of Object.entries(partitions)) {
    for (const [index, assignment] of devices.entries()) {
      const device = typeof assignment === 'string' ? assignment : assignment.device;
      if (Object.hasOwn(board.devices, device)) continue;
      const near = nearest(device, known);
      report(
        `partitions.${name}.devices[${index}]`,
        `a device of ${board.name}: ${showList(known)}`,
        showValue(device),
        near === undefined ? undefined : `did you mean ${near}?`,
      );
    }
  }
});
