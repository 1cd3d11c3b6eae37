import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cacheDirectory, debianKernel, kernelRelease, ubootImage } from '../src/index.ts';

afterEach(() => vi.unstubAllEnvs());

describe('missing guests', () => {
  it('names U-Boot and how to get it', () => {
    vi.stubEnv('BULKHEAD_UBOOT', '/nowhere/u-boot.bin');
    expect(() => ubootImage()).toThrow(
      'U-Boot is missing: /nowhere/u-boot.bin does not exist.\n' +
        '  Install it (Debian, Ubuntu: apt-get install u-boot-qemu), or set BULKHEAD_UBOOT to the u-boot.bin of a qemu_arm64 build.',
    );
  });

  it('names the kernel package where there is no apt', () => {
    vi.stubEnv('BULKHEAD_CACHE', mkdtempSync(join(tmpdir(), 'bulkhead-cache-')));
    vi.stubEnv('PATH', '/nowhere');
    expect(() => debianKernel(() => {})).toThrow(
      'debian-installer-12-netboot-arm64 is fetched with apt-get, which is not here.\n' +
        '  On Debian 12, run apt-get update and try again. Elsewhere, download the package debian-installer-12-netboot-arm64 ' +
        'from a Debian mirror and set BULKHEAD_DEBIAN_PACKAGE to its path.',
    );
  });

  it('names a given package that is not there', () => {
    vi.stubEnv('BULKHEAD_CACHE', mkdtempSync(join(tmpdir(), 'bulkhead-cache-')));
    vi.stubEnv('BULKHEAD_DEBIAN_PACKAGE', '/nowhere/installer.deb');
    expect(() => debianKernel(() => {})).toThrow(
      'BULKHEAD_DEBIAN_PACKAGE names a missing file: /nowhere/installer.deb.\n  Correct it, or unset it to download.',
    );
  });
});

describe('the release of a kernel', () => {
  it('is what its banner says, and not what a format of a message looks like', () => {
    const image = Buffer.from('\0Linux version %s\0..Linux version 6.1.0-50-arm64 (debian) #1 SMP\0');
    expect(kernelRelease(image)).toBe('6.1.0-50-arm64');
  });

  it('is missed in anything else', () => {
    expect(() => kernelRelease(Buffer.from('Linux version'))).toThrow('The kernel does not say its release.');
  });
});

describe('the cache', () => {
  it('follows BULKHEAD_CACHE, then XDG_CACHE_HOME', () => {
    expect(cacheDirectory({ BULKHEAD_CACHE: '/a', XDG_CACHE_HOME: '/b' })).toBe('/a');
    expect(cacheDirectory({ XDG_CACHE_HOME: '/b' })).toBe('/b/bulkhead');
  });
});
