import { anchorOf, type Criterion } from '#app/core/studies/criteria.ts';
import type { Severity } from '#app/core/kinds/likert/highlights.ts';
import type { PairwiseOptions } from '#app/core/kinds/pairwise/protocol.ts';
import type { RankingOptions } from '#app/core/kinds/ranking/options.ts';
import { useLocale, useTranslation, type Locale } from '#app/i18n/index.ts';
import { DefaultGuidelines } from './DefaultGuidelines.tsx';
import { MarkingGuidelines } from './marking/MarkingGuidelines.tsx';
import { Paragraphs } from './Paragraphs.tsx';

/** What raters are told about a study; says nothing of its systems. */
export interface GuidelineFacts {
  /** The lead's own guidelines, paragraphs apart by blank lines; empty = the default ones. */
  readonly guidelines: string;
  readonly criteria: readonly Criterion[];
  /** How pairs are compared; null where they are not. */
  readonly pairwise: PairwiseOptions | null;
  /** How all texts of a prompt are ranked; absent or null where they are not. */
  readonly ranking?: RankingOptions | null;
  /** How bad a marked fault can be; absent or empty where none are marked. */
  readonly severities?: readonly Severity[];
}

/** The guidelines: the lead's own words or the default ones, and what each point of each scale means. */
export function Guidelines({ facts }: { facts: GuidelineFacts }) {
  if (facts.guidelines.trim() === '') return <DefaultGuidelines facts={facts} />;
  return (
    <div className="grid max-w-line gap-3">
      <Paragraphs text={facts.guidelines} />
      <ScaleMeanings criteria={facts.criteria} />
      <MarkingGuidelines severities={facts.severities ?? []} />
    </div>
  );
}

/** Each criterion with its question and the meaning of its points. */
export function ScaleMeanings({ criteria }: { criteria: readonly Criterion[] }) {
  const { t } = useTranslation('rating');
  const locale = useLocale();
  if (criteria.length === 0) return null;
  return (
    <>
      <h3 className="mt-4">{t('guidelines.rateTitle')}</h3>
      {criteria.map((criterion) => (
        <section key={criterion.key}>
          <h4>
            <span className="font-semibold">{criterion.label[locale]}</span>{' '}
            <span className="text-quiet">
              {criterion.question[locale]}
              {criterion.required === false && ` (${t('rate.optional')})`}
            </span>
          </h4>
          <ol className="mt-1 grid gap-0.5 text-base">
            {meanings(criterion, locale).map(({ value, anchor }) => (
              <li key={value} className="grid grid-cols-[2.5rem_1fr]">
                <span className="font-semibold tabular-nums">{value}</span>
                {anchor}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

/** The points that have a text of their own. */
function meanings(criterion: Criterion, locale: Locale): { value: number; anchor: string }[] {
  return Array.from({ length: criterion.scale }, (_, index) => index + 1).flatMap((value) => {
    const anchor = anchorOf(criterion, value, locale);
    return anchor === null ? [] : [{ value, anchor }];
  });
}
