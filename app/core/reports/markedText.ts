import type { MarkedSpan } from './report.ts';

/** A stretch of a text and the spans that cover it, of several raters perhaps. */
export interface CoveredStretch {
  readonly text: string;
  readonly spans: readonly MarkedSpan[];
}

/** A text cut wherever a marked span begins or ends; the stretches add up to it, and none is empty. */
export function coveredStretches(text: string, spans: readonly MarkedSpan[]): CoveredStretch[] {
  const points = Array.from(text);
  const inside = (offset: number) => Math.min(Math.max(offset, 0), points.length);
  const cuts = [
    ...new Set([0, points.length, ...spans.flatMap(({ start, end }) => [inside(start), inside(end)])]),
  ];
  cuts.sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i]!;
    return {
      text: points.slice(start, end).join(''),
      spans: spans.filter((span) => span.start < end && start < span.end),
    };
  });
}
