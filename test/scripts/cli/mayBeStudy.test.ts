import { expect, it } from 'vitest';
import { worksOnDatabase } from '#scripts/cli/commands.ts';
import { mayBeStudy } from '#scripts/cli/mayBeStudy.ts';

it('a word may name a study that is no option, no number, and has neither ending nor folder', () => {
  for (const word of ['my-study', '研究', 'study2']) expect(mayBeStudy(word), word).toBe(true);
  for (const word of ['study.json', './study', 'a\\b', '--json', '12', '0.9']) {
    expect(mayBeStudy(word), word).toBe(false);
  }
});

it('`plan` works on the database where it names a study and no file that is there', () => {
  const isFile = (word: string) => word === 'study';
  expect(worksOnDatabase(['plan', 'my-study', '--raters', '12'], isFile)).toBe(true);
  expect(worksOnDatabase(['plan', '--power', '0.9', 'my-study'], isFile)).toBe(true);
  expect(worksOnDatabase(['plan', 'study'], isFile)).toBe(false);
  expect(worksOnDatabase(['plan', 'study.json', '--pilot', 'pilot.json'], isFile)).toBe(false);
  expect(worksOnDatabase(['verdict', 'my-study'], isFile)).toBe(true);
  expect(worksOnDatabase(['compute', 'plan'], isFile)).toBe(false);
});
