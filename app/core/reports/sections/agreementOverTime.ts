import { alphaOfRecords } from '../../agreement/krippendorffAlpha.ts';
import type { RatingRecord } from '../../agreement/ratingTable.ts';
import type { RatingRow, StudyData } from '../../evidence/data.ts';
import { DESCRIPTIVE_LEVEL } from '../../evidence/level.ts';
import { controlNames } from '../../evidence/orderedSystems.ts';
import { ratingIndex } from '../../evidence/ratingIndex.ts';
import { entryOf } from '../../shared/entryOf.ts';
import { note } from '../../shared/notes.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { VerdictTables } from '../../verdict/judging/tables.ts';
import type { AgreementPeriod } from '../report.ts';
import { ratingTimes } from './ratingTimes.ts';

/** Stretches of a study, each with as many texts as the others; fewer where there are few. */
const MOST_PERIODS = 6;
const FEWEST_TEXTS = 20;
/** Enough for an interval of a plot; a large study's many stretches would take as long as all its agreement otherwise. */
const MOST_RESAMPLES = 400;

interface Reading {
  readonly criterion: string;
  readonly record: RatingRecord;
}

/** A text that two raters or more rated. */
interface SharedText {
  readonly readings: readonly Reading[];
  /** The mean of when its raters rated it, ms. */
  readonly at: number;
}

/**
 * How far raters agree as the study goes on: ordinal α of each criterion over the texts of a stretch. A text stands where
 * the mean of its ratings' times lies, so that it counts with all who rated it, however far apart; controls are left out,
 * and a text that systems share is one.
 *
 * @param tables that tell when each rating was given
 */
export function agreementOverTime(
  { ratings, systems }: Pick<StudyData, 'ratings' | 'systems'>,
  tables: Pick<VerdictTables, 'ratings'>,
  { protocol, resamples, seed }: Pick<StudyConfiguration, 'protocol' | 'resamples' | 'seed'>,
): AgreementPeriod[] {
  const texts = sharedTexts(ratings, controlNames(systems), tables);
  const periods = Math.min(MOST_PERIODS, Math.floor(texts.length / FEWEST_TEXTS));
  if (periods < 2 || texts[0]!.at === texts.at(-1)!.at) return [];
  return Array.from({ length: periods }, (_, period) => {
    const [from, to] = [period, period + 1].map((end) => Math.round((end * texts.length) / periods));
    const own = texts.slice(from, to);
    const rows = own.flatMap(({ readings }) => readings);
    return {
      from: new Date(own[0]!.at).toISOString(),
      to: new Date(own.at(-1)!.at).toISOString(),
      texts: own.length,
      ratings: rows.length,
      raters: new Set(rows.map(({ record }) => record.rater)).size,
      level: DESCRIPTIVE_LEVEL,
      criteria: protocol.criteria.map(({ key }) => {
        const { alpha, interval, reason } = alphaOfRecords(
          rows.flatMap(({ criterion, record }) => (criterion === key ? [record] : [])),
          {
            level: 'ordinal',
            bootstrap: {
              samples: Math.min(resamples, MOST_RESAMPLES),
              seed: `${seed}/report/agreement/time/${key}/${period}`,
              confidence: DESCRIPTIVE_LEVEL,
            },
          },
        );
        const [lower, upper] = alpha === null || !interval ? [null, null] : interval;
        return {
          ...{ criterion: key, value: alpha, lower, upper },
          note: alpha === null ? (reason ?? note('agreement-undefined')) : null,
        };
      }),
    };
  });
}

/** Texts that several raters rated at times that are known, in the order of these. */
function sharedTexts(
  ratings: readonly RatingRow[],
  controls: ReadonlySet<string>,
  tables: Pick<VerdictTables, 'ratings'>,
): SharedText[] {
  const timeOf = ratingTimes(tables);
  const index = ratingIndex(ratings);
  const texts = new Map<number, { records: Map<number, Reading>; times: Map<number, number> }>();
  ratings.forEach((row, place) => {
    if (controls.has(row.system)) return;
    const at = timeOf(row);
    if (at === undefined) return;
    const [unit, rater] = [index.text[place]!, index.rater[place]!];
    const text = entryOf(texts, unit, () => ({
      records: new Map<number, Reading>(),
      times: new Map<number, number>(),
    }));
    // Once for each rater and criterion, of whichever system that has the text.
    const cell = rater * index.criteria + index.criterion[place]!;
    const { criterion, value, item } = row;
    entryOf(text.records, cell, () => ({
      criterion,
      record: { unit, rater, value, cluster: item },
    }));
    text.times.set(rater, at);
  });
  return [...texts.values()]
    .filter(({ times }) => times.size > 1)
    .map(({ records, times }) => ({
      readings: [...records.values()],
      at: [...times.values()].reduce((sum, at) => sum + at, 0) / times.size,
    }))
    .sort((a, b) => a.at - b.at);
}
