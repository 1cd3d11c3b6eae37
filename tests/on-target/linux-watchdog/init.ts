/**
 * Process 1 of the Linux under test: loads the kernel's own driver of the watchdog, starts that, and never kicks it
 * again.
 */
export const init = `
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
chmod +x /insmod
/insmod || echo "insmod failed: $?"
echo "driver $(basename $(readlink /sys/class/watchdog/watchdog0/device/driver))"
exec 3>/dev/watchdog
echo >&3
echo "user space"
sleep 1000000
`;
