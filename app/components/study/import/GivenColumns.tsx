import { useTranslation } from '#app/i18n/index.ts';
import type { MappedColumn } from '#app/services/imports/columnMap.ts';
import { ColumnTable, type FileColumn } from '../columns/ColumnTable.tsx';

/** Fields of which a file may have several columns: each holds the ratings on one criterion. */
const SEVERAL = 'wide';

/** The columns of a file of judgments, each with what it is taken for. */
export function GivenColumns({
  id,
  columns,
  mapped,
  fields,
  onChange,
}: {
  id: string;
  columns: readonly FileColumn[];
  mapped: readonly MappedColumn[];
  fields: readonly string[];
  onChange: (columns: readonly MappedColumn[]) => void;
}) {
  const { t } = useTranslation('imports');
  return (
    <div className="grid max-w-form gap-2">
      <h2>{t('columns')}</h2>
      <ColumnTable
        id={id}
        columns={columns}
        meanings={fields.map((value) => ({ value, label: t(`fields.${value as 'item'}`) }))}
        valueOf={({ name }) => mapped.find(({ column }) => column === name)?.field ?? ''}
        onChange={(name, field) =>
          onChange([
            // But for criteria no field has two columns: the one that was chosen last has it.
            ...mapped.filter((one) => one.column !== name && (one.field !== field || one.field === SEVERAL)),
            ...(field === '' ? [] : [{ field, column: name }]),
          ])
        }
      />
    </div>
  );
}
