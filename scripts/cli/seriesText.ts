import type { FollowedLine, SeriesEntry } from '#app/core/reports/series.ts';

/** A series for the terminal: a line for each candidate of each study, with its lines of people. */
export function seriesText(series: readonly SeriesEntry[]): string {
  if (series.length === 0) return 'None of its studies is closed.\n';
  return series
    .flatMap(({ slug, closedAt, baselineRating, candidates }) =>
      candidates.map(({ system, decision, lines }) => {
        const rated = baselineRating === null ? '' : `   baseline rated ${baselineRating.toFixed(2)}`;
        return [
          `${closedAt.slice(0, 10)}  ${slug}  ${system}: ${decision.toUpperCase()}${rated}`,
          ...lines.map((line) => `  ${lineText(line)}`),
          '',
        ].join('\n');
      }),
    )
    .join('\n');
}

function lineText({ name, unit, estimate, lower, upper, state }: FollowedLine): string {
  const interval = lower === null || upper === null ? '' : ` (${lower.toFixed(3)} … ${upper.toFixed(3)})`;
  return `${name} [${unit}] ${estimate === null ? '—' : estimate.toFixed(3)}${interval} ${state}`;
}
