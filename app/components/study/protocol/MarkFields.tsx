import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { MQM_CATEGORIES, USUAL_WEIGHTS } from '#app/core/kinds/likert/faultCategories.ts';
import { MOST_CATEGORIES, SEVERITIES, type Severity } from '#app/core/kinds/likert/highlights.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { FaultOf } from './faultOf.ts';
import { LocalizedField } from './LocalizedField.tsx';
import { NumberField } from './NumberField.tsx';
import { newCategory, noWeights } from './values.ts';

/** How faults are marked: how bad they can be, of which kinds, and what each takes off a text's score. */
export function MarkFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const { register, control } = useFormContext<NewStudyValues>();
  const severities = useWatch({ control, name: 'protocol.highlights.severities' });
  const fault = faultOf('protocol.highlights.severities');
  return (
    <div className="grid gap-4 border-l-2 border-line pl-5">
      <div>
        <fieldset>
          <legend className="font-medium">{t('remarks.severities')}</legend>
          {fault !== undefined && (
            <p id="protocol.highlights.severities" tabIndex={-1} className="text-sm font-medium text-fault">
              {fault}
            </p>
          )}
          {SEVERITIES.map((severity) => (
            <Checkbox
              key={severity}
              value={severity}
              label={t(`remarks.severity.${severity}`)}
              {...register('protocol.highlights.severities')}
            />
          ))}
        </fieldset>
        <Checkbox label={t('remarks.harmed')} {...register('protocol.highlights.criteria')} />
        <Checkbox label={t('remarks.words')} {...register('protocol.highlights.comments')} />
      </div>
      <fieldset className="grid gap-1.5">
        <legend className="font-medium">{t('remarks.weights')}</legend>
        <p className="max-w-line text-sm text-quiet">{t('remarks.weightsHint', USUAL_WEIGHTS)}</p>
        <WeightFields path="protocol.highlights.weights" severities={severities} faultOf={faultOf} />
      </fieldset>
      <CategoryFields severities={severities} faultOf={faultOf} />
    </div>
  );
}

/** A number of points for each severity that raters may choose. */
function WeightFields({
  path,
  severities,
  faultOf,
}: {
  path: string;
  severities: readonly Severity[];
  faultOf: FaultOf;
}) {
  const { t } = useTranslation('protocol');
  return (
    <div className="flex flex-wrap gap-4">
      {SEVERITIES.filter((severity) => severities.includes(severity)).map((severity) => (
        <NumberField
          key={severity}
          path={`${path}.${severity}`}
          label={t(`remarks.severity.${severity}`)}
          step="any"
          optional
          faultOf={faultOf}
        />
      ))}
    </div>
  );
}

function CategoryFields({ severities, faultOf }: { severities: readonly Severity[]; faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const { control } = useFormContext<NewStudyValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'protocol.highlights.categories' });
  const values = useWatch({ control, name: 'protocol.highlights.categories' });
  const fault = faultOf('protocol.highlights.categories');
  const hasOwn = (index: number) =>
    SEVERITIES.some(
      (severity) =>
        (values[index]?.weights[severity] ?? null) !== null ||
        faultOf(`protocol.highlights.categories.${index}.weights.${severity}`) !== undefined,
    );
  return (
    <fieldset className="grid gap-3">
      <legend className="font-medium">{t('remarks.kinds')}</legend>
      <p className="max-w-line text-sm text-quiet">{t('remarks.kindsHint')}</p>
      {fault !== undefined && (
        <p id="protocol.highlights.categories" tabIndex={-1} className="text-sm font-medium text-fault">
          {fault}
        </p>
      )}
      {fields.map(({ id }, index) => {
        const path = `protocol.highlights.categories.${index}`;
        const number = String(index + 1);
        return (
          <div key={id} className="grid gap-3 border-l-2 border-line pl-5">
            <LocalizedField path={`${path}.label`} label={t('remarks.kind', { number })} faultOf={faultOf} />
            <details open={hasOwn(index)}>
              <summary className="min-h-touch cursor-pointer py-2 text-sm">{t('remarks.ownWeights')}</summary>
              <WeightFields path={`${path}.weights`} severities={severities} faultOf={faultOf} />
            </details>
            <div>
              <Button look="plain" className="-ml-2" onClick={() => remove(index)}>
                {t('remarks.removeKind', { number })}
              </Button>
            </div>
          </div>
        );
      })}
      <div className="flex flex-wrap gap-3">
        {fields.length < MOST_CATEGORIES && (
          <Button onClick={() => append(newCategory())}>{t('remarks.addKind')}</Button>
        )}
        {fields.length === 0 && (
          <Button look="plain" onClick={() => append(mqmCategories())}>
            {t('remarks.mqmKinds')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

const mqmCategories = () =>
  MQM_CATEGORIES.map(({ key, label, weights }) => ({
    key,
    label: { ...label },
    weights: { ...noWeights(), ...weights },
  }));
