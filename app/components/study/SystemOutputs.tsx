import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { OverviewStudy } from './overview.ts';

/** How many outputs each system has. */
export function SystemOutputs({ systems, items }: Pick<OverviewStudy, 'systems' | 'items'>) {
  const { t } = useTranslation('study');
  return (
    <Table caption={t('preparation.systems')}>
      <thead>
        <tr>
          <HeadCell>{t('preparation.system')}</HeadCell>
          <HeadCell>{t('preparation.role')}</HeadCell>
          <HeadCell numeric>{t('preparation.outputs')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {systems.map(({ name, role, provider, outputs }) => (
          <tr key={name}>
            <Cell>{name}</Cell>
            <Cell>
              {t(`preparation.${role}`)}
              {provider === 'import' && <span className="text-quiet"> · {t('preparation.imported')}</span>}
            </Cell>
            <Cell numeric className="whitespace-nowrap">
              {t('preparation.of', { done: outputs, total: items })}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
