import { StateMark } from '#app/components/ui/StateMark.tsx';
import type { EvidenceLine } from '#app/core/reports/report.ts';
import { capitalised, fixed, lineLabel } from '#app/core/reports/words.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { withInterval } from './figures.ts';

/** Floors under a candidate's own values; nothing where none was set. */
export function Floors({ lines }: { lines: readonly EvidenceLine[] }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const floors = lines.filter(({ kind }) => kind === 'floor');
  if (floors.length === 0) return null;
  return (
    <div className="grid gap-2">
      <h3>{t('evidence.floors')}</h3>
      <ul className="grid gap-1">
        {floors.map((line) => (
          <li key={line.name} className="flex flex-wrap gap-x-4 tabular-nums">
            <span>{capitalised(lineLabel(line, new Map(), locale))}</span>
            <span>
              {t('evidence.floorValue', {
                value: withInterval({ ...line, value: line.estimate }, 2, locale),
                floor: fixed(line.accept, 2),
              })}
            </span>
            <StateMark state={line.state} word={t(`evidence.floorStates.${line.state}`)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
