import { ProvenanceList } from '#app/components/provenance/ProvenanceList.tsx';
import { useProvenanceWords } from '#app/components/provenance/useProvenanceWords.ts';
import type { Report } from '#app/core/reports/report.ts';
import { provenanceWarnings } from '#app/core/studies/provenance.ts';
import { STACK } from './stack.ts';

/** How the outputs that were judged came about, and what of that may stand behind a difference. */
export function ProvenanceSection({ report: { provenance = [] } }: { report: Report }) {
  const words = useProvenanceWords();
  if (provenance.every(({ made }) => made.length === 0)) return null;
  const warnings = provenanceWarnings(provenance);
  return (
    <div className={STACK}>
      {warnings.map((warning, index) => (
        <p key={index} className="max-w-line border-l-4 border-caution bg-caution-soft px-4 py-2">
          {words(warning)}
        </p>
      ))}
      <ProvenanceList systems={provenance} />
    </div>
  );
}
