import { wholePercent } from '#app/core/shared/wholePercent.ts';
import type { Report } from '#app/core/reports/report.ts';
import { levelWithoutLooks } from '#app/core/reports/studyLooks.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { useDay } from './useDay.ts';

/** The looks that were taken while the study ran, what each permitted, and what they cost the verdict. */
export function LooksTaken({ report: { study, verdict, signature, estimates } }: { report: Report }) {
  const { t } = useTranslation('looks');
  const day = useDay();
  const { looks } = study;
  if (looks === undefined || estimates === 'withheld') return null;
  const taken = looks.looks.flatMap(({ number, taken: own }) => (own === null ? [] : [{ number, ...own }]));
  const stopped = taken.find((look) => look.stopped);
  const level = percentOf(signature.level);
  const extendedAt = looks.extension?.extendedAt ?? null;
  return (
    <div className="grid max-w-line gap-1 border-l-4 border-line px-4 py-2">
      {taken.length === 0 ? (
        looks.looks.length > 0 && <p className="text-quiet">{t('report.none')}</p>
      ) : (
        <>
          <p>{t('title')}</p>
          <ul className="grid gap-1">
            {taken.map(({ number, at, share, decisions }) => (
              <li key={number}>
                {t('taken', { day: day(at), share: wholePercent(share) })}
                {' · '}
                {decisions.map(({ system, outcome }) => t(`outcome.${outcome}`, { system })).join(' ')}
              </li>
            ))}
          </ul>
          <p className="text-quiet">
            {stopped === undefined
              ? t('report.closing', { level, usual: percentOf(levelWithoutLooks(verdict.candidates.length)) })
              : t('report.stopped', { number: stopped.number, level })}
          </p>
        </>
      )}
      {extendedAt !== null && <p>{t('extension.done', { day: day(extendedAt) })}</p>}
    </div>
  );
}

/** A level with as many digits as tell it from its like: 95.2 %, 99.98 %. */
function percentOf(level: number): string {
  const beyond = Math.max(1, Math.ceil(-Math.log10(1 - level)));
  return `${(100 * level).toFixed(Math.min(6, beyond))} %`;
}
