import { buildDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { StackFinding } from './worst-case.ts';

/** What is wrong with a program's stacks, as diagnostics of its build. */
export function stackDiagnostics(findings: readonly StackFinding[]): Diagnostic[] {
  return findings.map(diagnose);
}

function diagnose(finding: StackFinding): Diagnostic {
  switch (finding.kind) {
    case 'exceeded': {
      const { bytes = 0, reservedBytes = 0 } = finding.use ?? {};
      return buildDiagnostic('BT7001', finding.function, bytes, reservedBytes, finding.detail);
    }
    case 'indirect':
      return buildDiagnostic('BT7002', finding.function, finding.detail);
    case 'unbounded':
      return buildDiagnostic('BT7003', finding.function, finding.detail);
    case 'recursion':
      return buildDiagnostic('BT7004', finding.detail);
    case 'missing':
      return buildDiagnostic('BT7005', finding.function);
  }
}
