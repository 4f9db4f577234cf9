import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { PilotFound } from '#app/services/pilots/pilotResult.ts';

/** What raters wrote beside their judgments, and about which texts. */
export function PilotComments({ comments }: Pick<PilotFound, 'comments'>) {
  const { t } = useTranslation('pilot');
  const nameOf = (system: string) => (system.startsWith('control-') ? t('comments.control') : system);
  return (
    <Section title={t('comments.title')}>
      {comments.length === 0 ? (
        <p className="text-quiet">{t('comments.none')}</p>
      ) : (
        <>
          <p className="text-quiet">{t('comments.hint')}</p>
          <ul className="grid gap-4">
            {comments.map(({ item, rater, shown, comment }, index) => (
              <li key={index} className="max-w-line border-l-2 border-line pl-4">
                <p className="text-sm text-quiet">
                  {t('comments.about', {
                    item,
                    rater,
                    shown: [...new Set(shown.map(({ system }) => nameOf(system)))].join(t('comments.and')),
                  })}
                </p>
                <p className="whitespace-pre-line">{comment}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
