import type { Stretch } from './differences.ts';

/** A stretch of a text, marked where it differs from the other one. */
export function DifferingRun({ text, differs }: Stretch) {
  if (!differs) return <span>{text}</span>;
  return (
    <mark className="bg-difference text-ink underline decoration-dotted decoration-1 underline-offset-4">
      {text}
    </mark>
  );
}
