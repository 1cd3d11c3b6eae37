import type ts from 'typescript';
import { annotation, hasSafetyLine } from '../program/annotations.ts';

/** Whether the function runs only while the first core is alone. */
export function isBoot(declaration: ts.Node): boolean {
  return annotation(declaration, 'boot') !== undefined;
}

/** Whether the function answers for what the compiler cannot see. */
export function isVouchedFor(declaration: ts.Node): boolean {
  return declaration.getSourceFile().fileName.endsWith('.unsafe.ts') && hasSafetyLine(declaration);
}
