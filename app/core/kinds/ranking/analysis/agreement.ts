import { kendallW } from '../../../agreement/kendallW.ts';
import { alphaOfRecords } from '../../../agreement/krippendorffAlpha.ts';
import type { RatingRecord } from '../../../agreement/ratingTable.ts';
import { meanOf } from '../../../statistics/averages.ts';
import { bootstrap } from '../../../statistics/bootstrap.ts';
import { percentileInterval } from '../../../statistics/percentileInterval.ts';
import type { StudyConfiguration } from '../../../studies/configuration.ts';
import type { RankingRow, StudyData } from '../../../evidence/data.ts';
import type { AgreementSummary } from '../../../evidence/agreement.ts';
import { controlNames } from '../../../evidence/orderedSystems.ts';
import { DESCRIPTIVE_LEVEL } from '../../../evidence/level.ts';
import { note } from '../../../shared/notes.ts';

/**
 * How far raters agree in their rankings: Krippendorff's α (ordinal) of the places, each text of an item a unit; and
 * Kendall's W of the raters of an item, the mean over items that two and more have ranked, which by chance is
 * 1/raters, not 0. Items are resampled.
 */
export function rankingAgreement(
  data: Pick<StudyData, 'rankings' | 'systems'>,
  { resamples, seed }: Pick<StudyConfiguration, 'resamples' | 'seed'>,
): AgreementSummary[] {
  const controls = controlNames(data.systems);
  // Everybody puts controls last; that they agree there says nothing of the systems.
  const rankings = data.rankings.filter(({ system }) => !controls.has(system));
  if (rankings.length === 0) return [];
  const records = placeRecords(rankings);
  const options = { samples: resamples, seed: `${seed}/report/agreement/ranking` };
  const alpha = alphaOfRecords(records, {
    level: 'ordinal',
    bootstrap: { ...options, confidence: DESCRIPTIVE_LEVEL },
  });
  const shared = {
    criterion: 'ranking',
    scaleLevel: 'ordinal' as const,
    level: DESCRIPTIVE_LEVEL,
    raters: new Set(rankings.map(({ rater }) => rater)).size,
    withControls: false,
  };
  const [alphaLower, alphaUpper] = alpha.alpha === null ? [null, null] : (alpha.interval ?? [null, null]);
  const concordances = itemConcordances(records);
  const w = meanOf(concordances);
  const drawn =
    concordances.length === 0
      ? []
      : bootstrap(concordances.length, options, (indices) =>
          meanOf(Array.from(indices, (index) => concordances[index]!)),
        );
  const [lower, upper] = percentileInterval(drawn, DESCRIPTIVE_LEVEL) ?? [null, null];
  return [
    {
      ...shared,
      coefficient: 'alpha',
      value: alpha.alpha,
      lower: alphaLower,
      upper: alphaUpper,
      units: new Set(records.map(({ unit }) => unit)).size,
      note: alpha.alpha === null ? (alpha.reason ?? null) : null,
    },
    {
      ...shared,
      coefficient: 'kendall-w',
      value: w,
      lower,
      upper,
      units: concordances.length,
      note: w === null ? note('nobody-tells-texts-apart') : null,
    },
  ];
}

/** One record a text and rater: systems that share a text were ranked as one. */
function placeRecords(rankings: readonly RankingRow[]): (RatingRecord & { cluster: string })[] {
  const records = new Map<string, RatingRecord & { cluster: string }>();
  for (const { item, rater, rank, sharedTextId } of rankings) {
    const unit = JSON.stringify([item, sharedTextId]);
    records.set(JSON.stringify([unit, rater]), { unit, rater, value: rank, cluster: item });
  }
  return [...records.values()];
}

/** W of each item that two and more raters ranked, those left out in which nobody tells texts apart. */
function itemConcordances(records: readonly (RatingRecord & { cluster: string })[]): number[] {
  const byItem = new Map<string, typeof records>();
  for (const record of records) {
    byItem.set(record.cluster, [...(byItem.get(record.cluster) ?? []), record]);
  }
  return [...byItem.values()].flatMap((own) => {
    const raters = [...new Set(own.map(({ rater }) => rater))];
    const units = [...new Set(own.map(({ unit }) => unit))];
    const places = new Map(own.map(({ unit, rater, value }) => [`${unit} ${rater}`, Number(value)]));
    const { w } = kendallW(units.map((unit) => raters.map((rater) => places.get(`${unit} ${rater}`)!)));
    return w === null ? [] : [w];
  });
}
