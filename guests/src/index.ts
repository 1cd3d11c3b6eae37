/** Guests that are not ours, fetched once and kept in a cache outside the tree; see docs/cli.md. */
export { type BusyboxOptions, busyboxInitrd } from './busybox.ts';
export { cacheDirectory } from './cache.ts';
export { type CpioEntry, deviceNumber, fileType } from './cpio/entry.ts';
export { CpioError, readCpio } from './cpio/read.ts';
export { writeCpio } from './cpio/write.ts';
export { type DebianKernel, debianKernel, debianKernelIsCached } from './debian/kernel.ts';
export { debianKernelModule, kernelRelease } from './debian/module.ts';
export { GuestError } from './error.ts';
export { ubootImage } from './uboot.ts';
