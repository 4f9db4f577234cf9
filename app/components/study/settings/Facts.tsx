import type { ReactNode } from 'react';

/** A term and what it is; nothing where that is null. */
export type Fact = readonly [term: string, value: ReactNode];

/** What is set, term by term: two columns where there is room, below each other on a phone. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const told = facts.filter(([, value]) => value !== null);
  if (told.length === 0) return null;
  return (
    <dl className="grid gap-y-3 sm:grid-cols-[minmax(9rem,16rem)_1fr] sm:gap-x-8 sm:gap-y-2 print:grid-cols-[14rem_1fr]">
      {told.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-sm text-quiet sm:text-base">{term}</dt>
          <dd className="-mt-2 max-w-line wrap-anywhere sm:mt-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
