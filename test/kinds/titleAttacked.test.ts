import { expect, it, vi } from 'vitest';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { shownTexts } from '#test/blindness/shownTexts.ts';
import type { SeenTask, Sitting } from '#test/blindness/sittings.ts';
import { truthKey } from '#test/blindness/study.ts';
import { attack, deviation } from '#test/blindness/tricks.ts';
import type { BlindTitleTask } from './title/core/definition.ts';

vi.mock('#app/core/kinds/kinds.ts', async (original) => {
  const { kindRegistry } = await import('#app/core/kinds/registry.ts');
  const { KINDS } = await original<{ KINDS: object }>();
  const { title } = await import('./title/core/definition.ts');
  return { KINDS, kinds: kindRegistry({ ...KINDS, title } as never) };
});

/** Sittings of ten raters who rate and title two systems' texts, the titled ones in the order that `title` gives. */
function sittings(title: (texts: readonly string[], random: ReturnType<typeof createRandom>) => string[]) {
  const random = createRandom('titled');
  const truth = new Map<string, Set<number>>();
  const seenBy = (): SeenTask[] =>
    Array.from({ length: 60 }, (_, number) => {
      const texts = [0, 1].map((system) => `${number} ${system}`);
      for (const [system, text] of texts.entries()) truth.set(truthKey(`${number}`, text), new Set([system]));
      const base = { prompt: `${number}`, source: null, language: null, comments: false };
      const task = (own: object) => ({ ...base, id: String(random.next()), ...own }) as unknown as BlindTask;
      return [
        ...random.shuffle(texts).map((text) => task({ kind: 'likert', text, criteria: [] })),
        ...title(texts, random).map((text) =>
          task({ kind: 'title', text, titles: [] } satisfies Partial<BlindTitleTask>),
        ),
      ].map((one) => ({ task: one, bytes: 500, milliseconds: random.next(), headers: new Map(), body: '' }));
    }).flat();
  const own = Array.from({ length: 10 }, (_, rater): Sitting => ({ rater, seen: seenBy() }));
  return { sittings: own, truth };
}

const found = ({ sittings: own, truth }: ReturnType<typeof sittings>, trick: string) =>
  deviation(attack(own, truth).get(trick)!);

it('has the order of its texts attacked like that of ratings', () => {
  const baselineFirst = sittings((texts) => [...texts]);
  expect(found(baselineFirst, 'text: comes first')).toBeGreaterThan(10);
  const shuffled = sittings((texts, random) => random.shuffle(texts));
  expect(Math.abs(found(shuffled, 'text: comes first'))).toBeLessThan(4.5);
});

it('is refused by the attack where its texts stand elsewhere', () => {
  const task = { kind: 'title', titled: 'a text' } as unknown as BlindTask;
  expect(() => shownTexts(task)).toThrow('a title task has no text; say in FIELDS where its texts are');
});
