import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Criterion } from '#app/core/studies/criteria.ts';
import { anchorOf, endsOf } from '#app/core/studies/criteria.ts';
import { inLocale, type Localized } from '#app/core/shared/localized.ts';
import { USUAL_WEIGHTS } from '#app/core/kinds/likert/faultCategories.ts';
import type { HighlightOptions, Severity } from '#app/core/kinds/likert/highlights.ts';
import { pairwiseOptions } from '#app/core/kinds/pairwise/protocol.ts';
import type { Protocol } from '#app/core/studies/configuration.ts';
import { typographyOf } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { LANGUAGES } from '#app/i18n/languages.ts';
import { Facts } from './Facts.tsx';
import { Part } from './Part.tsx';
import { useLocales } from './useFigures.ts';

/** What raters are asked: criteria with their points in every language, comparisons, marks and comments. */
export function AskedPart({ protocol }: { protocol: Protocol }) {
  const { t } = useTranslation('settings');
  const { criteria } = protocol;
  return (
    <Part part="asked">
      {criteria.length === 0 ? (
        <p>{t('asked.noCriteria')}</p>
      ) : (
        <div className="grid gap-8 print:block print:space-y-4">
          {criteria.map((criterion) => (
            <CriterionPart key={criterion.key} criterion={criterion} />
          ))}
        </div>
      )}
      <AskedBeside protocol={protocol} />
    </Part>
  );
}

function AskedBeside({ protocol }: { protocol: Protocol }) {
  const { t } = useTranslation('settings');
  const { t: form } = useTranslation('protocol');
  const { comma } = typographyOf(useLocale());
  const { ranking, highlights, comments } = protocol;
  const pairwise = pairwiseOptions(protocol);
  const ties = (allowed: boolean) => t(allowed ? 'asked.withTies' : 'asked.withoutTies');
  const compared = [
    ...(pairwise === null
      ? []
      : [
          [
            t('asked.pairwise'),
            ties(pairwise.ties),
            ...(pairwise.strength ? [t('asked.withStrength')] : []),
          ].join(comma),
        ]),
    ...(ranking === false
      ? []
      : [
          [t(ranking.form === 'ranking' ? 'asked.ranking' : 'asked.bestWorst'), ties(ranking.ties)].join(
            comma,
          ),
        ]),
  ];
  const marks =
    highlights === false
      ? t('asked.notAsked')
      : [
          ...highlights.severities.map((severity) => form(`remarks.severity.${severity}`)),
          ...(highlights.criteria ? [t('asked.marksHarm')] : []),
          ...(highlights.comments ? [t('asked.marksWords')] : []),
        ].join(comma);
  return (
    <Facts
      facts={[
        [t('asked.comparison'), compared.length === 0 ? t('asked.noComparison') : compared.join(comma)],
        [t('asked.marks'), marks],
        [t('asked.points'), highlights === false ? null : <FaultPoints marks={highlights} />],
        [t('asked.comments'), t(comments ? 'asked.allowed' : 'asked.notAsked')],
      ]}
    />
  );
}

/** What each fault takes off: by severity, and the kinds with what is their own. */
function FaultPoints({ marks: { severities, weights = {}, categories = [] } }: { marks: HighlightOptions }) {
  const { t: form } = useTranslation('protocol');
  const { comma } = typographyOf(useLocale());
  const told = (points: Partial<Record<Severity, number | undefined>>) =>
    severities
      .flatMap((severity) =>
        points[severity] === undefined
          ? []
          : [`${form(`remarks.severity.${severity}`)} ${points[severity].toLocaleString('en')}`],
      )
      .join(comma);
  return (
    <>
      {told({ ...USUAL_WEIGHTS, ...weights })}
      {categories.length > 0 && (
        <ul>
          {categories.map(({ key, label, weights: own = {} }) => (
            <li key={key}>
              <InLanguages texts={label} />
              {told(own) !== '' && ` · ${told(own)}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function CriterionPart({ criterion }: { criterion: Criterion }) {
  const { t } = useTranslation('settings');
  const { comma } = typographyOf(useLocale());
  const locales = useLocales();
  const { key, label, question, anchors, required } = criterion;
  const written = locales.filter((locale) => anchors[locale] !== undefined);
  const points = pointsOf(criterion);
  return (
    <div className="grid gap-2 print:break-inside-avoid">
      <h3>
        <InLanguages texts={label} />
      </h3>
      <p className="max-w-line">
        <InLanguages texts={question} />
      </p>
      <p className="text-sm text-quiet">
        {[
          t('asked.scale', endsOf(criterion)),
          t('asked.key', { key }),
          ...(required === false ? [t('asked.optional')] : []),
        ].join(comma)}
      </p>
      <Table caption={t('asked.caption', { criterion: inLocale(label, locales[0]) })}>
        <thead>
          <tr>
            <HeadCell className="w-20 whitespace-nowrap">{t('asked.point')}</HeadCell>
            {written.map((locale) => (
              <HeadCell key={locale} className="min-w-28 sm:min-w-56">
                {LANGUAGES[locale].name}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point}>
              <Cell>{point}</Cell>
              {written.map((locale) => (
                <Cell key={locale} lang={LANGUAGES[locale].htmlLang}>
                  {anchorOf(criterion, point, locale)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** The points of a scale that have a text: all of them, or both ends. */
function pointsOf(criterion: Criterion): number[] {
  const texts = Object.values(criterion.anchors)[0]?.length ?? 0;
  const { lowest, highest } = endsOf(criterion);
  return texts === highest - lowest + 1
    ? Array.from({ length: texts }, (_, index) => lowest + index)
    : [lowest, highest];
}

/** A text in each language that it is written in, that of the page first. */
export function InLanguages({ texts }: { texts: Localized<string> }) {
  const [first, ...others] = useLocales().filter((locale) => texts[locale] !== undefined);
  return (
    <>
      <span lang={LANGUAGES[first!].htmlLang}>{texts[first!]}</span>
      {others.map((locale) => (
        <span key={locale} lang={LANGUAGES[locale].htmlLang} className="ml-3 font-normal text-quiet">
          {texts[locale]}
        </span>
      ))}
    </>
  );
}
