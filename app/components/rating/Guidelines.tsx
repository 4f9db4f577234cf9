import type { ReactNode } from 'react';
import type { AskedFacts } from '#app/core/ratings/askedFacts.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { screens } from '../kinds/screens.ts';
import { Paragraphs } from './Paragraphs.tsx';

/** What raters are told about a study; says nothing of its systems. */
export interface GuidelineFacts {
  /** The lead's own guidelines, paragraphs apart by blank lines; empty = the default ones. */
  readonly guidelines: string;
  /** The kinds of tasks that are asked, one at least, in the order in which they are told of. */
  readonly asked: readonly AskedFacts[];
}

/** The guidelines: the lead's own words or the default ones, and what each kind of task adds to them. */
export function Guidelines({ facts: { guidelines, asked } }: { facts: GuidelineFacts }) {
  const own = guidelines.trim() !== '';
  const ofKinds = asked.map(({ kind, facts }) => {
    const { Guidelines: OfKind } = screens.of(kind);
    return <OfKind key={kind} facts={facts} own={own} />;
  });
  if (!own) return <DefaultGuidelines asked={asked}>{ofKinds}</DefaultGuidelines>;
  return (
    <div className="grid max-w-line gap-3">
      <Paragraphs text={guidelines} />
      {ofKinds}
    </div>
  );
}

/** Guidelines for a study whose lead wrote none: what one sees, how to judge, what to do when in doubt. */
function DefaultGuidelines({ asked, children }: { asked: readonly AskedFacts[]; children: ReactNode }) {
  const { t } = useTranslation('rating');
  const { see } = screens.of(asked[0]!.kind).useWords();
  return (
    <div className="grid max-w-line gap-3">
      <h3>{t('guidelines.seeTitle')}</h3>
      <p>{see}</p>
      <p>{t('guidelines.writers')}</p>
      {children}
      <h3 className="mt-4">{t('guidelines.careTitle')}</h3>
      <p>{t('guidelines.care')}</p>
    </div>
  );
}
