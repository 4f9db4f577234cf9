import { Explain } from '#app/components/ui/Explain.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { SystemGeneration } from '#app/core/reports/systemGeneration.ts';

/** What each system is and how far its outputs are, a row each. */
export function SystemsTable({ systems, items }: { systems: readonly SystemGeneration[]; items: number }) {
  const { t } = useTranslation('generation');
  return (
    <Table caption={t('systems')}>
      <thead>
        <tr>
          <HeadCell>{t('system')}</HeadCell>
          <HeadCell numeric className="whitespace-nowrap">
            {t('outputs')}
          </HeadCell>
          <HeadCell numeric className="whitespace-nowrap">
            {t('failed')}
          </HeadCell>
          <HeadCell numeric className="whitespace-nowrap">
            {t('cut')}
          </HeadCell>
          <HeadCell numeric className="whitespace-nowrap">
            <Explain term={t('nearTies')}>{t('nearTiesExplained')}</Explain>
          </HeadCell>
          <HeadCell>{t('endings')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {systems.map((system) => (
          <tr key={system.system}>
            <Cell className="min-w-48">
              <span className="font-medium">{system.system}</span>
              <span className="text-quiet"> · {t(system.role)}</span>
              <span className="block text-sm wrap-anywhere text-quiet">
                {t(`provider.${system.provider}`, { model: system.model ?? '' })}
                <Settings settings={system.settings} />
              </span>
            </Cell>
            <Cell numeric className="whitespace-nowrap">
              {t('of', { done: system.outputs, total: items })}
            </Cell>
            <Cell numeric>{system.failed}</Cell>
            <Cell numeric>{system.truncated}</Cell>
            <Cell numeric>{system.nearTies}</Cell>
            <Cell className="text-sm">
              <Endings endings={system.endings} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Settings({ settings }: Pick<SystemGeneration, 'settings'>) {
  const entries = Object.entries(settings);
  if (entries.length === 0) return null;
  const words = entries.map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return <span className="block">{words.join(' · ')}</span>;
}

function Endings({ endings }: Pick<SystemGeneration, 'endings'>) {
  const { t } = useTranslation('generation');
  const named = (reason: string | null) => {
    if (reason === null) return t('ending.unknown');
    return reason === 'eos' || reason === 'stop' || reason === 'length'
      ? t(`ending.${reason}`)
      : t('ending.other', { reason });
  };
  return endings.map(({ reason, outputs }) => (
    <span key={reason} className="block whitespace-nowrap">
      {t('endingCount', { ending: named(reason), count: outputs })}
    </span>
  ));
}
