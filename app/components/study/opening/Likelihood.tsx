import { useEffect } from 'react';
import { useTranslation } from '#app/i18n/index.ts';
import { useAsked } from '../columns/useAsked.ts';
import type { Outlook } from '../draft/outlook.ts';

/** How surely the study decides, by the verdict's own rule; that takes a second, which the page doesn't wait for. */
export function Likelihood({
  slug,
  items,
  raters,
  isKnown,
}: {
  slug: string;
  items: number;
  raters: number;
  /** Whether so many raters there will be, and they are not only reckoned with. */
  isKnown: boolean;
}) {
  const { t } = useTranslation('opening');
  const { t: draft } = useTranslation('draft');
  const { told, ask } = useAsked<{ outlook: Outlook | null }>();
  const isPlannable = items >= 2 && raters >= 2;
  useEffect(() => {
    if (isPlannable) void ask({ address: `/studies/${slug}/outlook?items=${items}&raters=${raters}` }, false);
  }, [ask, slug, items, raters, isPlannable]);
  if (!isPlannable || told === 'unanswered') return null;
  if (told === null) return <p className="max-w-line text-quiet">{t('reckoning')}</p>;
  const { outlook } = told;
  if (outlook === null || outlook.here === null) {
    return outlook?.refusal ? <p className="max-w-line">{outlook.refusal}</p> : null;
  }
  const { here, words } = outlook;
  return (
    <div className="grid gap-1" data-testid="likelihood">
      <p className="max-w-line font-medium">
        {draft('plan.sentence', {
          items: here.items,
          raters: here.raters,
          power: Math.round(100 * here.power),
          lower: Math.round(100 * Math.min(...here.powerBand)),
          upper: Math.round(100 * Math.max(...here.powerBand)),
        })}
      </p>
      {!isKnown && <p className="max-w-line text-quiet">{t('supposed', { count: here.raters })}</p>}
      {[...(words.reason === null ? [] : [words.reason]), ...words.warnings].map((sentence) => (
        <p key={sentence} className="max-w-line text-quiet">
          {sentence}
        </p>
      ))}
    </div>
  );
}
