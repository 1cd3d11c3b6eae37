import { defineConfig } from 'vitest/config';

/** On-target tests start an emulator and wait for what runs in it. */
const ON_TARGET = ['tests/**/*.test.ts'];
const generated = ['**/node_modules/**', '**/build/**'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'host',
          include: ['*/**/tests/**/*.test.ts', '*/tests/**/*.test.ts'],
          exclude: [...generated, ...ON_TARGET],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'target',
          include: ON_TARGET,
          exclude: generated,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
