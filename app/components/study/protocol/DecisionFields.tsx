import { useFormContext, useWatch } from 'react-hook-form';
import { Select } from '#app/components/ui/Select.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { inLocale } from '#app/core/shared/localized.ts';
import { capitalised, lineLabel } from '#app/core/reports/words.ts';
import { PEOPLE_ROLES, SEVERE_LOSSES_LINE } from '#app/core/studies/ruleSettings.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { askedCriteria } from '../../kinds/likert/form/criteria.ts';
import { AGREEMENT_FLOORS } from '../decision.ts';
import { otherLines } from '../otherLines.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { FaultOf } from './faultOf.ts';
import { NumberField } from './NumberField.tsx';

/** What each line of people means for the verdict, and what raters have to be able to see. */
export function DecisionFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const locale = useLocale();
  const { register, control } = useFormContext<NewStudyValues>();
  const protocol = useWatch({ control, name: 'protocol' });
  const criteria = askedCriteria(protocol);
  const otherName = (line: string) =>
    line === SEVERE_LOSSES_LINE
      ? t('decision.severeLosses')
      : capitalised(lineLabel({ kind: 'criterion', name: line }, new Map(), locale));
  const names = [
    ...criteria.map(({ key, label }) => ({ line: key, name: inLocale(label, locale) || key })),
    ...otherLines(protocol).map((line) => ({ line, name: otherName(line) })),
  ];
  const options = ['', ...PEOPLE_ROLES] as const;
  // What can have a gate; severe losses have none.
  const costed = names.filter(({ line }) => line !== SEVERE_LOSSES_LINE);
  return (
    <>
      <p className="max-w-line text-sm text-quiet">{t('decision.intro')}</p>
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-medium">{t('decision.roles')}</legend>
        <p className="max-w-line text-sm text-quiet">{t('decision.rolesHint')}</p>
        {names.map(({ line, name }) => (
          <Select
            key={line}
            id={`decision.roles.${line}`}
            label={name}
            options={options.map((value) => ({
              value,
              label: value === '' ? t('decision.byDefault') : t(`decision.role.${value}`),
            }))}
            error={faultOf(`decision.roles.${line}`)}
            {...register(`decision.roles.${line}`)}
          />
        ))}
      </fieldset>
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-medium">{t('decision.loss')}</legend>
        <p className="max-w-line text-sm text-quiet">{t('decision.lossHint')}</p>
        {costed.map(({ line, name }) => (
          <NumberField
            key={line}
            path={`decision.controlLoss.${line}`}
            label={name}
            step="any"
            optional
            faultOf={faultOf}
          />
        ))}
      </fieldset>
      <NumberField
        path="decision.theta"
        label={t('decision.theta')}
        hint={t('decision.thetaHint')}
        step="any"
        faultOf={faultOf}
      />
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-medium">{t('decision.floors')}</legend>
        <p className="max-w-line text-sm text-quiet">{t('decision.floorsHint')}</p>
        {AGREEMENT_FLOORS.map((floor) => (
          <NumberField
            key={floor}
            path={`decision.floors.${floor}`}
            label={t(`decision.floor.${floor}`)}
            step="any"
            optional
            faultOf={faultOf}
          />
        ))}
      </fieldset>
      <LooksFields faultOf={faultOf} />
      <RepeatsFields faultOf={faultOf} />
    </>
  );
}

/** When the data may decide early, and what is held back for going on. */
function LooksFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const { register } = useFormContext<NewStudyValues>();
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 font-medium">{t('looks.title')}</legend>
      <p className="max-w-line text-sm text-quiet">{t('looks.intro')}</p>
      <TextField
        id="decision.looks"
        className="max-w-form"
        label={t('looks.at')}
        hint={t('looks.atHint')}
        optional
        error={faultOf('decision.looks')}
        {...register('decision.looks')}
      />
      {(['items', 'judgments'] as const).map((what) => (
        <NumberField
          key={what}
          path={`decision.extension.${what}`}
          label={t(`looks.${what}`)}
          hint={t(`looks.${what}Hint`)}
          optional
          faultOf={faultOf}
        />
      ))}
    </fieldset>
  );
}

/** What becomes of the margin where the study is done again. */
function RepeatsFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 font-medium">{t('repeats.title')}</legend>
      <p className="max-w-line text-sm text-quiet">{t('repeats.intro')}</p>
      <NumberField path="decision.marginRule.after" label={t('repeats.after')} optional faultOf={faultOf} />
      <NumberField
        path="decision.marginRule.percent"
        label={t('repeats.percent')}
        hint={t('repeats.percentHint')}
        step="any"
        optional
        faultOf={faultOf}
      />
    </fieldset>
  );
}
