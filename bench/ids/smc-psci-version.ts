import { defineBenchmark } from '../src/benchmark.ts';

export default defineBenchmark({
  title: 'SMC PSCI_VERSION',
  bare: false,
  peers: { bao: 203 },
  sample: `
    ldr     w0, =PSCI_VERSION
    begin
    smc     #0
    end`,
});
