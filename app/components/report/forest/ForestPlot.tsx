import type { EvidenceLine, ReportCriterion } from '#app/core/reports/report.ts';
import { capitalised, lineLabel } from '#app/core/reports/words.ts';
import { joinSentences } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { levelPercent } from '../figures.ts';
import { ForestAxis } from './ForestAxis.tsx';
import { FOREST_COLUMNS, ForestRow } from './ForestRow.tsx';
import { forestDomain } from './forestScale.ts';

/** Rule 2 sees measures as means over items; its lines have roles. */
const isMeanOfItems = (line: EvidenceLine) => line.kind === 'measure' && 'role' in line;

/**
 * The evidence on one candidate as a forest plot: each criterion, preference and measure a row. It is a table,
 * so that it can be read without seeing the picture.
 */
export function ForestPlot({
  lines,
  criteria,
  candidate,
  baseline,
  level,
}: {
  lines: readonly EvidenceLine[];
  criteria: readonly ReportCriterion[];
  candidate: string;
  baseline: string;
  level: number;
}) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const rows = lines.filter(({ kind }) => kind !== 'floor');
  const labels = new Map(criteria.map((criterion) => [criterion.key, criterion.label]));
  const shown = rows.filter((line) => !decides(line));
  const domain = forestDomain(rows);
  const caption = t('evidence.caption', { candidate, baseline, level: levelPercent(level) });
  return (
    <div className="grid gap-2 print:break-inside-avoid">
      <p className="max-w-line text-sm text-quiet">
        {joinSentences([caption, rows.some(isMeanOfItems) ? t('evidence.captionOfMeasures') : ''], locale)}
      </p>
      <div role="table" aria-label={t('evidence.title', { candidate, baseline })}>
        <div role="row" className={`${FOREST_COLUMNS} items-end border-b border-edge text-sm`}>
          <div role="columnheader" className="pb-1 font-medium max-md:not-print:sr-only">
            {t('evidence.line')}
          </div>
          <div role="columnheader">
            <span className="sr-only">{t('evidence.plot')}</span>
            <ForestAxis domain={domain} />
          </div>
          <div role="columnheader" className="pb-1 pl-4 font-medium max-md:not-print:sr-only">
            {t('evidence.numbers')}
          </div>
          <div role="columnheader" className="hidden pb-1 pl-4 font-medium lg:block print:block">
            {t('evidence.meaning')}
          </div>
        </div>
        {rows.filter(decides).map(row)}
      </div>
      {shown.length > 0 && (
        <details>
          <summary className="min-h-touch content-center text-sm text-quiet">
            {t('evidence.shown', { count: shown.length })}
          </summary>
          <div role="table" aria-label={t('evidence.shown', { count: shown.length })}>
            {shown.map(row)}
          </div>
        </details>
      )}
    </div>
  );

  function row(line: EvidenceLine) {
    return (
      <ForestRow
        key={`${line.kind}/${line.name}`}
        line={line}
        label={capitalised(lineLabel(line, labels, locale))}
        domain={domain}
        names={{ baseline, candidate }}
      />
    );
  }
}

/** Whether a line has a say: the others stand folded beneath. */
const decides = ({ votes }: EvidenceLine) => votes;
