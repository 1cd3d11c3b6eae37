/** Device trees of guests: numbers are permanent. */
import { error } from './entry.ts';

export const DEVICE_TREES = {
  BS3001: error(
    'overlay is not a device tree',
    'neither a blob nor a source that dtc takes, or there is no dtc',
    'compile it first: dtc -@ -O dtb -o my.dtbo my.dtso',
  ),
  BS3002: error(
    'overlay for a node that is not there',
    'a label or a path that the generated tree does not have',
    'take a label of the platform, or of a device of the partition by its name',
  ),
  BS3003: error(
    'overlay changes what the hypervisor decides',
    'addresses, interrupts, memory, cores: the guest would be told what is not so',
    'leave it out of the overlay, and change the description instead',
  ),
  BS3004: error(
    'memory that the partition does not have',
    'a node of the overlay with memory elsewhere',
    "choose a place in the partition's memory",
  ),
  BS3005: error(
    'registers that the partition does not have',
    'a node of the overlay with an address that nothing of the partition has: the guest would be stopped there',
    'give the device to the partition with devices, which also writes its node',
  ),
  BS3006: error(
    'interrupt that the partition does not have',
    'a node of the overlay with an interrupt that never comes',
    'give the device to the partition with devices, which also writes its node',
  ),
  BS3007: error(
    'reference to nothing',
    'a node of the overlay points at a number that no node has',
    'write the reference with a label, in a source with /plugin/',
  ),
  BS3008: error(
    'two nodes with one number',
    'phandles of a device tree that is no overlay are taken as they are',
    'make it an overlay: /plugin/ in its first lines',
  ),
  BS3009: error(
    'device tree that nobody reads',
    'a TypeScript partition, or an image that leaves no room for it',
    'leave out deviceTree, or link the image 2MiB higher',
  ),
} as const;
