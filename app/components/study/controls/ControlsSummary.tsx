import { Notice } from '#app/components/ui/Notice.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { missingControls } from '#app/core/studies/controlCounts.ts';
import { inLocale } from '#app/core/shared/localized.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { ControlledLine } from '#app/services/tasks/controlsOverview.ts';
import { useControlWords } from './useControlWords.ts';

/** How many controls each criterion has, who made them, whether it can gate, and what to do where it can't. */
export function ControlsSummary({ lines }: { lines: readonly ControlledLine[] }) {
  const { t } = useTranslation('controls');
  const { makerOf } = useControlWords();
  const locale = useLocale();
  const nameOf = ({ criterion }: ControlledLine) =>
    criterion === null ? t('summary.compared') : inLocale(criterion.label, locale);
  const systems = lines.some(({ counts }) => counts.system > 0);
  const gating = lines.some(({ least }) => least !== null);
  return (
    <div className="grid gap-4">
      <Table caption={t('summary.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('summary.criterion')}</HeadCell>
            <HeadCell numeric>{t('summary.slight')}</HeadCell>
            <HeadCell numeric>{t('summary.gross')}</HeadCell>
            {systems && <HeadCell numeric>{t('summary.system')}</HeadCell>}
            {gating && <HeadCell>{t('summary.role')}</HeadCell>}
            <HeadCell>{t('summary.makers')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.criterion?.key ?? ''}>
              <Cell>{nameOf(line)}</Cell>
              <Cell numeric className="whitespace-nowrap">
                {line.least === null
                  ? line.counts.slight
                  : t('summary.of', { count: line.counts.slight, least: line.least })}
              </Cell>
              <Cell numeric>{line.counts.gross}</Cell>
              {systems && <Cell numeric>{line.counts.system}</Cell>}
              {gating && (
                <Cell className="whitespace-nowrap">
                  {t(shortOf(line) === 0 ? 'summary.gates' : 'summary.guards')}
                </Cell>
              )}
              <Cell className="min-w-48 text-sm">
                {line.makers
                  .map(({ maker, count }) => t('summary.maker', { maker: makerOf(maker), count }))
                  .join(', ')}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <Few lines={lines.filter((line) => shortOf(line) > 0)} nameOf={nameOf} />
    </div>
  );
}

function Few({
  lines,
  nameOf,
}: {
  lines: readonly ControlledLine[];
  nameOf: (line: ControlledLine) => string;
}) {
  const { t } = useTranslation('controls');
  const locale = useLocale();
  const [first] = lines;
  if (first === undefined || first.least === null) return null;
  const names = lines.map((line) => t('summary.shortOf', { criterion: nameOf(line), count: shortOf(line) }));
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  return (
    <Notice kind="warning" title={t('summary.few', { least: first.least })}>
      {first.criterion === null ? t('summary.aloneDetail') : t('summary.fewDetail', { criteria: list })}
    </Notice>
  );
}

/** How many more slight controls a line needs to gate; 0 where that is nothing to it. */
const shortOf = ({ counts, least }: ControlledLine): number => (least === null ? 0 : missingControls(counts));
