import type { AgreementSummary } from '../../../evidence/agreement.ts';
import type { StudyData } from '../../../evidence/data.ts';
import { DESCRIPTIVE_LEVEL } from '../../../evidence/level.ts';
import type { StudyConfiguration } from '../../../studies/configuration.ts';
import { agreementOf, type Coefficient } from './agreementOf.ts';

/** Agreement over all systems, per criterion with and without controls: ordinal α and AC2. */
export function ratingAgreement(
  data: StudyData,
  { protocol, resamples, seed }: StudyConfiguration,
): AgreementSummary[] {
  const real = data.systems.filter(({ role }) => role !== 'control').map(({ system }) => system);
  const all = data.systems.map(({ system }) => system);
  const hasControls = all.length > real.length;
  return protocol.criteria.flatMap((criterion) =>
    [true, false].flatMap((withControls): AgreementSummary[] => {
      if (withControls && !hasControls) return [];
      const { alpha, ac2, n, texts } = agreementOf(data.ratings, criterion, withControls ? all : real, {
        level: DESCRIPTIVE_LEVEL,
        samples: resamples,
        seed: `${seed}/report/agreement/${criterion.key}/${withControls}`,
      });
      const shared = {
        criterion: criterion.key,
        scaleLevel: 'ordinal' as const,
        level: DESCRIPTIVE_LEVEL,
        raters: n.raters,
        units: texts,
        withControls,
      };
      return [
        { ...shared, coefficient: 'alpha', ...figures(alpha) },
        { ...shared, coefficient: 'ac2', ...figures(ac2) },
      ];
    }),
  );
}

function figures({ value, lower, upper, reason }: Coefficient) {
  return { value, lower, upper, note: reason };
}
