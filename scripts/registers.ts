/**
 * `npm run registers` writes docs/system-registers.md: what becomes of every system register encoding that a guest
 * tries. With `--names`, first the names of the encodings, for which llvm-mc is needed.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemRegisters } from '../tests/registers/document.ts';
import { runSweeps } from '../tests/registers/findings.ts';
import { readNames, writeNames } from '../tests/registers/names.ts';

const DOCUMENT = fileURLToPath(new URL('../docs/system-registers.md', import.meta.url));

const { values } = parseArgs({ options: { names: { type: 'boolean', default: false } } });
if (values.names) writeNames();
const { virtual, direct, shared, newest } = await runSweeps();
const findings = {
  virtual: virtual.found,
  direct: direct.found,
  shared: shared.found,
  newest: newest.found,
};
writeFileSync(DOCUMENT, systemRegisters(findings, readNames()));
