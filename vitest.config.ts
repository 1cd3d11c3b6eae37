import { defineConfig } from 'vitest/config';
import { bareTypeScript, COVERAGE_FOLDER } from './compiler/src/javascript/vite.ts';

/** Tests of the hypervisor's own modules run them as the JavaScript back end translates them. */
const HYPERVISOR = ['hypervisor/tests/**/*.test.ts'];
/** Of these, those of the families that are not the usual ones, by the condition that chooses it. */
const GICV2 = ['hypervisor/tests/gicv2/**/*.test.ts'];
const BCM2836 = ['hypervisor/tests/bcm2836/**/*.test.ts'];
/** So do those of the partition library. */
const LIBRARY = ['sdk/tests/**/*.test.ts'];
/** On-target tests start an emulator and wait for what runs in it. */
const ON_TARGET = ['tests/**/*.test.ts'];
/** Only what hangs takes so long: a host that others are using may need ten times as long as a quiet one. */
const PATIENCE_MS = 600_000;
const generated = ['**/node_modules/**', '**/build/**'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'host',
          include: ['*/**/tests/**/*.test.ts', '*/tests/**/*.test.ts'],
          exclude: [...generated, ...ON_TARGET, ...HYPERVISOR, ...LIBRARY],
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        plugins: [bareTypeScript('hypervisor/arch/aarch64/entry.ts')],
        test: {
          name: 'hypervisor',
          include: HYPERVISOR,
          setupFiles: process.env[COVERAGE_FOLDER] ? ['scripts/lines/collect.ts'] : [],
          exclude: [...generated, ...GICV2, ...BCM2836],
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        plugins: [bareTypeScript('hypervisor/arch/aarch64/entry.ts', ['gicv2'])],
        test: {
          name: 'gicv2',
          include: GICV2,
          setupFiles: process.env[COVERAGE_FOLDER] ? ['scripts/lines/collect.ts'] : [],
          exclude: generated,
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        plugins: [bareTypeScript('hypervisor/arch/aarch64/entry.ts', ['bcm2836', 'bcm2835'])],
        test: {
          name: 'bcm2836',
          include: BCM2836,
          setupFiles: process.env[COVERAGE_FOLDER] ? ['scripts/lines/collect.ts'] : [],
          exclude: generated,
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        plugins: [bareTypeScript('sdk/tests/model/ports.ts')],
        test: {
          name: 'library',
          include: LIBRARY,
          exclude: generated,
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        test: {
          name: 'target',
          include: ON_TARGET,
          exclude: generated,
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
    ],
  },
});
