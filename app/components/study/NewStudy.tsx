import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { ConfigurationFileForm } from './ConfigurationFileForm.tsx';
import type { NewStudyWayProps } from './newStudyProps.ts';

/** The ways to a new study: set up in steps, or from a file with its whole configuration. */
export function NewStudy(props: NewStudyWayProps) {
  const { t } = useTranslation('draft');
  return (
    <div className="grid gap-10">
      <div className="grid max-w-line gap-4">
        <p>{t('start.intro')}</p>
        <Form method="post" action="/drafts">
          <Button type="submit" look="primary">
            {t('start.begin')}
          </Button>
        </Form>
      </div>
      <Section title={t('start.file')}>
        <ConfigurationFileForm {...props} />
      </Section>
    </div>
  );
}
