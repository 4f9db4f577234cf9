import { useTranslation } from '#app/i18n/index.ts';
import type { ItemColumn, ItemColumns, ItemField } from '#app/services/studies/parseItems.ts';
import { ColumnTable, namedColumns } from '../columns/ColumnTable.tsx';
import { FileFaults } from '../columns/FileFaults.tsx';
import { ReadingStatus } from '../columns/ReadingStatus.tsx';
import { ReadAs } from '../ReadAs.tsx';
import type { ToldItemsFile } from './useItemsFile.ts';

/** The fields that a column may be taken for, as they are listed. */
const FIELDS = [
  ...(['prompt', 'references', 'source', 'segment', 'language', 'item', 'messages'] as const),
] satisfies readonly ItemField[];

/** What a chosen file of items holds: its columns, each with what it is taken for, and its first items or its faults. */
export function ItemsPreview({
  id,
  told,
  busy,
  sent,
  said,
  onColumns,
}: {
  id: string;
  told: ToldItemsFile | 'unanswered' | null;
  busy: boolean;
  sent: number | null;
  /** What the lead has said of the columns, which the server may not have answered yet; null = nothing. */
  said: ItemColumns | null;
  onColumns: (columns: ItemColumns) => void;
}) {
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3 border-l-2 border-line pl-5">
      <ReadingStatus busy={busy} sent={sent}>
        {told !== null && <Summary told={told} />}
      </ReadingStatus>
      {told !== null && told !== 'unanswered' && !('error' in told) && (
        <>
          <ReadAs read={told.read} />
          {told.refusal !== null && <FileFaults {...told.refusal} />}
          {told.columns !== null && told.columns.length > 0 && (
            <Columns id={id} columns={columnsAsSaid(told.columns, said)} onColumns={onColumns} />
          )}
        </>
      )}
    </div>
  );
}

/** Columns with what the lead took them for last: two may be changed before the first is answered. */
function columnsAsSaid(columns: readonly ItemColumn[], said: ItemColumns | null): readonly ItemColumn[] {
  if (said === null) return columns;
  return columns.map((column) => ({
    ...column,
    field: FIELDS.find((field) => said[field]?.includes(column.name)) ?? null,
  }));
}

function Summary({ told }: { told: ToldItemsFile | 'unanswered' }) {
  const { t } = useTranslation('study');
  if (told === 'unanswered') return t('items.unanswered');
  if ('error' in told) return <span className="text-fault">{told.error.message}</span>;
  if (told.preview === null) return <span className="font-medium text-fault">{t('items.faulty')}</span>;
  const { items, withReferences, segments, numbered } = told.preview;
  return (
    <>
      {t('items.found', { count: items })}
      {withReferences > 0 && ` ${t('items.withReferences', { count: withReferences })}`}
      {segments > 0 && ` ${t('items.segments', { count: segments })}`}
      {numbered && ` ${t('items.numbered')}`}
    </>
  );
}

/** The columns of a table with what stands in the first rows, and what each is taken for. */
function Columns({
  id,
  columns,
  onColumns,
}: {
  id: string;
  columns: readonly ItemColumn[];
  onColumns: (columns: ItemColumns) => void;
}) {
  const { t } = useTranslation('study');
  const named = namedColumns(columns);
  const change = (name: string, field: ItemField | '') => {
    const fieldOf = (column: ItemColumn) => (column.name === name ? field : (column.field ?? ''));
    // Every field is named: what is left out must not be found by its usual name again.
    onColumns(
      Object.fromEntries(
        FIELDS.map((one) => [
          one,
          // Of references there may be several columns, of all else there is one.
          named.flatMap((column) =>
            fieldOf(column) === one && (one === 'references' || one !== field || column.name === name)
              ? [column.name]
              : [],
          ),
        ]),
      ),
    );
  };
  return (
    <ColumnTable
      id={id}
      columns={columns}
      meanings={FIELDS.map((field) => ({ value: field, label: t(`items.fields.${field}`) }))}
      valueOf={({ field }) => field ?? ''}
      onChange={(name, value) => change(name, value as ItemField | '')}
    />
  );
}
