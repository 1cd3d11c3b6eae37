import { defineBenchmark } from '../src/benchmark.ts';

/** The counter starts at reset; QEMU's own boot stub is in both figures. One boot is all there is to see. */
export default defineBenchmark({
  title: "from reset to the guest's first instruction, one CPU",
  peers: { bao: 485181 },
  iterations: 1,
  subtractEmpty: false,
  sample: '    mov     x0, x28',
});
