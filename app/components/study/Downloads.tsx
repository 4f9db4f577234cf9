import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** A file of a study's export; `judged` ones would show the estimates of a study that is still open. */
export interface OfferedFile {
  readonly file: string;
  readonly judged: boolean;
}

/** The files of a study that can be taken away now. */
export function Downloads({
  slug,
  state,
  files,
}: {
  slug: string;
  state: StudyState;
  files: readonly OfferedFile[];
}) {
  const { t } = useTranslation('study');
  const closed = state === 'closed' || state === 'decided';
  // What people said of a study that was withdrawn stays theirs who asked for it; there is no verdict.
  const over = closed || state === 'withdrawn';
  const offered = files.filter(({ judged }) => over || !judged);
  return (
    <Section title={t('downloads.title')}>
      <p className="max-w-line text-sm text-quiet">
        {t('downloads.intro')} {!over && t('downloads.later')}
      </p>
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {offered.map(({ file }) => (
          <li key={file}>
            <a href={`/studies/${slug}/export/${file}`} download className={LINK_CLASSES}>
              {file}
            </a>
          </li>
        ))}
        {closed && (
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
