import { Pages } from '#app/components/study/Pages.tsx';
import { StudyHeader } from '#app/components/study/StudyHeader.tsx';
import { classes } from '#app/components/ui/classes.ts';
import { Link } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { inLocale } from '#app/core/shared/localized.ts';
import type { Dose } from '#app/core/studies/dose.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { AdmissibleRange } from './AdmissibleRange.tsx';
import { ControlCard } from './ControlCard.tsx';
import type { ControlsPageStudy, ControlsRefusal, ShownControl } from './controlsPageStudy.ts';
import { ControlsSummary } from './ControlsSummary.tsx';
import { ImportControlsForm } from './ImportControlsForm.tsx';
import { useControlWords } from './useControlWords.ts';
import { WriteControl } from './WriteControl.tsx';

/** The controls of a study, for its lead to look through, write and change until the study opens. */
export function ControlsPage({
  study,
  mayChange,
  refusal,
}: {
  study: ControlsPageStudy;
  mayChange: boolean;
  refusal: ControlsRefusal | null;
}) {
  const { t } = useTranslation('controls');
  const { state, all, range } = study;
  const unfrozen = state === 'draft' || state === 'ready';
  const editable = unfrozen && mayChange;
  const before = state === 'draft' || state === 'generating';
  const placed = refusal !== null && (refusal.action === 'text' || refusal.action === 'write');
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      <Section title={t('title')} className="gap-4">
        <p className="max-w-line text-quiet">{t('intro')}</p>
        {before && <p>{t(state === 'draft' ? 'notYet' : 'generating')}</p>}
        {!before && all === 0 && <Notice kind="warning" title={t('none')} />}
        {!before && !unfrozen && all > 0 && <p className="text-quiet">{t('frozen')}</p>}
        {study.problems > 0 && <Notice kind="warning" title={t('problems', { count: study.problems })} />}
        {refusal !== null && !placed && (
          <Notice kind="error" title={t('refused')} children={refusal.message} />
        )}
        <ControlsSummary lines={study.lines} />
        {editable && (
          <div
            className={classes('grid items-start gap-10 pt-4', study.writing === null && 'lg:grid-cols-2')}
          >
            <WriteControl
              study={study}
              refusal={refusal?.action === 'write' && study.writing !== null ? refusal : null}
            />
            <ImportControlsForm slug={study.slug} criteria={study.criteria} />
          </div>
        )}
      </Section>
      {all > 0 && (
        <Section title={t('list.title')} className="gap-4">
          <p className="max-w-line text-quiet">{t('list.hint')}</p>
          <Filters study={study} />
          {range !== null && <AdmissibleRange key={range.key} range={range} editable={editable} />}
          <ControlList study={study} editable={editable} refusal={refusal} />
        </Section>
      )}
    </div>
  );
}

/** Where a criterion and a dose are shown, and which page of them. */
function to(criterion: string | null, dose: Dose | null, page = 1): string {
  const search = new URLSearchParams();
  if (criterion !== null) search.set('criterion', criterion);
  if (dose !== null) search.set('dose', dose);
  if (page > 1) search.set('page', String(page));
  return `?${search.toString()}`;
}

function Filters({ study: { criteria, doses, shown } }: { study: ControlsPageStudy }) {
  const { t } = useTranslation('controls');
  const { doseOf } = useControlWords();
  const locale = useLocale();
  const sum = (counted: readonly { readonly count: number }[]) =>
    counted.reduce((total, { count }) => total + count, 0);
  return (
    <div className="grid gap-1">
      <Choice
        label={t('list.criteria')}
        options={[
          {
            to: to(null, shown.dose),
            what: t('list.all'),
            count: sum(criteria),
            current: shown.criterion === null,
          },
          ...criteria.map(({ key, label, count }) => ({
            to: to(key, shown.dose),
            what: inLocale(label, locale),
            count,
            current: shown.criterion === key,
          })),
        ]}
      />
      <Choice
        label={t('list.doses')}
        options={[
          {
            to: to(shown.criterion, null),
            what: t('list.all'),
            count: sum(doses),
            current: shown.dose === null,
          },
          ...doses.map(({ dose, count }) => ({
            to: to(shown.criterion, dose),
            what: doseOf(dose),
            count,
            current: shown.dose === dose,
          })),
        ]}
      />
    </div>
  );
}

function Choice({
  label,
  options,
}: {
  label: string;
  options: readonly { to: string; what: string; count: number; current: boolean }[];
}) {
  const { t } = useTranslation('controls');
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-6">
      <span className="w-20 text-sm text-quiet">{label}</span>
      {options.map(({ to: target, what, count, current }) => (
        <Link
          key={target}
          to={target}
          preventScrollReset
          aria-current={current ? 'page' : undefined}
          className={classes(
            'flex min-h-touch items-center',
            current && 'font-semibold text-ink no-underline',
          )}
        >
          {t('list.count', { what, count })}
        </Link>
      ))}
    </nav>
  );
}

function ControlList({
  study: { criteria, shown },
  editable,
  refusal,
}: {
  study: ControlsPageStudy;
  editable: boolean;
  refusal: ControlsRefusal | null;
}) {
  const { t } = useTranslation('controls');
  const { doseOf, criterionOf } = useControlWords();
  const { controls, page, pages } = shown;
  if (controls.length === 0) return <p>{t('list.nothing')}</p>;
  return (
    <div className="grid gap-8">
      {groupsOf(controls).map((group) => {
        const { criterion, dose } = group[0]!;
        return (
          <section key={`${criterion} ${dose}`} className="grid gap-6">
            <h3>
              {criterionOf(criterion, criteria)} · {doseOf(dose)}
            </h3>
            {group.map((control) => (
              <ControlCard
                // Another text makes the card anew, with its form closed; one that was refused stays in the form.
                key={`${control.item} ${control.maker} ${control.text}`}
                control={control}
                editable={editable}
                refusal={isRefused(control, refusal) ? refusal : null}
              />
            ))}
          </section>
        );
      })}
      <Pages
        page={page}
        pages={pages}
        to={(next) => to(shown.criterion, shown.dose, next)}
        words={{
          place: t('list.pages', { page, pages }),
          before: t('list.previous'),
          after: t('list.next'),
        }}
      />
    </div>
  );
}

/** Neighbours of the same criterion and dose. */
function groupsOf(controls: readonly ShownControl[]): ShownControl[][] {
  const groups: ShownControl[][] = [];
  for (const control of controls) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    if (first?.criterion === control.criterion && first.dose === control.dose) last!.push(control);
    else groups.push([control]);
  }
  return groups;
}

function isRefused(control: ShownControl, refusal: ControlsRefusal | null): boolean {
  if (refusal === null) return false;
  if (refusal.action === 'text') return control.id !== null && refusal.entered.control === String(control.id);
  return refusal.action === 'write' && control.id === null && refusal.entered.item === control.item;
}
