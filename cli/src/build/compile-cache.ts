import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.ts';
import { writeFileAtomically } from './write-file.ts';

/** What is remembered of a compilation: it is good as long as its inputs are the same. */
interface CacheEntry {
  readonly inputs: readonly string[];
  readonly digest: string;
}

/** Folders of earlier versions are removed when no run can still be reading them. */
const STALE_MILLISECONDS = 10 * 60 * 1000;

/**
 * Folders of compiled programs, one for each program and state of its inputs. Several processes may use
 * it at once: folders appear by one rename and are never changed.
 */
export class CompileCache {
  constructor(private readonly folder: string) {}

  /** The program's folder if it was compiled from the same `job` and the files are as they were. */
  find(name: string, job: unknown): string | undefined {
    const entry = this.read(name, job);
    if (!entry || fingerprint(job, entry.inputs) !== entry.digest) return undefined;
    const folder = this.programFolder(name, entry.digest);
    return existsSync(folder) ? folder : undefined;
  }

  /** An empty folder to compile into. */
  scratch(name: string): string {
    const folder = join(this.folder, `${name}.${process.pid}.partial`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Keeps what was compiled into `scratch` from `inputs`; returns where it is now. */
  keep(name: string, job: unknown, scratch: string, inputs: readonly string[]): string {
    const digest = fingerprint(job, inputs);
    const folder = this.programFolder(name, digest);
    try {
      renameSync(scratch, folder);
    } catch (error) {
      // Another process was faster; what it made from the same inputs is the same.
      if (!existsSync(folder)) throw error;
      rmSync(scratch, { recursive: true });
    }
    const entry: CacheEntry = { inputs, digest };
    writeFileAtomically(this.entryPath(name, job), JSON.stringify(entry));
    this.removeStale(name, folder);
    return folder;
  }

  private read(name: string, job: unknown): CacheEntry | undefined {
    try {
      return JSON.parse(readFileSync(this.entryPath(name, job), 'utf8'));
    } catch {
      return undefined;
    }
  }

  private entryPath(name: string, job: unknown): string {
    return join(this.folder, `${name}-${fingerprint(job, []).slice(0, 12)}.json`);
  }

  private programFolder(name: string, digest: string): string {
    return join(this.folder, `${name}-${digest.slice(0, 16)}`);
  }

  private removeStale(name: string, current: string): void {
    const limit = Date.now() - STALE_MILLISECONDS;
    for (const entry of readdirSync(this.folder, { withFileTypes: true })) {
      const path = join(this.folder, entry.name);
      if (!entry.isDirectory() || !entry.name.startsWith(`${name}-`) || path === current) continue;
      if (statSync(path).mtimeMs < limit) rmSync(path, { recursive: true, force: true });
    }
  }
}
