import { expect, it } from 'vitest';
import { translator } from '#app/i18n/index.ts';
import { readImport } from '#app/services/imports/importBody.ts';
import { parseItems } from '#app/services/studies/parseItems.ts';
import { SAMPLE_FORMS, sampleItems } from '#app/services/studies/sampleItems.ts';

it.each(['en', 'zh'] as const)('a sample in %s is read as it is, in every form', async (locale) => {
  const sample = translator(locale).t('items.sample', { ns: 'systems', returnObjects: true });
  const words = { ...sample, language: locale, sheet: 'R&D <items>' };
  for (const form of SAMPLE_FORMS) {
    const file = await readImport(await sampleItems(form, words));
    const { items, ignored, numbered } = parseItems(file.body);
    expect({ ignored, numbered }).toEqual({ ignored: [], numbered: false });
    expect(items.slice(0, 3)).toMatchObject([
      { item: 'item-1', prompt: sample.summary.prompt, source: sample.summary.source },
      { item: 'item-2', prompt: sample.letter.prompt, references: [] },
      {
        item: 'item-3',
        references: [sample.explain.reference],
        segment: sample.segments.explain,
        language: locale,
      },
    ]);
    expect(items.map(({ messages }) => messages?.length ?? 0)).toEqual(
      form === 'jsonl' ? [0, 0, 0, 4] : [0, 0, 0],
    );
    if (form === 'xlsx') expect(file.body).toMatchObject({ name: 'R&D <items>' });
  }
});
