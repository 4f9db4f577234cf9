import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '#test/e2e/support/app.ts';
import { join, readSittings, type Sitting } from './sittings.ts';
import { attackedStudy, type StudyPlan } from './study.ts';
import { comparedBeforeRated } from './controlTricks.ts';
import { attack, deviation, itemsOf, shapeOf, type Guess } from './tricks.ts';

// Whoever reads whole sittings over HTTP, knows this source and talks to the other raters must not name systems better
// than chance. Among so many tricks some are lucky: 4.5 standard deviations leave less than one in a thousand runs.
const MOST_DEVIATION = 4.5;

const PLANS: Record<string, StudyPlan> = {
  'two systems, open': plan({ strategy: 'open', systems: 2, items: 260, ratersPerItem: 3, raters: 12 }),
  'two systems, a panel': plan({ strategy: 'panel', systems: 2, items: 160, ratersPerItem: 3, raters: 8 }),
  'three systems, open': plan({ strategy: 'open', systems: 3, items: 90, ratersPerItem: 3, raters: 6 }),
  'three systems, a panel': plan({ strategy: 'panel', systems: 3, items: 70, ratersPerItem: 4, raters: 6 }),
  'rankings of three systems, open': plan({
    strategy: 'open',
    systems: 3,
    items: 50,
    ratersPerItem: 3,
    raters: 6,
    comparison: 'rankings',
  }),
  'rankings of four systems, a panel': plan({
    strategy: 'panel',
    systems: 4,
    items: 40,
    ratersPerItem: 3,
    raters: 5,
    comparison: 'rankings',
  }),
};

/** Studies with controls: rated beside the systems' texts, or compared where nothing is rated. */
const CONTROLS = { controls: { slight: 24, gross: 14 } };
const WITH_CONTROLS: Record<string, StudyPlan> = {
  'controls, open': plan({
    strategy: 'open',
    systems: 2,
    items: 110,
    ratersPerItem: 3,
    raters: 6,
    ...CONTROLS,
  }),
  'controls, a panel': plan({
    strategy: 'panel',
    systems: 2,
    items: 90,
    ratersPerItem: 3,
    raters: 5,
    ...CONTROLS,
  }),
  'controls in pairs alone, open': plan({
    strategy: 'open',
    systems: 2,
    items: 90,
    ratersPerItem: 4,
    raters: 6,
    likert: false,
    controls: { slight: 60, gross: 12 },
  }),
  'controls in rankings alone, a panel': plan({
    strategy: 'panel',
    systems: 3,
    items: 70,
    ratersPerItem: 3,
    raters: 5,
    likert: false,
    comparison: 'rankings',
    controls: { slight: 50, gross: 8 },
  }),
};

function plan(
  own: Pick<StudyPlan, 'strategy' | 'systems' | 'items' | 'ratersPerItem' | 'raters'> & Partial<StudyPlan>,
): StudyPlan {
  return { comparison: 'pairs', same: 0.35, repeats: 0.1, blocksPerSitting: 8, ...own };
}

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.close();
});

const all = new Map<string, Guess[]>();

async function sittingsOf(links: readonly string[]): Promise<Sitting[]> {
  // One after the other, so that neighbours are known; then all at once, as raters work.
  const cookies: string[] = [];
  for (const link of links) cookies.push(await join(link));
  return await Promise.all(links.map((link, rater) => readSittings(link, cookies[rater]!, rater)));
}

describe('who reads whole sittings cannot tell which system is which', () => {
  it.each(Object.entries({ ...PLANS, ...WITH_CONTROLS }))(
    '%s',
    async (name, own) => {
      const { truth, controls, links } = await attackedStudy(app.db, app.url, own, name);
      const sittings = await sittingsOf(links);
      const seen = sittings.flatMap((sitting) => sitting.seen);
      // The same fields in the same order for all, and no blank or sign that nobody sees.
      const shapes = new Set(seen.map(({ task }) => shapeOf(task)));
      expect(shapes.size).toBe(new Set(seen.map(({ task }) => task.kind)).size);
      expect(seen.filter(({ body }) => /\\u200b|\u200b|\\r|\\n"|" /.test(body))).toEqual([]);
      const guesses = attack(sittings, truth, controls);
      if (own.controls !== undefined) expect(controls.size).toBeGreaterThan(50);
      // A control is known by its place once the item's texts were compared; by then all of them have been rated.
      for (const { seen: own } of sittings) expect(comparedBeforeRated(itemsOf(own))).toEqual([]);
      for (const [trick, list] of guesses) all.set(trick, [...(all.get(trick) ?? []), ...list]);
      expect(tellingTricks(guesses)).toEqual([]);
    },
    600_000,
  );

  it('in thousands of guesses, all studies together', () => {
    const made = [...all.values()].map((list) => list.length);
    expect(Math.max(...made)).toBeGreaterThan(1200);
    expect(made.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10_000);
    expect(all.size).toBeGreaterThan(40);
    expect(tellingTricks(all)).toEqual([]);
  });
});

function tellingTricks(guesses: ReadonlyMap<string, readonly Guess[]>): string[] {
  return [...guesses].flatMap(([trick, list]) =>
    Math.abs(deviation(list)) > MOST_DEVIATION
      ? [
          `${trick}: ${list.filter(({ hit }) => hit).length} of ${list.length}, ${deviation(list).toFixed(1)} sd`,
        ]
      : [],
  );
}
