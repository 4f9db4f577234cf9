import { useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudy.ts';
import { askedCriteria } from './configurationOf.ts';
import type { FaultOf } from './faultOf.ts';
import { LocalizedField } from './LocalizedField.tsx';

/** A task of the training round: its texts, which answers are right, and what is said after it. */
export function TrainingTaskFields({
  index,
  faultOf,
  onRemove,
}: {
  index: number;
  faultOf: FaultOf;
  onRemove: () => void;
}) {
  const { t } = useTranslation('protocol');
  const { register, control } = useFormContext<NewStudyValues>();
  const path = `protocol.training.tasks.${index}` as const;
  const kind = useWatch({ control, name: `${path}.kind` });
  const number = { number: String(index + 1) };
  const text = (name: 'prompt' | 'source' | 'text' | 'left' | 'right') => (
    <TextArea
      id={`${path}.${name}`}
      label={t(`training.${name}`)}
      optional={name === 'source'}
      error={faultOf(`${path}.${name}`)}
      {...register(`${path}.${name}`)}
    />
  );
  return (
    <fieldset className="grid gap-4 border-l-2 border-line pl-5">
      <legend className="mb-2 font-medium">{t(`training.${kind}`, number)}</legend>
      {text('prompt')}
      {text('source')}
      {kind === 'likert' ? text('text') : text('left')}
      {kind === 'pairwise' && text('right')}
      {kind === 'likert' ? <Ranges path={path} faultOf={faultOf} /> : <Sides path={path} faultOf={faultOf} />}
      <LocalizedField long path={`${path}.feedback`} label={t('training.feedback')} faultOf={faultOf} />
      <div>
        <Button look="plain" className="-ml-2" onClick={onRemove}>
          {t('training.remove', number)}
        </Button>
      </div>
    </fieldset>
  );
}

type Path = `protocol.training.tasks.${number}`;

/** Which ratings are right, by criterion. */
function Ranges({ path, faultOf }: { path: Path; faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const locale = useLocale();
  const { register, control } = useFormContext<NewStudyValues>();
  const { library, own } = useWatch({ control, name: 'protocol' });
  const asNumber = (value: unknown) => (value === '' || value === null ? null : Number(value));
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium">{t('training.expected')}</legend>
      <p className="text-sm text-quiet">{t('training.expectedHint')}</p>
      {askedCriteria({ library, own }).map(({ key, label, scale }) => {
        const name = label[locale] || key;
        const field = `${path}.expected.${key}` as const;
        const error = faultOf(`${field}.lowest`) ?? faultOf(`${field}.highest`) ?? faultOf(field);
        return (
          <div key={key} className="grid gap-1">
            <p>
              {name} <span className="text-quiet">{t('training.scale', { scale: String(scale) })}</span>
            </p>
            {error !== undefined && <p className="text-sm font-medium text-fault">{error}</p>}
            <div className="grid max-w-64 grid-cols-2 gap-3">
              {(['lowest', 'highest'] as const).map((end) => (
                <TextField
                  key={end}
                  id={`${field}.${end}`}
                  type="number"
                  min={1}
                  max={scale}
                  label={<span className="text-sm font-normal text-quiet">{t(`training.${end}`)}</span>}
                  aria-label={`${name}: ${t(`training.${end}`)}`}
                  {...register(`${field}.${end}`, { setValueAs: asNumber })}
                />
              ))}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}

/** Which preferences are right. */
function Sides({ path, faultOf }: { path: Path; faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const { register } = useFormContext<NewStudyValues>();
  const fault = faultOf(`${path}.preferences`);
  return (
    <fieldset>
      <legend className="font-medium">{t('training.preferences')}</legend>
      {fault !== undefined && (
        <p id={`${path}.preferences`} tabIndex={-1} className="text-sm font-medium text-fault">
          {fault}
        </p>
      )}
      {(['left', 'tie', 'right'] as const).map((side) => (
        <Checkbox
          key={side}
          value={side}
          label={t(`training.sides.${side}`)}
          {...register(`${path}.preferences`)}
        />
      ))}
    </fieldset>
  );
}
