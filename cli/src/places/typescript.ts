import { createRequire } from 'node:module';
import type TypeScript from 'typescript';

/** The parser. Required, because importing it under tsx takes three times as long: tsx looks for exports in all of its 9 MB. */
export const parser = createRequire(import.meta.url)('typescript') as typeof TypeScript;
