import { gwetAcOfRecords } from '../../../agreement/gwetAc.ts';
import { alphaOfRecords } from '../../../agreement/krippendorffAlpha.ts';
import type { RatingRecord } from '../../../agreement/ratingTable.ts';
import type { AgreementSummary } from '../../../evidence/agreement.ts';
import type { StudyData } from '../../../evidence/data.ts';
import { DESCRIPTIVE_LEVEL } from '../../../evidence/level.ts';
import type { Note } from '../../../shared/notes.ts';
import type { StudyConfiguration } from '../../../studies/configuration.ts';
import { controlNames } from '../../../evidence/orderedSystems.ts';
import { shownTexts } from './shownTexts.ts';

/** Agreement of preferences recoded from sides to systems: nominal α and AC1. */
export function preferenceAgreement(
  data: StudyData,
  { resamples, seed }: StudyConfiguration,
): AgreementSummary[] {
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
function preferenceRecords({ preferences, outputs, systems }: StudyData): RatingRecord[] {
  const textsOf = shownTexts(outputs);
  const controls = controlNames(systems);
  const records = new Map<string, RatingRecord>();
  for (const { item, systemA, systemB, rater, choice } of preferences) {
    // Everybody prefers a source to its control; that they agree there says nothing of the systems.
    if (controls.has(systemA) || controls.has(systemB)) continue;
    const unit = JSON.stringify([item, ...textsOf(item, systemA, systemB)]);
    const value = choice === 'tie' ? 'tie' : choice === 'a' ? 'baseline' : 'candidate';
    records.set(JSON.stringify([unit, rater]), { unit, rater, value, cluster: item });
  }
  return [...records.values()];
}

function summary(
  value: number | null,
  interval: readonly [number, number] | null | undefined,
  reason: Note | undefined,
) {
  const [lower, upper] = value === null || !interval ? [null, null] : interval;
  return { value, lower, upper, note: value === null ? (reason ?? null) : null };
}
