import { defineBenchmark, type Result } from '../src/benchmark.ts';
import { bootLinux } from '../src/linux-boot.ts';

const same = (value: number) => ({ bare: null, min: value, median: value, max: value });

/**
 * Debian's kernel on one vCPU, the UART its own, from reset to `/init`, which powers off. One boot. The share
 * is of all instructions that the core executed; what the handlers executed is counted by its PMU.
 */
export default defineBenchmark({
  async measure(environment) {
    const { exits, el2Instructions, instructions } = await bootLinux(environment);
    const share = Math.round((el2Instructions / instructions) * 1e6) / 1e4;
    const note = `${el2Instructions} of ${instructions} instructions at EL2`;
    const results: Result[] = [
      {
        ...{ id: 'linux-boot-exits', title: 'Debian Linux to /init: exits', unit: 'exits' },
        ...same(exits),
        peers: { bao: 565 },
      },
      {
        ...{ id: 'linux-boot-share', title: 'Debian Linux to /init: instructions at EL2', unit: '%' },
        ...same(share),
        peers: { bao: 0.1 },
        note,
      },
    ];
    return results;
  },
});
