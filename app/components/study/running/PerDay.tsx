import { useTranslation } from '#app/i18n/index.ts';
import type { StudyOverview } from '#app/services/studies/studyOverview.ts';
import { BarTable } from './BarTable.tsx';

/** Days that are shown one by one. */
const DAYS = 14;

/** Judgments per day, the latest days one by one. */
export function PerDay({ perDay }: Pick<StudyOverview['progress'], 'perDay'>) {
  const { t } = useTranslation('study');
  const earlier = perDay.slice(0, -DAYS);
  const bars = perDay
    .slice(-DAYS)
    .map(({ day, judgments }) => ({ label: day, value: judgments, shown: String(judgments) }));
  return (
    <>
      <BarTable
        caption={t('progress.perDay')}
        heads={[t('progress.day'), t('progress.judgments')]}
        bars={bars}
      />
      {earlier.length > 0 && (
        <p className="text-sm text-quiet">
          {t('progress.earlier', { count: earlier.reduce((sum, { judgments }) => sum + judgments, 0) })}
        </p>
      )}
    </>
  );
}
