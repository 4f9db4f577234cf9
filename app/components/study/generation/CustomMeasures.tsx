import type { ImportedMeasure } from '#app/services/studies/importedMeasures.ts';
import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { ImportScoresForm } from './ImportScoresForm.tsx';

/** The measures whose scores are imported: what they are, how far they are, and a form for those that may be. */
export function CustomMeasures({
  slug,
  items,
  measures,
  mayChange,
}: {
  slug: string;
  items: number;
  measures: readonly ImportedMeasure[];
  mayChange: boolean;
}) {
  const { t } = useTranslation('generation');
  const [first] = measures;
  if (first === undefined) return null;
  return (
    <Section title={t('scores.section')}>
      <p className="max-w-line text-sm text-quiet">{t('scores.intro')}</p>
      <Table caption={t('scores.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('scores.measure')}</HeadCell>
            {first.scored.map(({ system }) => (
              <HeadCell key={system} numeric>
                {system}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <tr key={measure.name}>
              <Cell className="min-w-48">
                <span className="font-medium">{measure.name}</span>
                <span className="block text-sm text-quiet">
                  <About measure={measure} />
                </span>
              </Cell>
              {measure.scored.map(({ system, outputs }) => (
                <Cell key={system} numeric className="whitespace-nowrap">
                  {t('of', { done: outputs, total: items })}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {measures
        .filter(({ open }) => open && mayChange)
        .map(({ name }) => (
          <ImportScoresForm key={name} slug={slug} measure={name} />
        ))}
    </Section>
  );
}

function About({ measure: { direction, unit, margin, votes } }: { measure: ImportedMeasure }) {
  const { t } = useTranslation('generation');
  const told = [
    t(`scores.${direction}`),
    ...(margin === null
      ? []
      : [
          t('scores.margin', {
            accept: `${margin.accept} ${unit}`.trim(),
            limit: `${margin.limit} ${unit}`.trim(),
          }),
        ]),
    t(votes ? 'scores.votes' : 'scores.noVote'),
  ];
  return told.join(' · ');
}
