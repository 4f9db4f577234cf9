import { useFormContext } from 'react-hook-form';
import { LinkButton } from '#app/components/ui/Link.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { FieldFault } from '../ErrorSummary.tsx';
import { ItemsField } from '../items/ItemsField.tsx';
import type { ToldItemsFile } from '../items/useItemsFile.ts';
import { MarginFields, MeasurePart } from '../MarginFields.tsx';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { FaultOf } from '../protocol/faultOf.ts';
import { DecisionPart } from '../ProtocolFields.tsx';
import { StakesPart } from '../stakes/StakesPart.tsx';
import { SystemFields } from '../SystemFields.tsx';
import { AskedStep } from './AskedStep.tsx';
import { MarginWords } from './MarginWords.tsx';
import { PilotStep } from './PilotStep.tsx';
import { PlanPart } from './PlanPart.tsx';
import { QuestionStep } from './QuestionStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { STEPS, type ShownStep, type Step } from './steps.ts';
import type { ShownOutlook } from './useOutlook.ts';
import type { DraftFacts } from './facts.ts';

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly step: ShownStep;
  readonly items: DraftFacts | null;
  readonly hasFile: boolean;
  readonly onItems: (items: DraftFacts | null) => void;
  readonly hosts: readonly string[];
  readonly isLoopback: boolean;
  readonly revises: { readonly slug: string; readonly name: string } | null;
  readonly busy: boolean;
  readonly faultOf: FaultOf;
  /** Faults that are told, and all that are known. */
  readonly shown: readonly FieldFault[];
  readonly known: readonly FieldFault[];
  readonly outlook: ShownOutlook;
}

/** The step that is shown, or all of them one below the other, and the way on. */
export function StepPages(props: Shown) {
  const { id, step } = props;
  const { t } = useTranslation('draft');
  const steps: readonly Step[] = step === 'all' ? STEPS : [step];
  const next = step === 'all' ? undefined : STEPS[STEPS.indexOf(step) + 1];
  return (
    <>
      {steps.map((one) => (
        <div key={one} className="grid gap-5">
          <h2 className={step === 'all' ? 'border-t border-line pt-4' : 'sr-only'}>{t(`step.${one}`)}</h2>
          <StepPage {...props} one={one} />
        </div>
      ))}
      {next !== undefined && (
        <div>
          <LinkButton to={`/drafts/${id}/${next}`} look="primary">
            {t('next', { step: t(`step.${next}`) })}
          </LinkButton>
        </div>
      )}
    </>
  );
}

function StepPage({ one, ...props }: Shown & { one: Step }) {
  const { id, version, items, hasFile, onItems, hosts, faultOf, shown, outlook } = props;
  const { control } = useFormContext<NewStudyValues>();
  const faults = shown.flatMap(({ field }) => field ?? []);
  switch (one) {
    case 'question':
      return <QuestionStep faultOf={faultOf} />;
    case 'items':
      return (
        <ItemsField
          id="items"
          error={faultOf('items')}
          place={{ address: `/drafts/${id}/items-file`, isKept: hasFile || items !== null }}
          onChange={() => {}}
          onTold={(told) => onItems(factsOf(told, items))}
        />
      );
    case 'systems':
      return (
        <div className="grid gap-6">
          <SystemFields hosts={hosts} faultOf={faultOf} />
          <StakesPart faultOf={faultOf} faults={faults} />
        </div>
      );
    case 'asked':
      return <AskedStep id={id} version={version} faultOf={faultOf} faults={faults} />;
    case 'margins':
      return (
        <div className="grid gap-6">
          <div className="grid gap-5">
            <MarginWords control={control} />
            <MarginFields faultOf={faultOf} />
          </div>
          <PlanPart shown={outlook} faultOf={faultOf} />
          <div>
            <MeasurePart faultOf={faultOf} faults={faults} />
            <DecisionPart faultOf={faultOf} faults={faults} />
          </div>
        </div>
      );
    case 'pilot':
      return <PilotStep id={id} revises={props.revises} />;
    case 'review':
      return <ReviewStep {...props} outlook={outlook.outlook} />;
  }
}

/** What is known of the items by what the server said last; while it has said nothing it is as before. */
function factsOf(told: ToldItemsFile | 'unanswered' | null, before: DraftFacts | null): DraftFacts | null {
  if (told === null || told === 'unanswered' || 'error' in told) return before;
  return told.preview;
}
