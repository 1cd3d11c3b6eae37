import { authored } from '../rule.ts';

/** COMMAND_LINE_SIZE of arm64 Linux (arch/arm64/include/uapi/asm/setup.h), less its NUL. */
const COMMAND_LINE_MAX = 2047;

/** Linux gets a command line that it can take whole. */
export const commandLine = authored('BS2007', ({ partitions }, report) => {
  for (const [name, { guest }] of Object.entries(partitions)) {
    if (guest.kind !== 'linux' || guest.commandLine === undefined) continue;
    const path = `partitions.${name}.guest.commandLine`;
    const { commandLine } = guest;
    const expected = `at most ${COMMAND_LINE_MAX} printable ASCII characters`;
    const bad = [...commandLine].find((character) => character < ' ' || character > '~');
    if (bad !== undefined) {
      const where = commandLine.indexOf(bad);
      report(path, expected, `the character ${JSON.stringify(bad)} at ${where}`);
    } else if (commandLine.length > COMMAND_LINE_MAX) {
      report(path, expected, `${commandLine.length} characters`);
    }
  }
});
