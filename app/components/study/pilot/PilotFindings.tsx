import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { PilotFound, PilotResult } from '#app/services/pilots/pilotResult.ts';
import { PilotComments } from './PilotComments.tsx';
import { PilotComponents } from './PilotComponents.tsx';
import { PilotLosses } from './PilotLosses.tsx';
import { PilotTexts } from './PilotTexts.tsx';

/** What a closed pilot tells, what the study may take of it first. */
export function PilotFindings({
  pilot,
  found,
  mayChange,
}: {
  pilot: PilotResult;
  found: PilotFound;
  mayChange: boolean;
}) {
  return (
    <>
      <div className="grid items-start gap-10 lg:grid-cols-[3fr_2fr]">
        <PilotLosses lines={found.lines} />
        {found.raters > 0 && <Adopt pilot={pilot} mayChange={mayChange} />}
      </div>
      <div className="grid items-start gap-10 lg:grid-cols-[3fr_2fr]">
        <PilotComponents found={found} />
        <PilotComments comments={found.comments} />
      </div>
      <PilotTexts pilot={pilot.pilot} found={found} />
    </>
  );
}

function Adopt({
  pilot: { adopted, mayAdopt, study },
  mayChange,
}: {
  pilot: PilotResult;
  mayChange: boolean;
}) {
  const { t } = useTranslation('pilot');
  const named = { study: study.name };
  return (
    <Section title={t('adopt.title')}>
      <p className="max-w-line" data-testid="adopted">
        {adopted ? t('adopt.used', named) : t(mayAdopt ? 'adopt.text' : 'adopt.tooLate', named)}
      </p>
      {mayAdopt && mayChange && (
        <Form method="post" preventScrollReset>
          <Button type="submit" name="action" value="adopt" look={adopted ? 'secondary' : 'primary'}>
            {t(adopted ? 'adopt.again' : 'adopt.submit')}
          </Button>
        </Form>
      )}
    </Section>
  );
}
