import { useId, type ReactNode } from 'react';
import { FIGURE_SIGNATURES, type FigureName } from '#app/core/reports/figureSignatures.ts';
import { typographyOf } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { levelPercent } from './figures.ts';

/** On how much a figure rests; what isn't told isn't known, or makes no sense of it. */
export type FigureCount = Readonly<Partial<Record<(typeof COUNTED)[number], number | undefined>>>;

/** What figures rest on, in the order in which it is said. */
const COUNTED = ['items', 'texts', 'raters', 'judgments', 'comparisons', 'ratings'] as const;

/**
 * A figure that says on demand what it is, on how much it rests, how sure its interval is, and by which formula it came
 * about. What it says is opened by the browser itself: by keyboard, by touch, and without a program.
 *
 * @param signature its own, where the figure has one beyond that of its kind
 */
export function Figure({
  of,
  n,
  level,
  signature,
  children,
}: {
  of: FigureName;
  n?: FigureCount | undefined;
  level?: number | undefined;
  signature?: string | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation('figures');
  const { comma } = typographyOf(useLocale());
  const id = useId();
  return (
    <>
      <button
        type="button"
        title={t('about')}
        className="inline-block min-h-6 cursor-help [th_&]:min-h-0 text-left decoration-line decoration-dotted decoration-1 underline-offset-4 hover:underline hover:decoration-edge print:no-underline [@media(hover:none)]:underline"
        {...invoking(id)}
      >
        {children}
      </button>
      <span id={id} className="figure-note" {...POPOVER}>
        <span className="block">{t(`of.${of}`)}</span>
        {n !== undefined && (
          <Row term={t('n')}>
            {COUNTED.flatMap((what) => {
              const count = n[what];
              return count === undefined ? [] : [t(`counts.${what}`, { count })];
            }).join(comma)}
          </Row>
        )}
        {level !== undefined && <Row term={t('level')}>{t('levelOf', { level: levelPercent(level) })}</Row>}
        <Row term={t('formula')}>
          <code className="font-code text-xs wrap-anywhere">{signature ?? FIGURE_SIGNATURES[of]}</code>
        </Row>
      </span>
    </>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <span className="mt-1 block text-quiet">
      {term}: <span className="text-ink">{children}</span>
    </span>
  );
}

// React learnt these attributes after the release that is used here; it hands them on as they are.
const POPOVER: object = { popover: 'auto' };
const invoking = (id: string): object => ({ popovertarget: id });
