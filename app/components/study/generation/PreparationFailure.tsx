import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { Preparation } from '../overview.ts';

/** Why the preparation failed: its message and, where there were several faults, the first of them. */
export function PreparationFailure({
  slug,
  error,
}: {
  slug: string;
  error: NonNullable<Preparation['error']>;
}) {
  const { t } = useTranslation('generation');
  const problems = error.problems ?? [];
  return (
    <Notice kind="error" title={error.message}>
      {problems.length > 1 && (
        <details className="mt-2">
          <summary className="w-fit cursor-pointer text-accent hover:underline underline-offset-4">
            {t('problems', { count: problems.length })}
          </summary>
          <ul className="mt-1 grid max-h-80 list-disc gap-1 overflow-y-auto pl-5 text-sm">
            {problems.map(({ path, message }) => (
              <li key={path} className="wrap-anywhere">
                <span className="font-medium">{path}:</span> {message}
              </li>
            ))}
          </ul>
          <a href={`/studies/${slug}/generation.csv`} download className={LINK_CLASSES}>
            {t('all')}
          </a>
        </details>
      )}
    </Notice>
  );
}
