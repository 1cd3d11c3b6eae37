import { expectPartition } from '../partition-name.ts';
import { authored } from '../rule.ts';
import { scheduleUsers } from './users.ts';

/** Schedules name partitions of the system. */
export const scheduledPartition = authored('BS2704', (description, report, all) => {
  for (const { path, name } of scheduleUsers(description)) expectPartition(name, path, all, report);
});
