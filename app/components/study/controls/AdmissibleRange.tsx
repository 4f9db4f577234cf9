import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { ControlsPageStudy } from './controlsPageStudy.ts';

/** Which ratings of a criterion's controls count as noticed: a form until the study opens, words afterwards. */
export function AdmissibleRange({
  range: { key, scale, admissible },
  editable,
}: {
  range: NonNullable<ControlsPageStudy['range']>;
  editable: boolean;
}) {
  const { t } = useTranslation('controls');
  const { lowest, highest } = admissible;
  if (!editable) {
    return (
      <p>
        {t('range.title')}:{' '}
        {t('range.text', {
          lowest: String(lowest),
          highest: String(highest),
          scale: String(scale),
        })}
      </p>
    );
  }
  return (
    <Form method="post" className="grid gap-2" preventScrollReset>
      <input type="hidden" name="action" value="range" />
      <input type="hidden" name="criterion" value={key} />
      <fieldset className="grid gap-2">
        <legend className="font-medium">{t('range.title')}</legend>
        <p className="text-sm text-quiet">{t('range.hint')}</p>
        <div className="flex flex-wrap items-end gap-3">
          {(['lowest', 'highest'] as const).map((end) => (
            <div key={end} className="w-24">
              <TextField
                name={end}
                type="number"
                min={1}
                max={scale}
                required
                label={t(`range.${end}`)}
                defaultValue={admissible[end]}
              />
            </div>
          ))}
          <Button type="submit">{t('range.save')}</Button>
        </div>
      </fieldset>
    </Form>
  );
}
