import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { Preparation } from '../preparation.ts';

/** Problems that are read at a glance; the rest is folded. */
const FEW = 3;

/**
 * Why the preparation failed: its message or, where faults are known one by one, the first of them.
 * @param retrying whether it is being tried again by itself
 */
export function PreparationFailure({
  slug,
  error,
  retrying,
}: {
  slug: string;
  retrying: boolean;
  error: NonNullable<Preparation['error']>;
}) {
  const { t } = useTranslation('generation');
  const problems = error.problems ?? [];
  const kind = retrying ? 'warning' : 'error';
  if (problems.length === 0) return <Notice kind={kind} title={error.message} />;
  const more = problems.slice(FEW);
  return (
    <Notice kind={kind} title={t(retrying ? 'retrying' : 'missing')}>
      <Problems problems={problems.slice(0, FEW)} />
      {more.length > 0 && (
        <details className="mt-1">
          <summary className="w-fit cursor-pointer text-accent hover:underline underline-offset-4">
            {t('moreProblems', { count: more.length })}
          </summary>
          <div className="mt-1 max-h-80 overflow-y-auto" tabIndex={0} role="group" aria-label={t('missing')}>
            <Problems problems={more} />
          </div>
          <a href={`/studies/${slug}/generation.csv`} download className={LINK_CLASSES}>
            {t('all')}
          </a>
        </details>
      )}
    </Notice>
  );
}

function Problems({ problems }: { problems: NonNullable<NonNullable<Preparation['error']>['problems']> }) {
  return (
    <ul className="grid list-disc gap-1 pl-5">
      {problems.map(({ path, message }) => (
        <li key={path} className="wrap-anywhere">
          <span className="font-medium">{path}:</span> {message}
        </li>
      ))}
    </ul>
  );
}
