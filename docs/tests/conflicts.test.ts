import { expect, test } from 'vitest';
import { read, repositoryFiles } from './repository.ts';

test('no document has marks of a merge that was not finished', () => {
  const marked = repositoryFiles()
    .filter((path) => path.endsWith('.md'))
    .filter((path) => /^(<{7}|>{7}|={7}$)/m.test(read(path)));
  expect(marked).toEqual([]);
});
