import type { Report } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { Fact, Facts } from './Fact.tsx';

/** On how much a report rests: items and how many of their texts are the same, judgments, raters. */
export function RestsOn({ report: { progress, systems, exclusions, verdict } }: { report: Report }) {
  const { t } = useTranslation('plain');
  const { items, judgments, raters } = progress;
  const { baseline } = verdict;
  const candidates = systems.filter(({ role }) => role === 'candidate');
  const same = candidates.map(({ system, sharedWithBaseline, outputs }) =>
    sharedWithBaseline === null
      ? null
      : t(candidates.length > 1 ? 'rests.sameOf' : 'rests.same', {
          candidate: system,
          baseline,
          same: Math.round(sharedWithBaseline * outputs),
          items: outputs,
        }),
  );
  return (
    <Fact title={t('rests.title')}>
      <Facts
        facts={[
          t('rests.items', { items }),
          ...same,
          t('rests.judgments', { judgments, raters }),
          exclusions.raters === 0 ? t('rests.nobodyAside') : t('rests.aside', { count: exclusions.raters }),
        ]}
      />
    </Fact>
  );
}
