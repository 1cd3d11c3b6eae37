import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cacheDirectory, writeFileAtomically } from '../cache.ts';
import { GuestError } from '../error.ts';
import { downloadPackage } from './download.ts';
import { extractFiles } from './extract.ts';
import { type DebianKernel, debianKernel } from './kernel.ts';

/** The modules that the tests load and the installer's initrd lacks, by path below the kernel's modules. */
export const KERNEL_MODULES = ['drivers/watchdog/sbsa_gwdt.ko'];

type KernelModule = 'sbsa_gwdt';

function cachedPath(debian: DebianKernel, file: string): string {
  return join(cacheDirectory(), 'debian-12-arm64-modules', debian.version, basename(file));
}

/**
 * Path of a module of Debian's kernel, from the package of the very kernel that `debianKernel()` is. The first use on a
 * machine downloads that package (60 MB; the modules of KERNEL_MODULES are kept).
 */
export function debianKernelModule(
  name: KernelModule,
  report: (line: string) => void = console.error,
): string {
  const debian = debianKernel(report);
  const path = cachedPath(debian, `${name}.ko`);
  if (!existsSync(path)) fetchModules(debian, report);
  return path;
}

/** The release that a kernel's Image says it is, such as 6.1.0-50-arm64: modules are of one release. */
export function kernelRelease(image: Buffer): string {
  const banner = Buffer.from('Linux version ');
  for (let at = image.indexOf(banner); at >= 0; at = image.indexOf(banner, at + 1)) {
    const text = image.toString('latin1', at + banner.length, at + banner.length + 100);
    const release = /^(\d[\w.+-]*) \(/.exec(text)?.[1];
    if (release) return release;
  }
  throw new GuestError('The kernel does not say its release.', 'Remove the cache and run `npm run setup`.');
}

function fetchModules(debian: DebianKernel, report: (line: string) => void): void {
  const release = kernelRelease(readFileSync(debian.kernel));
  const name = `linux-image-${release}`;
  const scratch = join(cacheDirectory(), `debian-12-arm64-modules.${process.pid}.partial`);
  try {
    mkdirSync(scratch, { recursive: true });
    report(`Downloading ${name} (60 MB): modules of Debian's arm64 kernel.`);
    const source = { name, variable: 'BULKHEAD_DEBIAN_KERNEL_PACKAGE', isArm64: true };
    const archive = downloadPackage(source, scratch);
    for (const file of KERNEL_MODULES) {
      extractFiles(archive.path, scratch, [`./lib/modules/${release}/kernel/${file}`]);
      writeFileAtomically(cachedPath(debian, file), readFileSync(join(scratch, basename(file))));
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
