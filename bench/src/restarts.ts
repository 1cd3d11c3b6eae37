/** Has a guest fail again and again, and reads from the reports of it what its restarts took. */
import type { RegistersEvent, RunResult } from '@bulkhead/cli';
import { defineSystem, elf } from '@bulkhead/system';
import { assembleGuest } from './assemble.ts';
import { boardWith, type Environment } from './environment.ts';

/**
 * Of these, the reports and the costs of the first two are said, and the time of the second life's and the third
 * life's first instruction is in a register when they fail.
 */
const RESTARTS = 2;
/**
 * Fails 20 ms on, when the last report has been said. x28 is the time of the first instruction of the life, x20 that of
 * the last; x29 begins the longest trace there is.
 */
const FAIL = `
    adr     x29, 2f
    mov     x21, #0x1400000
    add     x21, x21, x28
1:  mrs     x20, CNTVCT_EL0
    cmp     x20, x21
    b.lo    1b
    ldr     x9, =0x50000000
    mrs     x20, CNTVCT_EL0
    ldr     x10, [x9]
    .ltorg
    .balign 16
2:  .rept   8
    .quad   . + 16, 2b
    .endr
    .quad   0, 0`;

/** From the access that fails to the first instruction of the next life, without clearing and loading memory. */
export async function measureRestarts(environment: Environment): Promise<readonly number[]> {
  const { elf } = assembleGuest('restart', { title: '', prepare: FAIL, sample: '' }, environment.folder);
  const result = await environment.run(await environment.build('restart', failing(elf)));
  const reports = result.events.filter((event): event is RegistersEvent => event.kind === 'registers');
  return costsOf(result).map(
    (cost, life) => registerOf(reports, life + 1, 28) - registerOf(reports, life, 20) - cost,
  );
}

function failing(file: string) {
  return defineSystem({
    board: boardWith(1),
    partitions: {
      bench: {
        guest: elf({ file }),
        memory: '2MiB',
        cores: [0],
        onError: { access: 'restart' },
        restart: { limit: RESTARTS, afterLimit: 'halt' },
        expect: { end: 'fault' },
      },
    },
  });
}

/** Ticks of the counter, each an instruction, that clearing and loading took. */
function costsOf(result: RunResult): number[] {
  const costs = result.partitions[0]!.restartCosts;
  if (costs.length !== RESTARTS) throw new Error(`${costs.length} restarts instead of ${RESTARTS}`);
  return costs.map(({ scrubTicks, loadTicks }) => Number(scrubTicks + loadTicks));
}

/** A register of one of the reports. */
function registerOf(reports: readonly RegistersEvent[], life: number, register: number): number {
  const value = reports[life]?.x[register];
  if (value === undefined) throw new Error(`fault ${life + 1} was not reported with its registers`);
  return Number(value);
}
