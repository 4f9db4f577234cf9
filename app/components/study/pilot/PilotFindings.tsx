import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Explain } from '#app/components/ui/Explain.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { inLocale } from '#app/core/shared/localized.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { PilotFound, PilotResult } from '#app/services/pilots/pilotResult.ts';
import { PilotComments } from './PilotComments.tsx';
import { PilotComponents } from './PilotComponents.tsx';
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
        <Losses lines={found.lines} />
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

function Losses({ lines }: Pick<PilotFound, 'lines'>) {
  const { t } = useTranslation('pilot');
  const locale = useLocale();
  return (
    <Section title={t('losses.title')}>
      <Table caption={t('losses.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('losses.line')}</HeadCell>
            <HeadCell numeric>{t('losses.loss')}</HeadCell>
            <HeadCell numeric>
              <Explain term={t('losses.d')}>{t('losses.dExplained')}</Explain>
            </HeadCell>
            <HeadCell numeric>{t('losses.share')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, label, loss, d, range }) => (
            <tr key={line}>
              <Cell>{inLocale(label ?? undefined, locale) ?? t('losses.preference')}</Cell>
              {loss === null || d === null ? (
                <Cell colSpan={3} className="text-quiet">
                  {t('losses.few')}
                </Cell>
              ) : (
                <>
                  <Cell numeric>{loss.toFixed(2)}</Cell>
                  <Cell numeric className="font-semibold">
                    {d.toFixed(2)}
                  </Cell>
                  <Cell numeric>{Math.round((100 * d) / range)} %</Cell>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
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
