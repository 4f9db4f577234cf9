import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { capitalised, lineLabel, marginFigure } from '#app/core/reports/words.ts';
import { typographyOf } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { MeasureRow, StudySettings } from '#app/services/setup/studySettings.ts';
import { Facts } from './Facts.tsx';
import { Part } from './Part.tsx';
import { useFigures } from './useFigures.ts';

/** What is measured, which measures vote under which margins, and how texts are read for it. */
export function MeasuresPart({
  configuration,
  measures: rows,
}: Pick<StudySettings, 'configuration' | 'measures'>) {
  const { t } = useTranslation('settings');
  const { number } = useFigures();
  const { tokenizer, measures, bertscore, resamples } = configuration;
  const locale = useLocale();
  const { list } = typographyOf(locale);
  const nameOf = useMeasureName();
  const voters = rows.filter(({ votes }) => votes);
  const shown = rows.filter(({ votes }) => !votes);
  const own = Object.entries(measures?.settings ?? {});
  return (
    <Part part="measures">
      <p className="max-w-line text-quiet">
        {t('measures.intro')} {measures === null && t('measures.asBefore')}
      </p>
      {voters.length === 0 ? (
        <p>{t('measures.noVoters')}</p>
      ) : (
        <Table caption={t('measures.caption')}>
          <thead>
            <tr>
              <HeadCell>{t('measures.measure')}</HeadCell>
              <HeadCell numeric>{t('people.accept')}</HeadCell>
              <HeadCell numeric>{t('people.limit')}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {voters.map((row) => (
              <Row key={row.name} row={row} />
            ))}
          </tbody>
        </Table>
      )}
      <Facts
        facts={[
          [t('measures.shown'), shown.length === 0 ? t('none') : list(shown.map(nameOf))],
          [t('measures.tokenizer'), tokenizer === 'auto' ? t('measures.byLanguage') : tokenizer],
          [t('measures.language'), measures?.language ?? null],
          [
            t('measures.settings'),
            own.length === 0
              ? null
              : own.map(([name, settings]) => (
                  <span key={name} className="block font-code text-sm">
                    {name} {JSON.stringify(settings)}
                  </span>
                )),
          ],
          [
            t('measures.encoder'),
            bertscore === undefined
              ? t('none')
              : [
                  bertscore.modelFolder,
                  bertscore.variant,
                  bertscore.layer === undefined ? undefined : `layer ${bertscore.layer}`,
                  bertscore.idf ? t('measures.idf') : undefined,
                ]
                  .filter((part) => part !== undefined)
                  .join(' · '),
          ],
          [t('measures.resamples'), number(resamples)],
        ]}
      />
    </Part>
  );
}

function Row({ row }: { row: MeasureRow }) {
  const { margin, custom } = row;
  const nameOf = useMeasureName();
  const { t } = useTranslation('settings');
  const locale = useLocale();
  const { number } = useFigures();
  const told = (loss: number) =>
    custom === null ? marginFigure(loss, margin!.unit, locale) : `${number(loss)} ${custom.unit}`.trimEnd();
  return (
    <tr>
      <Cell className="min-w-32">
        {nameOf(row)}
        {custom !== null && (
          <span className="block text-sm text-quiet">
            {t('measures.imported', { direction: t(`measures.${custom.direction}`) })}
          </span>
        )}
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        {margin === null ? '–' : told(margin.accept)}
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        {margin === null ? '–' : told(margin.limit)}
      </Cell>
    </tr>
  );
}

/** What a measure is called: one of the study's own as its lead named it. */
function useMeasureName(): (measure: Pick<MeasureRow, 'name' | 'custom'>) => string {
  const locale = useLocale();
  return ({ name, custom }) =>
    custom === null ? capitalised(lineLabel({ kind: 'measure', name }, new Map(), locale)) : name;
}
