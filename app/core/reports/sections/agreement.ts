import { gwetAcOfRecords } from '../../agreement/gwetAc.ts';
import { alphaOfRecords } from '../../agreement/krippendorffAlpha.ts';
import type { RatingRecord } from '../../agreement/ratingTable.ts';
import { shownText } from '../../shared/shownText.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import { agreementOf } from '../../verdict/agreementOf.ts';
import type { Coefficient } from '../../verdict/agreementOf.ts';
import type { StudyData } from '../../verdict/data.ts';
import type { AgreementSummary } from '../report.ts';
import { rankingAgreement } from './rankingAgreement.ts';
import { DESCRIPTIVE_LEVEL } from './ratings.ts';

/**
 * Agreement over all systems, per criterion with and without controls (ordinal α and AC2), and of preferences
 * recoded from sides to systems (nominal α and AC1), and of rankings (ordinal α of the places, Kendall's W).
 */
export function agreementSection(data: StudyData, configuration: StudyConfiguration): AgreementSummary[] {
  const { protocol, resamples, seed } = configuration;
  const real = data.systems.filter(({ role }) => role !== 'control').map(({ system }) => system);
  const all = data.systems.map(({ system }) => system);
  const hasControls = all.length > real.length;
  const ofCriteria = protocol.criteria.flatMap((criterion) =>
    [true, false].flatMap((withControls): AgreementSummary[] => {
      if (withControls && !hasControls) return [];
      const { alpha, ac2, n } = agreementOf(data.ratings, criterion, withControls ? all : real, {
        level: DESCRIPTIVE_LEVEL,
        samples: resamples,
        seed: `${seed}/report/agreement/${criterion.key}/${withControls}`,
      });
      const shared = {
        criterion: criterion.key,
        scaleLevel: 'ordinal' as const,
        level: DESCRIPTIVE_LEVEL,
        raters: n.raters,
        units: unitCount(data, criterion.key, withControls ? all : real),
        withControls,
      };
      return [
        { ...shared, coefficient: 'alpha', ...figures(alpha) },
        { ...shared, coefficient: 'ac2', ...figures(ac2) },
      ];
    }),
  );
  return [
    ...ofCriteria,
    ...(protocol.pairwise === false ? [] : ofPreferences(data, configuration)),
    ...(protocol.ranking === false ? [] : rankingAgreement(data, configuration)),
  ];
}

function figures({ value, lower, upper, reason }: Coefficient) {
  return { value, lower, upper, note: reason };
}

function unitCount({ ratings }: StudyData, criterion: string, systems: readonly string[]): number {
  const wanted = new Set(systems);
  return new Set(
    ratings.flatMap((row) =>
      row.criterion === criterion && wanted.has(row.system)
        ? [JSON.stringify([row.item, row.sharedTextId])]
        : [],
    ),
  ).size;
}

function ofPreferences(data: StudyData, { resamples, seed }: StudyConfiguration): AgreementSummary[] {
  const records = preferenceRecords(data);
  if (records.length === 0) return [];
  const bootstrap = {
    samples: resamples,
    seed: `${seed}/report/agreement/preference`,
    confidence: DESCRIPTIVE_LEVEL,
  };
  const alpha = alphaOfRecords(records, { level: 'nominal', bootstrap });
  const ac1 = gwetAcOfRecords(records, { weights: 'identity', bootstrap });
  const shared = {
    criterion: 'preference',
    scaleLevel: 'nominal' as const,
    level: DESCRIPTIVE_LEVEL,
    raters: new Set(records.map(({ rater }) => rater)).size,
    units: new Set(records.map(({ unit }) => unit)).size,
    withControls: false,
  };
  return [
    { ...shared, coefficient: 'alpha', ...summary(alpha.alpha, alpha.interval, alpha.reason) },
    { ...shared, coefficient: 'ac1', ...summary(ac1.coefficient, ac1.bootstrapInterval, ac1.reason) },
  ];
}

/**
 * One record a comparison: the systems of slots a and b may stand for others with the same text, and such rows are
 * one judgment.
 */
function preferenceRecords({ preferences, outputs }: StudyData): RatingRecord[] {
  const texts = new Map(
    outputs.map(({ item, system, text }) => [JSON.stringify([item, system]), shownText(text)]),
  );
  const records = new Map<string, RatingRecord>();
  for (const { item, systemA, systemB, rater, choice } of preferences) {
    const [a, b] = [systemA, systemB].map((system) => texts.get(JSON.stringify([item, system])) ?? system);
    const unit = JSON.stringify([item, a, b]);
    const value = choice === 'tie' ? 'tie' : choice === 'a' ? 'baseline' : 'candidate';
    records.set(JSON.stringify([unit, rater]), { unit, rater, value, cluster: item });
  }
  return [...records.values()];
}

function summary(
  value: number | null,
  interval: readonly [number, number] | null | undefined,
  reason: string | undefined,
) {
  const [lower, upper] = value === null || !interval ? [null, null] : interval;
  return { value, lower, upper, note: value === null ? (reason ?? null) : null };
}
