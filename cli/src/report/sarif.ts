/** Diagnostics for editors and CI services: SARIF 2.1.0 (OASIS, 27 March 2020). */
import { pathToFileURL } from 'node:url';
import { type Code, type Diagnostic, formatDiagnostic, TABLE } from '@bulkhead/system';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const CODES = Object.keys(TABLE) as Code[];

/** A log with one run; all rules are listed, so that a service can show those that were kept, too. */
export function sarif(diagnostics: readonly Diagnostic[], version: string): string {
  const driver = { name: 'bulkhead', version, rules: CODES.map(ruleOf) };
  const base = `${pathToFileURL(process.cwd()).href}/`;
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { ROOT: { uri: base } },
    results: diagnostics.map(resultOf),
  };
  return JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2);
}

/** 3.49: a reporting descriptor. */
function ruleOf(code: Code) {
  const { severity, title, manual, remedy } = TABLE[code];
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: manual },
    help: { text: remedy },
    defaultConfiguration: { level: severity },
  };
}

/** 3.27: a result. */
function resultOf(diagnostic: Diagnostic) {
  const { code, severity, path, place } = diagnostic;
  const { place: _, ...plain } = diagnostic;
  const physicalLocation = place && {
    artifactLocation: { uri: place.file.split('\\').join('/'), uriBaseId: 'ROOT' },
    region: {
      ...{ startLine: place.line, startColumn: place.column },
      ...{ endLine: place.endLine, endColumn: place.endColumn },
    },
  };
  const logicalLocations = [{ fullyQualifiedName: path }];
  return {
    ...{ ruleId: code, ruleIndex: CODES.indexOf(code), level: severity },
    message: { text: formatDiagnostic(plain) },
    locations: [{ ...(physicalLocation ? { physicalLocation } : {}), logicalLocations }],
  };
}
