import { FormProvider, useForm } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { StudyToRepeat } from '#app/services/repeats/studyToRepeat.ts';
import { ErrorSummary, type FieldFault } from './ErrorSummary.tsx';
import { newSystem, systemOfForm } from './generation/systemValues.ts';
import { newStudyValues, type NewStudyValues } from './newStudy.ts';
import { StudyHeader } from './StudyHeader.tsx';
import { SystemRows } from './SystemRows.tsx';

/**
 * The form that does a study again with other candidates.
 *
 * @param refused problems that the server found, by their places in the configuration
 */
export function RepeatStudyPage({
  study,
  hosts,
  refused,
  busy,
  onRepeat,
}: {
  study: StudyToRepeat;
  hosts: readonly string[];
  refused: readonly { path: string; message: string }[];
  busy: boolean;
  onRepeat: (name: string, candidates: readonly unknown[]) => void;
}) {
  const { t } = useTranslation('study');
  const locale = useLocale();
  const form = useForm<NewStudyValues>({
    defaultValues: {
      ...newStudyValues('repeat', locale),
      name: study.name,
      systems: [newSystem('candidate')],
    },
  });
  const faults = refused.map(({ path, message }): FieldFault => ({ field: fieldOf(path), message }));
  const faultOf = (path: string) => faults.find(({ field }) => field === path)?.message;
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      <FormProvider {...form}>
        <form
          method="post"
          noValidate
          className="grid max-w-form gap-8"
          onSubmit={(event) =>
            void form.handleSubmit(({ name, systems }) => onRepeat(name, systems.map(systemOfForm)))(event)
          }
        >
          <h2>{t('repeat.title')}</h2>
          <p className="max-w-line text-quiet">
            {t('repeat.intro', { items: study.items, baseline: study.baseline })}
          </p>
          {study.margin !== null && (
            <p className="max-w-line">
              {t('repeat.margin', {
                studies: study.margin.studies,
                from: percent(study.margin.from.accept),
                to: percent(study.margin.to.accept),
              })}
            </p>
          )}
          <ErrorSummary intro={t('form.summaryIntro')} faults={faults} />
          <TextField id="name" label={t('form.name')} error={faultOf('name')} {...form.register('name')} />
          <SystemRows hosts={hosts} faultOf={faultOf} least={1} onlyCandidates />
          <div>
            <Button type="submit" look="primary" aria-disabled={busy}>
              {busy ? t('form.submitting') : t('repeat.submit')}
            </Button>
          </div>
        </form>
      </FormProvider>
    </div>
  );
}

/** A share of the scale's range. */
function percent(share: number): string {
  return `${Number((100 * share).toFixed(2))} %`;
}

/** The form's field of a place in the configuration, whose first system is the baseline; null where it has none. */
function fieldOf(path: string): string | null {
  const [, place] = /^configuration\.(.*)$/.exec(path) ?? [];
  if (place === undefined) return null;
  const [, number, rest = ''] = /^systems\[(\d+)\](.*)$/.exec(place) ?? [];
  if (number === undefined) return place;
  return number === '0' ? null : `systems.${Number(number) - 1}${rest}`;
}
