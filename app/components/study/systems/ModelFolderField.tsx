import { useController, useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { ComboField } from '#app/components/ui/ComboField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { FaultOf } from '../protocol/faultOf.ts';
import { useModelFolders, type ToldModel } from './ModelFolders.tsx';
import { useModelWords } from './useModelWords.ts';

/**
 * The model folder of a system: chosen from those that are there, each with what is known of it, or typed. With a
 * variant of a folder its setting is chosen too, and a system without a name gets one.
 */
export function ModelFolderField({ index, faultOf }: { index: number; faultOf: FaultOf }) {
  const { t } = useTranslation('study');
  const { t: systems } = useTranslation('systems');
  const { control, setValue, getValues } = useFormContext<NewStudyValues>();
  const path = `systems.${index}` as const;
  const { field } = useController({ control, name: `${path}.provider.modelFolder` });
  const variant = useWatch({ control, name: `${path}.settings.variant` });
  const { told, busy, ask } = useModelFolders();
  const { nameOf } = useModelWords();
  const listed = told === null || told === 'unanswered' ? null : told;
  const models = listed?.models ?? [];
  const chosen = models.find((model) => isThat(model, field.value, variant));

  /** Whether looking again may find what is looked for. */
  const isMissed =
    told === 'unanswered' ||
    (listed !== null && chosen === undefined && (models.length === 0 || field.value.trim() !== ''));

  function choose(key: string) {
    const model = models.find((one) => keyOf(one) === key);
    if (model === undefined) return;
    setValue(`${path}.settings.variant`, model.variant ?? '', { shouldDirty: true });
    if (getValues(`${path}.name`).trim() === '') {
      setValue(`${path}.name`, proposedName(model), { shouldDirty: true });
    }
  }

  return (
    <div className="grid gap-1.5">
      <ComboField
        id={`${path}.provider.modelFolder`}
        label={t('form.modelFolder')}
        hint={index === 0 ? t('form.modelFolderHint') : undefined}
        error={faultOf(`${path}.provider.modelFolder`)}
        choose={systems('folders.choose')}
        value={field.value}
        options={models.map((model) => ({
          key: keyOf(model),
          text: model.folder,
          label: nameOf(model),
          detail: <Facts model={model} freeBytes={listed!.freeBytes} brief />,
        }))}
        onChange={field.onChange}
        onChoose={choose}
      />
      <div role="status" className="min-h-6 text-sm text-quiet [overflow-wrap:anywhere]">
        {told === 'unanswered' && systems('folders.unanswered')}
        {told === null && busy && systems('folders.loading')}
        {chosen !== undefined && <Facts model={chosen} freeBytes={listed!.freeBytes} />}
        {listed !== null && models.length === 0 && systems('folders.empty', { folder: listed.folder })}
        {listed !== null &&
          models.length > 0 &&
          isMissed &&
          systems('folders.unlisted', { folder: listed.folder })}
        {listed !== null &&
          !listed.complete &&
          index === 0 &&
          ` ${systems('folders.incomplete', { folder: listed.folder })}`}
      </div>
      {isMissed && (
        <div>
          <Button look="plain" className="-ml-2 text-sm" aria-disabled={busy} onClick={ask}>
            {systems('folders.again')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Facts({
  model,
  freeBytes,
  brief = false,
}: {
  model: ToldModel;
  freeBytes: number;
  brief?: boolean;
}) {
  const { factsOf, standingOf } = useModelWords();
  const facts = factsOf(model);
  const { mark, look, words } = standingOf(model, freeBytes);
  return (
    <>
      {facts !== null && `${brief ? facts.short : facts.long} · `}
      <span className={look}>
        <span aria-hidden="true">{mark} </span>
        {words}
      </span>
    </>
  );
}

const keyOf = ({ folder, variant }: ToldModel) => `${folder}\u0000${variant ?? ''}`;

/** Whether a field names a model, however its folder is written. */
function isThat(model: ToldModel, folder: string, variant: string): boolean {
  const plain = folder
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .replace(/\/+$/, '');
  const own = variant.trim() === 'fp32' ? '' : variant.trim();
  return model.folder.replaceAll('\\', '/') === plain && (model.variant ?? '') === own;
}

function proposedName({ folder, variant }: ToldModel): string {
  const own = folder.split(/[\\/]/).at(-1) ?? folder;
  return (variant === null ? own : `${own}-${variant}`).slice(0, 80);
}
