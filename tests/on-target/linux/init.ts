/** Process 1 of the Linux under test: shows both CPUs, takes one out and in, then obeys what is typed. */
export const init = `#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sysfs /sys
cpus() { grep -c '^processor' /proc/cpuinfo; }
work() { i=0; while [ $i -lt 3000 ]; do i=$((i + 1)); done; }
online=/sys/devices/system/cpu/cpu1/online
echo "kernel $(cat /proc/sys/kernel/ostype)"
echo "cpus at start: $(cpus)"
echo 0 > $online
echo "cpus without cpu1: $(cpus)"
echo 1 > $online
echo "cpus with cpu1: $(cpus)"
work &
work &
wait
uart_to_cpu1() { for irq in /proc/irq/*/uart-pl011; do echo 2 > \${irq%/*}/smp_affinity; done; }
interrupts() { grep "$1" /proc/interrupts; }
while true; do
  printf 'command? '
  read -r line || break
  eval "$line"
done
`;
