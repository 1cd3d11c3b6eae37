/** The pictures of systems are those that `npm run system-pictures` makes. */
import { expect, test } from 'vitest';
import {
  type PictureName,
  picturePath,
  SYSTEM_PICTURES,
  systemPicture,
} from '../../scripts/system-pictures.ts';
import { read } from './repository.ts';

/** Texts without their figures: sizes and addresses follow what the programs are compiled to. */
function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, words]) =>
    words!.replace(/[0-9a-fx_.]*\d[0-9a-fx_.]*/g, '#'),
  );
}

test.each(Object.keys(SYSTEM_PICTURES) as PictureName[])('%s is up to date', async (picture) => {
  const [kept, drawn] = [read(picturePath(picture)), await systemPicture(picture, 'largest')];
  expect(textsOf(kept)).toEqual(textsOf(drawn));
  const style = (svg: string) => /<style>[\s\S]*<\/style>/.exec(svg)?.[0];
  expect(style(kept)).toBe(style(drawn));
});
