import { ProvenanceList } from '#app/components/provenance/ProvenanceList.tsx';
import { useProvenanceWords } from '#app/components/provenance/useProvenanceWords.ts';
import { Section } from '#app/components/ui/Section.tsx';
import type { Report } from '#app/core/reports/report.ts';
import { provenanceWarnings } from '#app/core/studies/provenance.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** How the outputs that were judged came about, and what of that may stand behind a difference. */
export function ProvenanceSection({ report: { provenance = [] } }: { report: Report }) {
  const { t } = useTranslation('provenance');
  const words = useProvenanceWords();
  if (provenance.every(({ made }) => made.length === 0)) return null;
  const warnings = provenanceWarnings(provenance);
  return (
    <Section title={t('title')}>
      {warnings.map((warning, index) => (
        <p key={index} className="max-w-line border-l-4 border-caution bg-caution-soft px-4 py-2">
          {words(warning)}
        </p>
      ))}
      <ProvenanceList systems={provenance} />
    </Section>
  );
}
