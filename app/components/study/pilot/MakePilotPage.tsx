import { Form, useNavigation } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { StudyToPilot } from '#app/services/pilots/studyToPilot.ts';
import { StudyHeader } from '../StudyHeader.tsx';
import { PilotList } from './PilotList.tsx';

/** What was refused, by the fields of the form. */
export interface PilotRefusal {
  readonly message: string;
  readonly entered: Readonly<Record<string, string>>;
}

/** The form that makes a pilot of a study, and those that there are. */
export function MakePilotPage({
  study,
  mayChange,
  refusal,
}: {
  study: StudyToPilot;
  mayChange: boolean;
  refusal: PilotRefusal | null;
}) {
  const { t } = useTranslation('pilot');
  const busy = useNavigation().state !== 'idle';
  const { entered = {} } = refusal ?? {};
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      {study.pilots.length > 0 && <PilotList study={study} />}
      <Section title={t('make.title')}>
        <p className="max-w-line text-quiet">{t('make.intro')}</p>
        {!mayChange ? (
          <p className="max-w-line">{t('make.leadsOnly')}</p>
        ) : study.possible === 'yes' ? (
          <Form method="post" className="grid max-w-form gap-6">
            {refusal !== null && <Notice kind="error" title={t('make.refused')} children={refusal.message} />}
            <input type="hidden" name="action" value="make" />
            <div className="grid max-w-field gap-6">
              <TextField
                name="items"
                inputMode="numeric"
                label={t('make.items')}
                hint={t('make.itemsHint', { of: study.items })}
                defaultValue={entered.items ?? String(Math.min(study.size.items, study.items))}
              />
              <TextField
                name="raters"
                inputMode="numeric"
                label={t('make.raters')}
                hint={t('make.ratersHint')}
                defaultValue={entered.raters ?? String(study.size.raters)}
              />
            </div>
            <div>
              <Checkbox
                name="withoutItems"
                label={t('make.withoutItems')}
                defaultChecked={entered.withoutItems === 'on'}
              />
              <p className="max-w-line pl-8 text-sm text-quiet">
                {t('make.withoutHint')}{' '}
                {study.state === 'ready' && t(study.panel ? 'make.rebuiltPanel' : 'make.rebuilt')}
              </p>
            </div>
            <div>
              <Button type="submit" look="primary" aria-disabled={busy}>
                {t('make.submit')}
              </Button>
            </div>
          </Form>
        ) : (
          <p className="max-w-line">{t(study.possible === 'not-yet' ? 'make.notYet' : 'make.tooLate')}</p>
        )}
      </Section>
    </div>
  );
}
