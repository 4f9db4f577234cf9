import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/index.ts';

/** The parts of a set-up, in their order; each is the anchor of its section. */
export const PARTS = [
  'question',
  'items',
  'systems',
  'stakes',
  'asked',
  'sharing',
  'entrance',
  'controls',
  'people',
  'measures',
  'looks',
  'repeats',
] as const;
export type PartName = (typeof PARTS)[number];

/** A part of a set-up, which the page's contents lead to. */
export function Part({ part, children }: { part: PartName; children: ReactNode }) {
  const { t } = useTranslation('settings');
  const heading = `${part}-heading`;
  return (
    <section
      id={part}
      aria-labelledby={heading}
      className="grid scroll-mt-4 gap-4 print:block print:space-y-3"
    >
      <h2 id={heading} className="print:break-after-avoid">
        {t(`parts.${part}`)}
      </h2>
      {children}
    </section>
  );
}
