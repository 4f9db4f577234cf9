import { useEffect, useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Link } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { StudyStakes } from '#app/services/studies/changeStakes.ts';
import { ErrorSummary, type FieldFault } from '../ErrorSummary.tsx';
import { StudyHeader } from '../StudyHeader.tsx';
import { StakesFields } from './StakesFields.tsx';
import { stakesOfForm, valuesOfStakes, type StakesForm } from './values.ts';

/** What is at stake, to be said or changed whatever the state of the study until its decision is signed. */
export function StakesPage({
  study,
  refusal,
  busy,
  onSave,
}: {
  study: StudyStakes;
  /** Why what was sent last was not taken; the places of its problems are the fields. */
  refusal: { message: string; problems: readonly { message: string }[]; fields: readonly string[] } | null;
  busy: boolean;
  /** Null takes away what was said. */
  onSave: (stakes: unknown) => void;
}) {
  const { t } = useTranslation('stakes');
  const { slug, systems, stakes, changeable } = study;
  const form = useForm<StakesForm>({
    defaultValues: {
      systems: systems.map((system) => {
        const price = stakes?.prices[system.name];
        return { ...system, ...(price !== undefined && { price }) };
      }),
      stakes: valuesOfStakes(stakes ?? undefined),
    },
  });
  const faults = (refusal?.fields ?? []).map((field, index): FieldFault => ({
    field,
    message: refusal!.problems[index]!.message,
  }));
  const faultOf = (path: string) => faults.find(({ field }) => field === path)?.message;
  const saved = useSaved(busy, refusal !== null);
  return (
    <div className="grid gap-8">
      <StudyHeader {...study} />
      <h2>{t('title')}</h2>
      {!changeable && <Notice title={t('fixed')} />}
      {refusal !== null && faults.length === 0 && <Notice kind="error" title={refusal.message} />}
      <FormProvider {...form}>
        <form
          method="post"
          noValidate
          className="max-w-[46rem]"
          onSubmit={(event) =>
            void form.handleSubmit((values) => onSave(stakesOfForm(values) ?? null))(event)
          }
        >
          <fieldset disabled={!changeable} className="grid gap-6">
            <legend className="sr-only">{t('title')}</legend>
            <ErrorSummary faults={faults} />
            <StakesFields faultOf={faultOf} />
            {changeable && (
              <div className="flex flex-wrap items-center gap-4">
                <Button type="submit" look="primary" aria-disabled={busy}>
                  {t('save')}
                </Button>
                <Link to={`/studies/${slug}/settings#stakes`}>{t('back')}</Link>
                <span role="status">{saved && t('saved')}</span>
              </div>
            )}
          </fieldset>
        </form>
      </FormProvider>
    </div>
  );
}

/** Whether what was sent last was taken. */
function useSaved(busy: boolean, refused: boolean): boolean {
  const sent = useRef(false);
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    if (busy) sent.current = true;
    setSaved(sent.current && !busy && !refused);
  }, [busy, refused]);
  return saved;
}
