import { useTranslation } from '#app/i18n/index.ts';
import { FileFaults } from '../columns/FileFaults.tsx';
import { ReadingStatus } from '../columns/ReadingStatus.tsx';
import { ReadAs } from '../ReadAs.tsx';
import type { ToldGiven } from './useGivenFiles.ts';

/** What was found in files that were chosen, and what is wrong with them. */
export function FoundInFiles({
  told,
  busy,
  sent,
  whole,
}: {
  told: ToldGiven | 'unanswered' | null;
  busy: boolean;
  sent: number | null;
  /** Whether it is a whole export. */
  whole: boolean;
}) {
  const { t } = useTranslation('imports');
  const read = told === null || told === 'unanswered' || 'error' in told ? null : told;
  return (
    <div className="grid min-w-0 gap-3 border-l-2 border-line pl-5">
      <ReadingStatus busy={busy} sent={sent}>
        {told === 'unanswered' && t('unanswered')}
        {told !== null && told !== 'unanswered' && 'error' in told && (
          <span className="text-fault">{told.error.message}</span>
        )}
        {read !== null && <Summary read={read} />}
      </ReadingStatus>
      {read !== null && (
        <>
          <ReadAs read={read.read} />
          {read.refusal !== null && <FileFaults {...read.refusal} />}
          {!whole && read.refusal === null && <p className="max-w-line text-quiet">{t('noControls')}</p>}
        </>
      )}
    </div>
  );
}

function Summary({ read }: { read: Exclude<ToldGiven, { readonly error: unknown }> }) {
  const { t } = useTranslation('imports');
  if (read.refusal !== null) return <p className="font-medium text-fault">{t('faulty')}</p>;
  if (read.whole !== null) {
    const { items, systems, raters, judgments } = read.whole;
    return (
      <p>{t('foundWhole', { name: read.name, items, systems: systems.join(', '), raters, judgments })}</p>
    );
  }
  if (read.judgments === null) return null;
  const { items, raters, ratings, preferences, missing, texts } = read.judgments;
  return (
    <>
      <p>{t('found', { items, raters, ratings, preferences })}</p>
      {missing > 0 && <p>{t('withoutValue', { count: missing })}</p>}
      {!texts && <p>{t('withoutTexts')}</p>}
    </>
  );
}
