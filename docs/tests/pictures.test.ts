/** The pictures of systems are those that `npm run system-pictures` makes. */
import { expect, test } from 'vitest';
import {
  type PictureName,
  picturePath,
  SYSTEM_PICTURES,
  systemPicture,
} from '../../scripts/system-pictures.ts';
import { read } from './repository.ts';

/** An address, or a number with the unit that a size may have. */
const FIGURE = /[0-9a-fx_.]*\d[0-9a-fx_.]*( ([KMG]i)?B\b)?/g;

/** Texts without their figures: sizes and addresses follow what the programs are compiled to. */
function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, words]) => words!.replace(FIGURE, '#'));
}

test.each(Object.keys(SYSTEM_PICTURES) as PictureName[])('%s is up to date', async (picture) => {
  const [kept, drawn] = [read(picturePath(picture)), await systemPicture(picture, 'largest')];
  expect(textsOf(kept)).toEqual(textsOf(drawn));
  const style = (svg: string) => /<style>[\s\S]*<\/style>/.exec(svg)?.[0];
  expect(style(kept)).toBe(style(drawn));
});
