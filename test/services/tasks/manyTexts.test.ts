import { beforeEach, expect, it } from 'vitest';
import { readText } from '#app/core/tasks/readText.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { listControls } from '#app/services/tasks/listControls.ts';
import type { Database } from '#db/database.ts';
import { listSystems } from '#db/queries/systems.ts';
import { manyTexts } from '#test/core/tasks/manyTexts.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { configurationOf } from '#test/services/studies/sampleStudy.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';

const NAMES = ['Coca-Cola', 'Spider-Man', 'Jean-Luc', 'Rolls-Royce', 'Hewlett-Packard', 'Wi-Fi'];
const PLACES = ['Atlanta', 'Queens', 'Paris', 'Derby', 'Palo Alto', 'Hilversum'];

describeOnEachDatabase('a study', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  const prepare = async (
    items: { item: string; prompt: string; segment?: string }[],
    texts: Record<'base' | 'tiny', readonly string[]>,
    share: number,
  ) => {
    const configuration = configurationOf({ controls: { share, minimum: 3 } });
    const { slug, id } = await createStudy(db, { configuration, items });
    for (const system of ['base', 'tiny'] as const) {
      const outputs = items.map(({ item }, i) => ({ item, output: texts[system][i]! }));
      await importOutputs(db, { slug, system, outputs });
    }
    expect((await openStudy(db, slug)).state).toBe('open');
    return { id, controls: await listControls(db, slug) };
  };

  it(
    'of texts of every kind opens, with controls that differ from what every system wrote',
    async () => {
      const texts = manyTexts();
      const shifted = texts.map((_, i) => texts[(i * 577 + 331) % texts.length]!.text);
      const items = texts.map(({ kind, text }, i) => ({
        item: `${i} ${kind}`,
        prompt: `About ${kind}: ${text}`,
        segment: ['constructor', '__proto__', kind][i % 3]!,
      }));
      const { id, controls } = await prepare(
        items,
        { base: texts.map(({ text }) => text), tiny: shifted },
        0.1,
      );
      expect(controls).toHaveLength(Math.ceil(texts.length / 10));
      for (const control of controls) {
        const at = Number(control.item.split(' ')[0]);
        expect(control.problems).toEqual([]);
        for (const written of [texts[at]!.text, shifted[at]!]) {
          expect(readText(control.text)).not.toBe(readText(written));
        }
      }
      const systems = (await listSystems(db, id)).filter(({ role }) => role === 'control');
      expect(systems.map(({ criterion }) => criterion).sort()).toEqual([
        'consistency',
        'fluency',
        'relevance',
      ]);
    },
    scaled(300_000),
  );

  it('of hyphenated names opens', async () => {
    const { controls } = await prepare(
      NAMES.map((name, i) => ({ item: `i${i}`, prompt: `Write one sentence about ${name}.` })),
      {
        base: NAMES.map((name, i) => `We know that ${name} comes from ${PLACES[i]} and is known everywhere.`),
        tiny: NAMES.map((name, i) => `People say that ${name} was born in ${PLACES[i]} and is loved.`),
      },
      1,
    );
    expect(controls).toHaveLength(6);
  });

  it('of facts with hyphens opens', async () => {
    const colours = ['off-white', 'red', 'light-blue', 'green'];
    const { controls } = await prepare(
      colours.map((colour, i) => ({
        item: `i${i}`,
        prompt: `Product: Lamp ${i}\nColour: ${colour}\nDescription:`,
      })),
      {
        base: colours.map(() => 'A nice lamp for the desk, warm and bright.'),
        tiny: colours.map(() => 'A good lamp for a room, it is bright.'),
      },
      1,
    );
    // Nothing is there to swap, and every other text is the same: only the order of words can be spoiled.
    expect(controls.map(({ criterion }) => criterion)).toEqual(Array(4).fill('fluency'));
  });

  it('is refused where a text has half of a character, with the place', async () => {
    const items = [{ item: 'cut', prompt: 'cut \ud83d' }];
    const refused = createStudy(db, { configuration: configurationOf(), items });
    await expect(refused).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ path: 'items[0].prompt', reason: 'half-character' }],
    });
  });
});
