import { reportedMeasure } from '#app/core/measures/registry.ts';
import type { EvidenceLine } from '#app/core/reports/report.ts';
import { fixed } from '#app/core/reports/words.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** The two systems' own values behind a difference: "4.31 → 4.26". */
export function LineValues({ line }: { line: EvidenceLine }) {
  const { t } = useTranslation('report');
  const { baselineValue, candidateValue } = line;
  if (baselineValue === null || candidateValue === null) return null;
  const value = (figure: number) => valueOf(figure, line);
  return (
    <span className="text-sm text-quiet tabular-nums">
      {t('evidence.values', { baseline: value(baselineValue), candidate: value(candidateValue) })}
    </span>
  );
}

function valueOf(figure: number, { kind, name, digits }: EvidenceLine): string {
  if (kind === 'preference') return `${fixed(figure * 100, 0)} %`;
  return fixed(figure, digits ?? (kind === 'measure' ? reportedMeasure(name)?.digits : undefined) ?? 2);
}
