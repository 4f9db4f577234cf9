import { useFormContext, useWatch } from 'react-hook-form';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { forms } from '../kinds/forms.ts';
import type { NewStudyValues } from './newStudyValues.ts';
import { ComparisonFields, RemarkFields } from './protocol/ComparisonFields.tsx';
import { DecisionFields } from './protocol/DecisionFields.tsx';
import { EligibilityFields } from './protocol/EligibilityFields.tsx';
import type { FaultOf } from './protocol/faultOf.ts';
import { FormPart } from './protocol/FormPart.tsx';
import { NumberField } from './protocol/NumberField.tsx';
import { AttentionFields, SharingFields } from './protocol/SharingFields.tsx';
import { TrainingFields } from './protocol/TrainingFields.tsx';
import { WordsFields } from './protocol/WordsFields.tsx';

/** What raters are asked: criteria and comparison; further parts are folded, and say what holds as they are. */
export function ProtocolFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('study');
  return (
    <Section title={t('form.protocol')} className="gap-6">
      {forms.all.map(({ kind, Fields }) =>
        Fields === null ? null : <Fields key={kind} faultOf={faultOf} />,
      )}
      <ComparisonFields faultOf={faultOf} />
      <NumberField
        path="protocol.ratersPerItem"
        label={t('form.ratersPerItem')}
        hint={t('form.ratersPerItemHint')}
        faultOf={faultOf}
      />
    </Section>
  );
}

/** What decides, which most studies leave as it is. */
export function DecisionPart({ faultOf, faults }: { faultOf: FaultOf; faults: readonly string[] }) {
  const { t } = useTranslation('protocol');
  const { control } = useFormContext<NewStudyValues>();
  const decision = useWatch({ control, name: 'decision' });
  const decided = [decision.roles, decision.controlLoss, decision.floors].some((values) =>
    Object.values(values).some((value) => Boolean(value)),
  );
  return (
    <FormPart
      title={t('parts.decision')}
      summary={[
        t(decided ? 'parts.decisionOwn' : 'parts.decisionDefault', { theta: percent(decision.theta) }),
        decision.looks.trim() === '' ? '' : t('parts.decisionLooks', { at: decision.looks.trim() }),
        decision.extension.items || decision.extension.judgments ? t('parts.decisionExtension') : '',
      ]
        .filter((part) => part !== '')
        .join(' ')}
      faulty={faults.some((path) => path.startsWith('decision'))}
    >
      <DecisionFields faultOf={faultOf} />
    </FormPart>
  );
}

const percent = (value: number) => `${Number.isFinite(value) ? value : '?'} %`;

/** The parts of the protocol that most studies leave as they are. */
export function ProtocolParts({ faultOf, faults }: { faultOf: FaultOf; faults: readonly string[] }) {
  const { t } = useTranslation('protocol');
  const { control } = useFormContext<NewStudyValues>();
  const { protocol, guidelines, consent } = useWatch({ control }) as NewStudyValues;
  const faulty = (...beginnings: string[]) =>
    faults.some((path) => beginnings.some((beginning) => path.startsWith(beginning)));
  const words = [
    guidelines.trim() === '' ? t('parts.guidelinesDefault') : t('parts.guidelinesOwn'),
    consent.trim() === '' ? null : t('parts.consentOwn'),
  ].filter((part) => part !== null);
  return (
    <Section title={t('parts.title')} className="gap-4">
      <p className="max-w-line text-quiet">{t('parts.intro')}</p>
      <div>
        <FormPart
          title={t('parts.sharing')}
          summary={t(protocol.strategy === 'panel' ? 'parts.sharingPanel' : 'parts.sharingOpen', {
            overlap: percent(protocol.overlap.share),
            repeats: percent(protocol.repeats.share),
          })}
          faulty={faulty(
            'protocol.overlap',
            'protocol.repeats',
            'protocol.blocksPerSitting',
            'protocol.leastItems',
            'protocol.mostItems',
            'protocol.leaseMinutes',
          )}
        >
          <SharingFields faultOf={faultOf} />
        </FormPart>
        <FormPart
          title={t('parts.attention')}
          summary={t('parts.attentionSummary', {
            slight: String(protocol.controls.slight),
            gross: String(protocol.controls.gross),
          })}
          faulty={faulty('protocol.controls')}
        >
          <AttentionFields faultOf={faultOf} />
        </FormPart>
        <FormPart title={t('parts.words')} summary={words.join(' ')} faulty={faulty('guidelines', 'consent')}>
          <WordsFields faultOf={faultOf} />
        </FormPart>
        <FormPart
          title={t('parts.eligibility')}
          summary={t('parts.eligibilityCount', { count: protocol.eligibility.length })}
          faulty={faulty('protocol.eligibility')}
        >
          <EligibilityFields faultOf={faultOf} />
        </FormPart>
        <FormPart
          title={t('parts.training')}
          summary={t('parts.trainingCount', { count: protocol.training.tasks.length })}
          faulty={faulty('protocol.training')}
        >
          <TrainingFields faultOf={faultOf} />
        </FormPart>
        <FormPart
          title={t('parts.remarks')}
          summary={t(
            protocol.marks
              ? 'parts.remarksMarks'
              : protocol.comments
                ? 'parts.remarksComments'
                : 'parts.remarksNone',
          )}
          faulty={faulty('protocol.marks', 'protocol.highlights')}
        >
          <RemarkFields faultOf={faultOf} />
        </FormPart>
      </div>
    </Section>
  );
}
