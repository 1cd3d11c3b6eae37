import { showAddress, showList } from '../../diagnostics/show.ts';
import { PAGE } from '../../numbers.ts';
import { placed } from '../rule.ts';

/** Devices of the board are whole pages, the smallest that stage 2 can give. */
export const devicePages = placed('BS2320', ({ board }, report) => {
  for (const [name, { pa, sizeBytes }] of Object.entries(board.devices)) {
    const wrong = [
      ...(pa % PAGE === 0n ? [] : [`address ${showAddress(pa)}`]),
      ...(sizeBytes > 0 && BigInt(sizeBytes) % PAGE === 0n ? [] : [`size of ${sizeBytes} bytes`]),
    ];
    if (wrong.length > 0)
      report(`board.devices.${name}`, 'address and size in multiples of 4KiB', showList(wrong));
  }
});
