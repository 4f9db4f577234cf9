import { reportedMeasure } from '#app/core/measures/registry.ts';
import type { EvidenceLine } from '#app/core/reports/report.ts';
import { fixed } from '#app/core/reports/words.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** The two systems' own values behind a difference: "4.31 → 4.26"; of a preference how often each was preferred. */
export function LineValues({
  line,
  names,
}: {
  line: EvidenceLine;
  names: { readonly baseline: string; readonly candidate: string };
}) {
  const { t } = useTranslation('report');
  const { baselineValue, candidateValue } = line;
  if (baselineValue === null || candidateValue === null) return null;
  const value = (figure: number) => valueOf(figure, line);
  return (
    <span className="text-sm text-quiet tabular-nums">
      {line.kind === 'preference'
        ? t('evidence.preferred', { ...names, of: value(baselineValue), to: value(candidateValue) })
        : t('evidence.values', { baseline: value(baselineValue), candidate: value(candidateValue) })}
    </span>
  );
}

function valueOf(figure: number, { kind, name, unit, digits }: EvidenceLine): string {
  const isShare = kind === 'preference' || (kind === 'criterion' && unit === 'share');
  if (isShare) return `${fixed(figure * 100, 0)} %`;
  return fixed(figure, digits ?? (kind === 'measure' ? reportedMeasure(name)?.digits : undefined) ?? 2);
}
