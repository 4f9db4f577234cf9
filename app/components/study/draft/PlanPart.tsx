import { useFormContext } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import { NumberField } from '../protocol/NumberField.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import type { FaultOf } from '../protocol/faultOf.ts';
import { PowerCurve } from './PowerCurve.tsx';
import type { ShownOutlook } from './useOutlook.ts';

/** How large the study has to be: what this size decides, what would be enough, and what stands in the way. */
export function PlanPart({ shown, faultOf }: { shown: ShownOutlook; faultOf: FaultOf }) {
  const { t } = useTranslation('draft');
  const { setValue } = useFormContext<NewStudyValues>();
  const { outlook, busy, items, raters, isOfFile, onItems } = shown;
  const here = outlook?.here ?? null;
  const enough = outlook?.enough ?? null;
  const type = (text: string) => {
    const count = Number(text);
    if (Number.isInteger(count) && count >= 2 && count <= 100_000) onItems(count);
  };
  return (
    <Section title={t('plan.title')}>
      <div id="plan" tabIndex={-1} className="grid gap-4" aria-busy={busy}>
        <p className="max-w-line text-quiet">{t('plan.intro')}</p>
        <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
          <TextField
            id="plan.items"
            type="number"
            min={2}
            className="max-w-28"
            label={t('plan.items')}
            key={items}
            defaultValue={items}
            onBlur={(event) => type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              type(event.currentTarget.value);
            }}
          />
          <NumberField path="planning.raters" label={t('plan.raters')} optional faultOf={faultOf} />
          <NumberField
            path="planning.pricePerHour"
            label={t('plan.price')}
            step="any"
            optional
            faultOf={faultOf}
          />
          {!isOfFile && (
            <Button look="plain" onClick={() => onItems(null)}>
              {t('plan.asFile')}
            </Button>
          )}
        </div>
        <label className="grid max-w-form gap-1 text-sm">
          {t('plan.drag')}
          <input
            type="range"
            min={0}
            max={100}
            value={placeOf(items)}
            onChange={(event) => onItems(countAt(Number(event.currentTarget.value)))}
          />
        </label>
        {here !== null && outlook !== null && (
          <>
            <PowerCurve curve={outlook.curve} items={here.items} power={here.power} />
            <p className="max-w-line font-medium" data-testid="plan-sentence">
              {t('plan.sentence', {
                items: here.items,
                raters: here.raters,
                power: Math.round(100 * here.power),
                lower: Math.round(100 * Math.min(...here.powerBand)),
                upper: Math.round(100 * Math.max(...here.powerBand)),
              })}{' '}
              {enough !== null
                ? t('plan.enough', {
                    items: enough.items,
                    raters: enough.raters,
                    power: Math.round(100 * enough.power),
                  })
                : t('plan.never')}
            </p>
            {enough !== null && (enough.items !== items || enough.raters !== raters) && (
              <div>
                <Button
                  onClick={() => {
                    onItems(enough.items);
                    setValue('planning.raters', enough.raters, { shouldDirty: true });
                  }}
                >
                  {t('plan.show', { items: enough.items, raters: enough.raters })}
                </Button>
              </div>
            )}
            {outlook.words.reason !== null && <p className="max-w-line text-quiet">{outlook.words.reason}</p>}
            {outlook.words.warnings.length > 0 && (
              <ul className="grid list-disc gap-1 pl-5">
                {outlook.words.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            )}
          </>
        )}
        {outlook?.refusal && <p className="text-fault">{outlook.refusal}</p>}
      </div>
    </Section>
  );
}

/** The slider goes from 10 to 3,000 items, by equal factors. */
const [LEAST, MOST] = [10, 3000];

function placeOf(items: number): number {
  const place = (100 * Math.log(items / LEAST)) / Math.log(MOST / LEAST);
  return Math.round(Math.min(100, Math.max(0, place)));
}

function countAt(place: number): number {
  return Math.round(LEAST * (MOST / LEAST) ** (place / 100));
}
