import { useFieldArray, useFormContext } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { newSystem } from './generation/systemValues.ts';
import type { NewStudyValues } from './newStudyValues.ts';
import type { FaultOf } from './protocol/faultOf.ts';
import { SystemRow } from './SystemRow.tsx';

/**
 * The systems of a new study: one baseline and candidates, rows that can be added and taken away.
 * @param hosts servers that systems may lie on
 */
export function SystemFields({ hosts, faultOf }: { hosts: readonly string[]; faultOf: FaultOf }) {
  const { t } = useTranslation('study');
  const { control } = useFormContext<NewStudyValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'systems' });
  const fault = faultOf('systems');
  return (
    <Section title={t('form.systems')} className="gap-5">
      <p className="text-quiet">{t('form.systemsIntro')}</p>
      {fault !== undefined && (
        <p id="systems" tabIndex={-1} className="text-sm font-medium text-fault">
          {fault}
        </p>
      )}
      {fields.map(({ id }, index) => (
        <SystemRow
          key={id}
          index={index}
          hosts={hosts}
          faultOf={faultOf}
          {...(fields.length > 2 ? { onRemove: () => remove(index) } : {})}
        />
      ))}
      <div>
        <Button onClick={() => append(newSystem('candidate'))}>{t('form.addSystem')}</Button>
      </div>
    </Section>
  );
}
