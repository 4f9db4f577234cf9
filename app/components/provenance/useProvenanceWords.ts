import type { ProvenanceWarning } from '#app/core/studies/provenance.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** Puts what a lead should know of how outputs were made into a sentence. */
export function useProvenanceWords(): (warning: ProvenanceWarning) => string {
  const { t } = useTranslation('provenance');
  return (warning) => {
    switch (warning.kind) {
      case 'provenance-saturated':
        return t('warning.saturated', {
          system: warning.system,
          processor: warning.processor ?? t('unknown'),
        });
      case 'provenance-mixed':
        return t('warning.mixed', { system: warning.system, ways: warning.ways });
      case 'provenance-differs':
        return t('warning.differs', {
          system: warning.system,
          baseline: warning.baseline,
          what: warning.what.map((part) => t(`part.${part}`)).join(', '),
        });
    }
  };
}
