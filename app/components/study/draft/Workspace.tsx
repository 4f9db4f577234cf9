import { useParams } from '@remix-run/react';
import { useState } from 'react';
import { FormProvider, useForm, useWatch, type Control } from 'react-hook-form';
import { asMessage, saidOfIssue } from '#app/core/shared/errors.ts';
import type { JsonObject } from '#app/core/studies/drafts/changes.ts';
import { formProblemText } from '#app/i18n/formProblems.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { ErrorSummary, type FieldFault } from '../ErrorSummary.tsx';
import { newStudySchema, type NewStudyValues } from '../newStudy.ts';
import { formFaults } from '../newStudyFaults.ts';
import { fieldOfPath } from '../protocol/configurationOf.ts';
import { ConflictNotice } from './ConflictNotice.tsx';
import { DraftHeader } from './DraftHeader.tsx';
import type { DraftFacts } from './facts.ts';
import { Glance } from './Glance.tsx';
import { StepNavigation } from './StepNavigation.tsx';
import { StepPages } from './StepPages.tsx';
import { isStep, stepOfField, STEPS, type ShownStep, type Step } from './steps.ts';
import { useDraft } from './useDraft.ts';
import { useOutlook } from './useOutlook.ts';

export interface WorkspaceProps {
  readonly id: string;
  readonly values: NewStudyValues;
  /** The values as they are stored. */
  readonly stored: JsonObject;
  readonly version: number;
  /** Null where there is no file that can be read as items. */
  readonly items: DraftFacts | null;
  /** Whether a file is kept at all. */
  readonly hasFile: boolean;
  /** Where systems on a server may be. */
  readonly hosts: readonly string[];
  /** Whether the addresses of links lead nowhere but to this machine. */
  readonly isLoopback: boolean;
  /** What the server found wrong, by path. */
  readonly refused: readonly { readonly path: string; readonly message: string }[];
  readonly busy: boolean;
  /** The study that the draft would change; null for one that is to be made. */
  readonly revises: { readonly slug: string; readonly name: string } | null;
  readonly onCreate: () => void;
  /** Brings the changes in; `discard`: what was uploaded or written for the study may be lost. */
  readonly onApply: (discard: boolean) => void;
}

/**
 * The set-up of a study in short steps, which saves itself. All steps are one form: what is typed in one is there in the
 * others.
 */
export function Workspace(props: WorkspaceProps) {
  const { id, values, stored, version, refused, revises, onCreate, onApply } = props;
  const { t } = useTranslation('draft');
  const { step: asked = '' } = useParams();
  const step: ShownStep = isStep(asked) ? asked : 'question';
  const form = useForm<NewStudyValues>({ defaultValues: values });
  const saving = useDraft(id, form, { values: stored, version });
  const [items, setItems] = useState(props.items);
  const outlook = useOutlook(id, form.control, items, saving.version);
  const known = useFaults(form.control, items);
  const told = useToldFaults();
  // As they were when the study was asked for: a list that changed while one corrects it would take the focus away.
  const [toldFaults, setToldFaults] = useState<readonly FieldFault[]>([]);
  const [attempts, setAttempts] = useState(0);
  // Until somebody asks for the study nothing that is missing is a fault, only yet to be done.
  const shown: FieldFault[] = [
    ...toldFaults,
    ...refused.map(({ path, message }) => told.refusal(path, message, form.getValues('protocol'))),
  ];
  const faultOf = (field: string) => shown.find((fault) => fault.field === field)?.message;
  const here = shown.filter(
    ({ field }) => step === 'all' || step === 'review' || stepOfField(field ?? '') === step,
  );
  const open = new Set(known.map(({ field }) => stepOfField(field ?? '')));
  const finish = async (discard: boolean) => {
    setAttempts((count) => count + 1);
    setToldFaults(known);
    if (known.length > 0 || !(await saving.save())) return;
    if (revises === null) onCreate();
    else onApply(discard);
  };
  return (
    <FormProvider {...form}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <DraftHeader id={id} saving={saving} control={form.control} revises={revises} />
        <StepNavigation id={id} step={step} isDone={(one: Step) => !open.has(one)} steps={STEPS} />
        {saving.conflicts.length > 0 && (
          <ConflictNotice id={id} conflicts={saving.conflicts} onDecide={saving.decide} />
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <form
            method="post"
            noValidate
            className="grid min-w-0 max-w-[46rem] grid-cols-[minmax(0,1fr)] content-start gap-8"
            onSubmit={(event) => {
              event.preventDefault();
              void finish(new FormData(event.currentTarget).get('discard') === 'yes');
            }}
          >
            <ErrorSummary key={attempts} intro={t('summaryIntro')} faults={here} />
            <StepPages
              {...props}
              version={saving.version}
              step={step}
              items={items}
              onItems={setItems}
              faultOf={faultOf}
              shown={shown}
              known={known}
              outlook={outlook}
            />
          </form>
          <Glance control={form.control} items={items} outlook={outlook} id={id} />
        </div>
      </div>
    </FormProvider>
  );
}

/** What is still missing or wrong, in the order of the form, each with its field. */
function useFaults(control: Control<NewStudyValues>, items: DraftFacts | null) {
  const values = useWatch({ control }) as NewStudyValues;
  const told = useToldFaults();
  const { t } = useTranslation('study');
  return [
    ...told.faultsOf(values),
    ...(items === null ? [{ field: 'items', message: t('form.itemsMissing') }] : []),
  ];
}

function useToldFaults() {
  const { t } = useTranslation('study');
  const { t: generation } = useTranslation('generation');
  const locale = useLocale();
  const faultsOf = (values: NewStudyValues): FieldFault[] => {
    const parsed = newStudySchema.safeParse(values, { error: (issue) => asMessage(saidOfIssue(issue)) });
    if (parsed.success) return [];
    const nested = parsed.error.issues.reduce<Record<string, unknown>>((errors, issue) => {
      const path = issue.path.map(String).join('.');
      errors[path] ??= { message: issue.message, type: issue.code };
      return errors;
    }, {});
    return once(
      formFaults(nested).map((fault) => ({
        field: fieldOfPath(fault.path, values.protocol),
        message:
          'key' in fault
            ? t(`form.faults.${fault.key}`)
            : generation(`form.faults.${fault.system.key}`, {
                ...fault.system.values,
                message: formProblemText(locale, fault.system.said),
              }),
      })),
    );
  };
  /** A problem that the server found: of the configuration at its field, else of the items file. */
  const refusal = (path: string, message: string, protocol: NewStudyValues['protocol']): FieldFault => {
    const [, field] = /^configuration\.(.*)$/.exec(path) ?? [];
    return field === undefined
      ? { field: 'items', message: path === 'items' ? message : `${path}: ${message}` }
      : { field: fieldOfPath(field.replace(/\[(\d+)\]/g, '.$1'), protocol), message };
  };
  return { faultsOf, refusal };
}

/** Each fault once: a text that is missing is so in both languages. */
function once(faults: readonly FieldFault[]): FieldFault[] {
  return [...new Map(faults.map((fault) => [`${fault.field} ${fault.message}`, fault])).values()];
}
