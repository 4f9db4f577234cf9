import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { FaultOf } from './protocol/faultOf.ts';
import { SystemRows } from './SystemRows.tsx';

/**
 * The systems of a new study: one baseline and candidates, rows that can be added and taken away.
 * @param hosts servers that systems may lie on
 */
export function SystemFields({ hosts, faultOf }: { hosts: readonly string[]; faultOf: FaultOf }) {
  const { t } = useTranslation('study');
  const fault = faultOf('systems');
  return (
    <Section title={t('form.systems')} className="gap-5">
      <p className="text-quiet">{t('form.systemsIntro')}</p>
      {fault !== undefined && (
        <p id="systems" tabIndex={-1} className="text-sm font-medium text-fault">
          {fault}
        </p>
      )}
      <SystemRows hosts={hosts} faultOf={faultOf} least={2} />
    </Section>
  );
}
