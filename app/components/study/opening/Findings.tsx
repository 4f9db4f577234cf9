import { Link } from '#app/components/ui/Link.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { inLocale } from '#app/core/shared/localized.ts';
import { enumerate } from '#app/core/shared/typography.ts';
import { forbidsOpening, type OpeningFinding } from '#app/core/studies/opening.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';

/** Where a lead goes to mend what was found, under the study's address; absent where no page of it helps. */
const PLACES: Partial<
  Record<OpeningFinding['kind'], 'panel' | 'pairs' | 'controls' | 'pilot' | 'settings' | ''>
> = {
  'panel-not-drawn': 'panel',
  identical: 'pairs',
  'few-controls': 'controls',
  'pilot-open': 'pilot',
  'few-seats': 'panel',
  'few-items': 'settings',
  'one-rater-each': 'settings',
  'no-references': 'settings',
  'no-link': '',
};

/**
 * What was found before the opening, each with where it is mended.
 * @param others warnings that stand elsewhere on the page
 */
export function Findings({
  slug,
  findings,
  others,
}: {
  slug: string;
  findings: readonly OpeningFinding[];
  others: number;
}) {
  const { t } = useTranslation('opening');
  if (findings.length === 0) {
    return others === 0 ? <p className="max-w-line">{t('nothingFound')}</p> : null;
  }
  return (
    <Section title={t('findings')}>
      <ul className="grid gap-2" data-testid="preflight">
        {findings.map((finding, index) => (
          <li
            key={index}
            className={`max-w-line border-l-4 px-4 py-2 ${
              forbidsOpening(finding) ? 'border-fault bg-fault-soft' : 'border-caution bg-caution-soft'
            }`}
          >
            <Words finding={finding} />{' '}
            {PLACES[finding.kind] !== undefined && (
              <Link to={`/studies/${slug}/${PLACES[finding.kind]}`.replace(/\/$/, '')}>
                {t(`place.${PLACES[finding.kind] === '' ? 'study' : (PLACES[finding.kind] as 'panel')}`)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Words({ finding }: { finding: OpeningFinding }) {
  const { t } = useTranslation('opening');
  const locale = useLocale();
  if (finding.kind === 'few-controls') {
    const { criteria, slight, least } = finding;
    const names = enumerate(
      criteria.map((label) => inLocale(label, locale)),
      locale,
    );
    return t('found.few-controls', { count: criteria.length, criteria: names, slight, least });
  }
  return t(`found.${finding.kind}`, finding);
}
