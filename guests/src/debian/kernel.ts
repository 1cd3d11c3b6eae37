import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheDirectory } from '../cache.ts';
import { downloadPackage } from './download.ts';
import { extractFiles } from './extract.ts';

/**
 * Debian's installer for arm64 as a package: its kernel is the unmodified one of the distribution, and
 * its initrd holds a busybox with the C library it needs.
 */
export const INSTALLER_PACKAGE = 'debian-installer-12-netboot-arm64';
const INSTALLER_FOLDER = './usr/lib/debian-installer/images/12/arm64/text/debian-installer/arm64';

/** The unmodified arm64 kernel of Debian 12, with the initrd of its installer. */
export interface DebianKernel {
  /** Path of the kernel's Image. */
  readonly kernel: string;
  /** Path of the installer's initrd (gzip of a newc cpio archive). */
  readonly initrd: string;
  /** Version of the Debian package that both come from. */
  readonly version: string;
}

function folder(): string {
  return join(cacheDirectory(), 'debian-12-arm64');
}

function cached(): DebianKernel {
  const path = (name: string) => join(folder(), name);
  return {
    kernel: path('linux'),
    initrd: path('initrd.gz'),
    version: readFileSync(path('version'), 'utf8').trim(),
  };
}

/** Whether `debianKernel()` can answer without a download. */
export function debianKernelIsCached(): boolean {
  // The folder appears by one rename when everything is in it.
  return existsSync(join(folder(), 'version'));
}

/**
 * Debian's arm64 kernel and its installer's initrd. The first use on a machine downloads the package
 * (about 128 MB; 73 MB are kept), saying so with `report`; `npm run setup` does that beforehand.
 */
export function debianKernel(report: (line: string) => void = console.error): DebianKernel {
  if (!debianKernelIsCached()) fetchKernel(report);
  return cached();
}

function fetchKernel(report: (line: string) => void): void {
  const scratch = `${folder()}.${process.pid}.partial`;
  try {
    mkdirSync(scratch, { recursive: true });
    report(`Downloading ${INSTALLER_PACKAGE} (128 MB): Debian's arm64 kernel, run as a guest.`);
    const archive = downloadPackage(
      { name: INSTALLER_PACKAGE, variable: 'BULKHEAD_DEBIAN_PACKAGE' },
      scratch,
    );
    report(`Unpacking its kernel and initrd to ${folder()} (73 MB).`);
    extractFiles(archive.path, scratch, [`${INSTALLER_FOLDER}/linux`, `${INSTALLER_FOLDER}/initrd.gz`]);
    rmSync(archive.path);
    writeFileSync(join(scratch, 'version'), `${archive.version}\n`);
    moveIntoPlace(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Another process may have been faster: then its copy, which is the same, stays. */
function moveIntoPlace(scratch: string): void {
  mkdirSync(dirname(folder()), { recursive: true });
  try {
    renameSync(scratch, folder());
  } catch (error) {
    if (!debianKernelIsCached()) throw error;
  }
}
