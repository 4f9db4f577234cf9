import { LANGUAGES } from '#app/i18n/languages.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { Facts } from './Facts.tsx';
import { Part } from './Part.tsx';

/** What the study is to decide, and the words that raters read before anything else. */
export function QuestionPart({ configuration }: { configuration: StudyConfiguration }) {
  const { t } = useTranslation('settings');
  const { question, raterTitle, locale, guidelines, consent } = configuration;
  return (
    <Part part="question">
      <Facts
        facts={[
          [t('question.question'), question === '' ? t('none') : question],
          [t('question.raterTitle'), raterTitle ?? t('question.sameAsName')],
          [t('question.locale'), LANGUAGES[locale].name],
          [
            t('question.guidelines'),
            guidelines === '' ? t('question.ownGuidelines') : <Text text={guidelines} />,
          ],
          [t('question.consent'), consent === undefined ? t('none') : <Text text={consent} />],
        ]}
      />
    </Part>
  );
}

/** A text with its lines as they were written. */
function Text({ text }: { text: string }) {
  return <span className="whitespace-pre-line">{text}</span>;
}
