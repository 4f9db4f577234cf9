import { useFieldArray, useFormContext } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { newSystem } from './generation/systemValues.ts';
import type { NewStudyValues } from './newStudyValues.ts';
import type { FaultOf } from './protocol/faultOf.ts';
import { SystemRow } from './SystemRow.tsx';
import { ModelFoldersProvider } from './systems/ModelFolders.tsx';
import { TrySystems } from './systems/TrySystems.tsx';

/**
 * The systems of a form as rows that can be added and taken away.
 *
 * @param hosts servers that systems may lie on
 * @param least so many stay
 * @param onlyCandidates whether none can be a baseline
 */
export function SystemRows({
  hosts,
  faultOf,
  least,
  onlyCandidates = false,
}: {
  hosts: readonly string[];
  faultOf: FaultOf;
  least: number;
  onlyCandidates?: boolean;
}) {
  const { t } = useTranslation('study');
  const { control } = useFormContext<NewStudyValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'systems' });
  return (
    <ModelFoldersProvider>
      {fields.map(({ id }, index) => (
        <SystemRow
          key={id}
          index={index}
          hosts={hosts}
          faultOf={faultOf}
          onlyCandidate={onlyCandidates}
          {...(fields.length > least ? { onRemove: () => remove(index) } : {})}
        />
      ))}
      <div>
        <Button onClick={() => append(newSystem('candidate'))}>{t('form.addSystem')}</Button>
      </div>
      <TrySystems />
    </ModelFoldersProvider>
  );
}
