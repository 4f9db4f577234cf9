import { TEXT_NOT_GIVEN } from '#app/core/evidence/notGiven.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { itemSchema, type Item } from '#app/core/studies/items.ts';
import type { GivenOutput } from '../given/givenStudy.ts';
import type { JudgedText, PreferenceLine, RatingLine } from './judgmentLine.ts';
import type { JudgmentsToImport } from './judgmentsToImport.ts';

/** The items of a file, or one for each id that judgments name, with what their lines tell of it. */
export function itemsOf(
  { items }: JudgmentsToImport,
  lines: readonly ({ readonly item: string } & Partial<JudgedText>)[],
): readonly Item[] {
  if (items !== null) return items;
  const told = new Map<string, { -readonly [K in keyof JudgedText]?: JudgedText[K] | undefined }>();
  for (const { item, prompt, source, reference, segment } of lines) {
    const known = told.get(item);
    if (known === undefined) told.set(item, { prompt, source, reference, segment });
    else {
      known.prompt ??= prompt;
      known.source ??= source;
      known.reference ??= reference;
      known.segment ??= segment;
    }
  }
  return [...told].map(([item, { prompt, source, reference, segment }]) =>
    itemSchema.parse({
      item,
      // What was asked isn't known: its id says at least which item it is.
      prompt: prompt ?? item,
      references: typeof reference === 'string' ? [reference] : [],
      ...(typeof source === 'string' && { source }),
      ...(typeof segment === 'string' && { segment }),
    }),
  );
}

/** The texts that were judged, in the order of items and systems. Where nobody gave a text, what it is of stands in its place. */
export function outputsOf(
  ratings: readonly RatingLine[],
  preferences: readonly PreferenceLine[],
  items: readonly Item[],
  { systems }: StudyConfiguration,
): GivenOutput[] {
  const texts = new Map<string, Map<string, string | null>>(items.map(({ item }) => [item, new Map()]));
  const note = (item: string, system: string, text: string | null) => {
    const own = texts.get(item)!;
    own.set(system, own.get(system) ?? text);
  };
  for (const { item, system, output } of ratings) note(item, system, output);
  for (const { item, systemA, systemB } of preferences) {
    note(item, systemA, null);
    note(item, systemB, null);
  }
  return items.flatMap(({ item }) =>
    systems.flatMap(({ name: system }): GivenOutput[] => {
      const text = texts.get(item)!.get(system);
      if (text === undefined) return [];
      return [
        {
          ...{ item, system, text: text ?? `[${item} · ${system}]` },
          ...{ tokens: null, latencyMs: null, finishReason: text === null ? TEXT_NOT_GIVEN : null },
          ...{ sharedTextId: null, sourceSystem: null },
          ...{ promptTokens: null, firstTokenMs: null, truncatedTokens: null, nearTies: null },
          provenance: 0,
        },
      ];
    }),
  );
}
