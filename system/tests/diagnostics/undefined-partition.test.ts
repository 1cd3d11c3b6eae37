import { expect, test } from 'vitest';
import { messages, withPartition } from '../support/good.ts';

test('a partition that is undefined is refused by its shape, and no rule trips over it', async () => {
  const description = withPartition('rtos', {});
  const partitions = { ...description.partitions, rtos: undefined };
  expect(await messages({ ...description, partitions } as never)).toMatch(/BS2003 at partitions\.rtos/);
});
