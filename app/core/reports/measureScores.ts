import type { NamedMeasure } from '../measures/definition.ts';
import type { StudyConfiguration } from '../studies/configuration.ts';
import { measuresOf, settingsOf } from '../studies/measures.ts';
import type { StudyData } from '../evidence/data.ts';
import { unreadableMeasures } from '../verdict/measures/readable.ts';
import { scoreSystem, statisticsOf } from '../verdict/measures/itemScores.ts';
import { studyTokenizers } from '../verdict/measures/tokenizers.ts';
import { measureSection } from './sections/measures.ts';

/** A figure of one system as it is stored and exported. */
export interface MeasureScore {
  /** Null = all items together. */
  readonly item: string | null;
  readonly system: string;
  readonly measure: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly signature: string;
  /** Of the item, given or found, where it chose the tokenizer; null for all items together. */
  readonly language: string | null;
  readonly detail: { readonly items: number; readonly level: number } | null;
}

/**
 * The measures of every output that tell of one, and all measures over the corpus, of the baseline and the
 * candidates. The same figures as the report's; outputs have none of a measure that can't measure these texts.
 */
export function measureScores({
  data,
  configuration,
  measures = measuresOf(configuration),
}: {
  readonly data: StudyData;
  readonly configuration: StudyConfiguration;
  /** Some of the study's measures alone. */
  readonly measures?: readonly NamedMeasure[];
}): MeasureScore[] {
  const tokenizers = studyTokenizers(configuration, data.items);
  const tested = data.systems.filter(({ role }) => role !== 'control').map(({ system }) => system);
  const scores = new Map(
    tested.map((system) => [system, scoreSystem(data, system, tokenizers, configuration, measures)]),
  );
  const unreadable = unreadableMeasures(configuration, data.items);
  const perItem = measures.filter((measure) => measure.perItem);
  const ofOutputs = [...scores].flatMap(([system, all]) =>
    data.items.flatMap(({ item, references }) =>
      perItem.flatMap((measure): MeasureScore[] => {
        const own = tokenizers.get(item)!;
        const byItem = statisticsOf(measure, all);
        if (!byItem.has(item)) return [];
        return [
          {
            item,
            system,
            measure: measure.name,
            value: unreadable.has(measure.name) ? null : measure.itemFigure(byItem.get(item)),
            lower: null,
            upper: null,
            signature: measure.signature([references], {
              tokenizers: [own],
              settings: settingsOf(measure, configuration.measures),
              ofItem: true,
            }),
            language: own.language ?? null,
            detail: null,
          },
        ];
      }),
    ),
  );
  const ofCorpora = measureSection(data, configuration, scores, tokenizers, measures).map(
    (summary): MeasureScore => ({
      item: null,
      system: summary.system,
      measure: summary.measure,
      value: summary.value,
      lower: summary.lower,
      upper: summary.upper,
      signature: summary.signature,
      language: null,
      detail: { items: summary.items, level: summary.level },
    }),
  );
  return [...ofOutputs, ...ofCorpora];
}
