import type { Series } from '../src/benchmark.ts';
import { defineBenchmark } from '../src/benchmark.ts';

/** What the guest does without end while it waits: one of each kind of exit, and the costly of each kind. */
const STORMS: Readonly<Record<string, string>> = {
  'HVC, unknown': '    ldr     w0, =UNKNOWN_HYPERCALL\n    hvc     #0',
  'HVC PSCI_VERSION': '    ldr     w0, =PSCI_VERSION\n    hvc     #0',
  'SMC PSCI_VERSION': '    ldr     w0, =PSCI_VERSION\n    smc     #0',
  AFFINITY_INFO:
    '    mov     x1, #0\n    mov     x2, #0\n    ldr     x0, =PSCI_AFFINITY_INFO\n    hvc     #0',
  'CPU_ON, refused': '    mov     x1, #77\n    ldr     x0, =PSCI_CPU_ON\n    hvc     #0',
  'ID register': '    mrs     x1, ID_AA64PFR0_EL1',
  'DC CISW': '    dc      cisw, xzr',
  'SGI to itself': '    msr     S3_0_C12_C11_5, x14',
  'read GICD_CTLR': '    ldr     w1, [x10]',
  'read GICD_ISENABLER1': '    ldr     w1, [x10, #GICD_ISENABLER + 4]',
  'write GICD_ISENABLER1': '    str     wzr, [x10, #GICD_ISENABLER + 4]',
  'write GICD_IPRIORITYR': '    str     wzr, [x10, #0x420]',
  'write GICD_IROUTER': '    str     xzr, [x11]',
  'write GICR_ISENABLER0': '    str     w13, [x12, #GICD_ISENABLER]',
  'write GICR_ISPENDR0': '    str     w13, [x12, #0x200]',
  'write GICR_IPRIORITYR': '    str     wzr, [x12, #0x404]',
  'read UARTFR': '    ldr     w1, [x15, #UART_FR]',
  'write UARTDR': '    strb    wzr, [x15]',
};

/** Of each operation, the deadline meets every phase: it moves by one instruction a sample. */
function storm([name, operation]: readonly [string, string]): Series {
  const sample = `
    ldr     x10, =GICD
    ldr     x11, =GICD + 0x6000 + 8 * 40
    ldr     x12, =GICR_SGI
    ldr     w13, =(1 << SGI_DISABLED)
    ldr     x14, =(SGI_DISABLED << 24 | 1)
    ldr     x15, =UART
    add     x25, x25, #1
    deadline x25, 2f
1:
${operation}
    b       1b
2:  sub     x0, x22, x20`;
  // The board's firmware is called by HVC; without EL3, SMC is undefined there.
  return { name, sample, bare: !name.startsWith('SMC') };
}

export default defineBenchmark({
  title: 'the same while the guest storms exits of each kind in turn',
  peers: { bao: 3759 },
  subtractEmpty: false,
  prepare: '    mov     x25, #2000',
  iterations: 512,
  sample: Object.entries(STORMS).map(storm),
});
