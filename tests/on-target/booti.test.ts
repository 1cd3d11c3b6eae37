/** The image is one that a boot loader starts: U-Boot at EL2 loads it with `booti`, as on a board. */
import { ubootImage } from '@bulkhead/guests';
import { expect, it } from 'vitest';
import { consoleText, runBoard } from './board.ts';
import { build } from './support.ts';

/** Where the image lies before U-Boot moves it to where its header asks for. */
const LOADED_AT = '0x48000000';

it('U-Boot starts the image with booti', async () => {
  const { imagePath, checked } = await build('platform/system.ts');
  const image = ['-device', `loader,file=${imagePath},addr=${LOADED_AT},force-raw=on`];
  const machine = [...checked.board.emulator!.arguments, '-bios', ubootImage(), ...image];
  const shown = await runBoard(machine, [
    ['Hit any key to stop autoboot', ' '],
    ['=> ', `booti ${LOADED_AT} - \${fdtcontroladdr}\r`],
  ]);
  expect(consoleText(shown, 1), shown.toString()).toMatch(/^all ok\r?$/m);
});
