import { describe, expect, it } from 'vitest';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { createRandom, type Random } from '#app/core/shared/random.ts';
import type { SeenTask, Sitting } from './sittings.ts';
import { truthKey, type Truth } from './study.ts';
import { attack, deviation } from './tricks.ts';

// The tricks would find what they look for: sittings as they were once drawn, and as they might be drawn by mistake.

interface Shown {
  readonly texts: readonly string[];
  readonly pairs: readonly (readonly [string, string])[];
  readonly bytes?: (text: string) => number;
}

/** Sittings of ten raters with two systems, or three, as `show` has an item shown. */
function sittingsBy(
  systems: number,
  show: (item: { number: number; rater: number; texts: readonly string[] }, random: Random) => Shown,
  same = 0,
): { sittings: Sitting[]; truth: Truth } {
  const random = createRandom('planted');
  const truth = new Map<string, Set<number>>();
  const items = Array.from({ length: 120 }, (_, number) => {
    const alike = random.next() < same;
    const texts = Array.from({ length: systems }, (__, system) =>
      alike && system === 1 ? `${number} 0` : `${number} ${system}`,
    );
    for (const [system, text] of texts.entries()) {
      const key = truthKey(`${number}`, text);
      truth.set(key, (truth.get(key) ?? new Set()).add(system));
    }
    return texts;
  });
  const sittings = Array.from({ length: 10 }, (_, rater) => ({
    rater,
    seen: items.flatMap((texts, number): SeenTask[] => {
      const shown = show({ number, rater, texts: [...new Set(texts)] }, random);
      const base = {
        prompt: `${number}`,
        source: null,
        language: null,
        comments: false,
        id: String(random.next()),
      };
      const tasks: BlindTask[] = [
        ...shown.texts.map((text): BlindTask => ({ ...base, kind: 'likert', text, criteria: [] })),
        ...shown.pairs.map(([left, right]): BlindTask => ({ ...base, kind: 'pairwise', left, right })),
      ];
      return tasks.map((task) => ({
        task,
        bytes: 500 + (task.kind === 'likert' ? (shown.bytes?.(task.text) ?? 0) : 0),
        milliseconds: random.next(),
        headers: new Map(),
        body: '',
      }));
    }),
  }));
  return { sittings, truth };
}

const found = ({ sittings, truth }: ReturnType<typeof sittingsBy>, trick: string) =>
  Math.abs(deviation(attack(sittings, truth).get(trick)!));

const pairOf = (texts: readonly string[], swapped: boolean): [string, string] =>
  swapped ? [texts[1]!, texts[0]!] : [texts[0]!, texts[1]!];

describe('a trick', () => {
  it('sees sides that even out within couples', () => {
    let side = false;
    const planted = sittingsBy(2, ({ number, texts }, random) => {
      side = number % 2 === 0 ? random.next() < 0.5 : !side;
      return { texts: random.shuffle(texts), pairs: [pairOf(texts, side)] };
    });
    expect(found(planted, 'side: the couple reversed')).toBeGreaterThan(10);
  });

  it('sees coins that neighbours have turned', () => {
    const coins = createRandom('coins').integers(120, 2);
    const tossed = sittingsBy(2, ({ number, rater, texts }, random) => ({
      texts: random.shuffle(texts),
      pairs: [pairOf(texts, (coins[number]! === 1) !== (rater % 2 === 1))],
    }));
    // Every rater has items of their own, which share the toss alone.
    const renamed = tossed.sittings.map(({ rater, seen }) => ({
      rater,
      seen: seen.map((one) => ({ ...one, task: moved(one.task, rater) })),
    }));
    const truth = new Map(
      [...tossed.truth].flatMap(([key, systems]) => {
        const [prompt, text] = JSON.parse(key) as [string, string];
        return Array.from(
          { length: 10 },
          (_, rater) => [truthKey(`${rater}/${prompt}`, text), systems] as const,
        );
      }),
    );
    expect(found({ sittings: renamed, truth }, 'side: the coin of the rater before, turned')).toBeGreaterThan(
      10,
    );
  });

  it('sees a shared text that comes first more often', () => {
    const planted = sittingsBy(
      3,
      ({ texts }, random) => ({
        texts: texts.length === 2 && random.next() < 0.36 ? texts : random.shuffle(texts),
        pairs: [],
      }),
      0.5,
    );
    expect(found(planted, 'shared text: comes first')).toBeGreaterThan(5);
  });

  it('sees the text that stands in every pair', () => {
    const planted = sittingsBy(3, ({ texts }, random) => ({
      texts: random.shuffle(texts),
      pairs: random.shuffle([1, 2].map((other) => pairOf([texts[0]!, texts[other]!], random.next() < 0.5))),
    }));
    expect(found(planted, 'side: of the text in most pairs')).toBeGreaterThan(10);
    expect(found(planted, 'text: stands in most pairs')).toBeGreaterThan(10);
  });

  it('sees systems that take turns in being first', () => {
    const planted = sittingsBy(2, ({ number, rater, texts }) => ({
      texts: (number + rater) % 2 === 0 ? texts : [...texts].reverse(),
      pairs: [],
    }));
    expect(found(planted, 'text: first as 1 before')).toBeGreaterThan(10);
  });

  it('sees a byte more in what brings a system’s text', () => {
    const planted = sittingsBy(2, ({ texts }, random) => ({
      texts: random.shuffle(texts),
      pairs: [],
      bytes: (text) => (text.endsWith('0') ? 0 : 1),
    }));
    expect(found(planted, 'text: came with the fewest bytes beside it')).toBeGreaterThan(10);
  });
});

function moved(task: BlindTask, rater: number): BlindTask {
  return { ...task, prompt: `${rater}/${task.prompt}` };
}
