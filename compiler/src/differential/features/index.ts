import type { Parts } from '../parts.ts';
import { addArrows } from './arrows.ts';
import { addPerCpu } from './cores.ts';
import { addEnum } from './enums.ts';
import { addGenerics } from './generics.ts';
import { addObject } from './objects.ts';
import { addAtomic, addBitFields, addLock } from './shared.ts';
import { addSlices } from './slices.ts';
import { addFrame, addGrid, addTrace } from './storage.ts';
import { addBoundedText, addTags } from './texts.ts';
import { addResult, addUnion } from './unions.ts';
import { addStruct, addTables, addTuple } from './values.ts';

/** What a program may consist of beside functions over integers; each part of the language is in one. */
export const FEATURES: readonly ((parts: Parts) => void)[] = [
  addObject,
  addStruct,
  addTuple,
  addTables,
  addUnion,
  addResult,
  addEnum,
  addFrame,
  addGrid,
  addTrace,
  addGenerics,
  addAtomic,
  addLock,
  addBitFields,
  addSlices,
  addArrows,
  addPerCpu,
  addTags,
  addBoundedText,
];
