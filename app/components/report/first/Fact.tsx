import type { ReactNode } from 'react';

/** A small heading and the few facts beneath it. */
export function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1 border-t border-line pt-2 break-inside-avoid">
      <h3 className="text-sm font-normal text-quiet">{title}</h3>
      {children}
    </div>
  );
}

/** Facts one beneath the other; empty ones are left out. */
export function Facts({ facts }: { facts: readonly (string | null)[] }) {
  return (
    <ul className="grid gap-0.5 tabular-nums">
      {facts.map((fact) => fact !== null && <li key={fact}>{fact}</li>)}
    </ul>
  );
}
