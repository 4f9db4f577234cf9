import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { HandoutStudy } from './handoutStudy.ts';
import { LinkSheet } from './LinkSheet.tsx';
import { Messages } from './Messages.tsx';
import { StudyHeader } from '../StudyHeader.tsx';

/** What raters are sent, as texts to copy and as a sheet to print; printed is the sheet alone. */
export function HandoutPage({ study }: { study: HandoutStudy }) {
  const { t } = useTranslation('handout');
  const { slug, name, question, strategy, ways, running } = study;
  return (
    <div className="grid gap-10">
      <div className="print:hidden">
        <StudyHeader slug={slug} name={name} question={question} />
      </div>
      {ways.length === 0 || !running ? (
        <Section title={t('page.title')}>
          <p className="max-w-line text-quiet">
            {t(!running ? 'page.over' : strategy === 'panel' ? 'page.noPanel' : 'page.noLink')}
          </p>
        </Section>
      ) : (
        <>
          <Messages study={study} />
          <LinkSheet study={study} />
        </>
      )}
    </div>
  );
}
