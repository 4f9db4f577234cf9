import type { Criterion } from '#app/core/studies/criteria.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { DefaultGuidelines } from './DefaultGuidelines.tsx';

/** What raters are told about a study; says nothing of its systems. */
export interface GuidelineFacts {
  /** The lead's own guidelines, paragraphs apart by blank lines; empty = the default ones. */
  readonly guidelines: string;
  readonly criteria: readonly Criterion[];
  readonly pairwise: boolean;
}

/** The guidelines: the lead's own words or the default ones, and what each point of each scale means. */
export function Guidelines({ facts }: { facts: GuidelineFacts }) {
  if (facts.guidelines.trim() === '') return <DefaultGuidelines facts={facts} />;
  return (
    <div className="grid max-w-line gap-3">
      {facts.guidelines
        .trim()
        .split(/\n\s*\n/)
        .map((paragraph, index) => (
          <p key={index} dir="auto" className="whitespace-pre-line">
            {paragraph}
          </p>
        ))}
      <ScaleMeanings criteria={facts.criteria} />
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
            <span className="text-quiet">{criterion.question[locale]}</span>
          </h4>
          <ol className="mt-1 grid gap-0.5 text-base">
            {criterion.anchors[locale].map((anchor, index) => (
              <li key={index} className="grid grid-cols-[2rem_1fr]">
                <span className="font-semibold tabular-nums">{index + 1}</span>
                {anchor}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
