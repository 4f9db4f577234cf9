import { ProvenanceList } from '#app/components/provenance/ProvenanceList.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { GenerationCosts } from './GenerationCosts.tsx';
import { GenerationTroubles } from './GenerationTroubles.tsx';
import { ImportOutputsForm } from './ImportOutputsForm.tsx';
import { SystemsTable } from './SystemsTable.tsx';
import type { SystemGeneration } from '#app/core/reports/systemGeneration.ts';

/**
 * What the systems of a study wrote, what went wrong and what it cost. Once raters judge it is folded away: it
 * matters before.
 * @param preparing whether outputs are being generated now
 * @param failed whether the page says already why they could not be
 */
export function GenerationSection({
  slug,
  state,
  items,
  systems,
  preparing,
  failed,
  mayChange,
}: {
  slug: string;
  state: StudyState;
  items: number;
  systems: readonly SystemGeneration[];
  preparing: boolean;
  failed: boolean;
  mayChange: boolean;
}) {
  const { t } = useTranslation('generation');
  const before = state === 'draft' || state === 'generating' || state === 'ready';
  const imported = systems.filter(({ provider }) => provider === 'import').map(({ system }) => system);
  const body = (
    <div className="grid gap-6">
      <SystemsTable systems={systems} items={items} />
      <GenerationTroubles
        slug={slug}
        systems={systems}
        told={failed}
        repeatable={mayChange && before && !preparing}
      />
      {mayChange && state === 'draft' && !preparing && imported.length > 0 && (
        <ImportOutputsForm slug={slug} systems={imported} />
      )}
      <GenerationCosts systems={systems} />
      {systems.some(({ made }) => made.length > 0) && (
        <details>
          <summary className="w-fit cursor-pointer text-accent hover:underline underline-offset-4">
            {t('made')}
          </summary>
          <div className="mt-2">
            <ProvenanceList systems={systems} />
          </div>
        </details>
      )}
    </div>
  );
  if (before) return <Section title={t('title')}>{body}</Section>;
  return (
    <details>
      <summary className="w-fit cursor-pointer">
        <h2 className="inline">{t('title')}</h2>
      </summary>
      <div className="mt-3">{body}</div>
    </details>
  );
}
