import { placed } from '../rule.ts';

/** Windows are monitored where there are some. */
export const windowMonitoring = placed('BS2909', ({ partitions, schedules }, report) => {
  for (const { path, index, recovery } of partitions) {
    if (!recovery.monitorsWindows) continue;
    const hasWindow = schedules.some(({ windows }) => windows.some(({ partition }) => partition === index));
    if (!hasWindow) report(`${path}.monitorWindows`, 'a window in a schedule', 'none');
  }
});
