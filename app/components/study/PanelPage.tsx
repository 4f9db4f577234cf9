import { Form } from '@remix-run/react';
import { useState } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { Link, LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { PanelBalance } from './PanelBalance.tsx';
import type { PanelPageStudy, PanelRefusal, ShownSeat } from './panelPageStudy.ts';
import { ReplaceSeatDialog } from './ReplaceSeatDialog.tsx';
import { SeatTable } from './SeatTable.tsx';
import { StudyHeader } from './StudyHeader.tsx';

/** A panel's plan: drawing it and how even it is, then its seats with their links. */
export function PanelPage({
  study,
  mayChange,
  refusal,
}: {
  study: PanelPageStudy;
  mayChange: boolean;
  refusal: PanelRefusal | null;
}) {
  const { t } = useTranslation('quality');
  const { t: handout } = useTranslation('handout');
  const [leaving, setLeaving] = useState<ShownSeat | null>(null);
  const { slug, state, seats, balance } = study;
  const drawable = mayChange && state === 'ready';
  const changeable = drawable || (mayChange && (state === 'open' || state === 'paused'));
  const draw = drawable && <DrawForm study={study} refusal={refusal?.action === 'draw' ? refusal : null} />;
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      {refusal !== null && refusal.action !== 'draw' && (
        <Notice kind="error" title={t('panel.refused')} children={refusal.message} />
      )}
      {seats.length === 0 && (
        <Section title={t('panel.title')}>
          {draw || <p className="text-quiet">{t(state === 'ready' ? 'panel.notDrawn' : 'panel.notYet')}</p>}
        </Section>
      )}
      {balance !== null && <PanelBalance balance={balance} seats={seats.length} />}
      {seats.length > 0 && (
        <Section
          title={t('panel.seats')}
          aside={
            mayChange && (
              <span className="flex flex-wrap gap-x-6">
                <Link to={`/studies/${slug}/handout`}>{handout('page.link')}</Link>
                <a href={`/studies/${slug}/panel.csv`} download className={LINK_CLASSES}>
                  {t('panel.download')}
                </a>
              </span>
            )
          }
        >
          {mayChange && (
            <p className="max-w-line text-quiet">{t('panel.seatsIntro', { count: seats.length })}</p>
          )}
          <SeatTable seats={seats} onReplace={changeable ? setLeaving : null} />
        </Section>
      )}
      {seats.length > 0 && draw !== false && <Section title={t('panel.drawAgainTitle')}>{draw}</Section>}
      <ReplaceSeatDialog seat={leaving} onClose={() => setLeaving(null)} />
    </div>
  );
}

function DrawForm({ study, refusal }: { study: PanelPageStudy; refusal: PanelRefusal | null }) {
  const { t } = useTranslation('quality');
  const { seats, ratersPerItem } = study;
  return (
    <Form method="post" className="grid max-w-form gap-4">
      <input type="hidden" name="action" value="draw" />
      {seats.length > 0 && <p className="text-quiet">{t('panel.drawAgainHint')}</p>}
      <TextArea
        name="names"
        rows={6}
        required
        label={t('panel.names')}
        hint={t('panel.namesHint', { count: ratersPerItem })}
        defaultValue={refusal?.names ?? seats.map(({ name }) => name).join('\n')}
        error={refusal?.message}
      />
      <div>
        <Button type="submit" look={seats.length === 0 ? 'primary' : 'secondary'}>
          {t('panel.draw')}
        </Button>
      </div>
    </Form>
  );
}
