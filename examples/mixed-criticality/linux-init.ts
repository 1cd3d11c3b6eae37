/** Process 1 of the Linux partition: shows where it runs, works on both CPUs for a while, powers off. */
export const init = `#!/bin/sh
mount -t proc proc /proc
cat /proc/version
cat /proc/cpuinfo
echo "processors online: $(grep -c '^processor' /proc/cpuinfo)"
work() {
  i=0
  while [ $i -lt 20000 ]; do i=$((i + 1)); done
}
work &
work &
wait
echo "load finished"
grep -E 'arch_timer|IPI|uart' /proc/interrupts
echo "powering off"
poweroff -f
`;
