import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** Files that would show the estimates of a study that is still open. */
const JUDGED = ['ratings.csv', 'preferences.csv', 'measures.csv', 'agreement.csv'];

/** The files of a study that can be taken away now. */
export function Downloads({
  slug,
  state,
  files,
}: {
  slug: string;
  state: StudyState;
  files: readonly string[];
}) {
  const { t } = useTranslation('study');
  const judged = state === 'closed' || state === 'decided';
  const offered = judged ? files : files.filter((file) => !JUDGED.includes(file));
  return (
    <Section title={t('downloads.title')}>
      <p className="max-w-line text-sm text-quiet">
        {t('downloads.intro')} {!judged && t('downloads.later')}
      </p>
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {offered.map((file) => (
          <li key={file}>
            <a href={`/studies/${slug}/export/${file}`} download className={LINK_CLASSES}>
              {file}
            </a>
          </li>
        ))}
        {judged && (
          <li>
            <a href={`/studies/${slug}/verdict.json`} className={LINK_CLASSES}>
              {t('downloads.verdict')}
            </a>
          </li>
        )}
      </ul>
    </Section>
  );
}
