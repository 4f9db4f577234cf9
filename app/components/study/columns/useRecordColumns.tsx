import { useId, useState, type ReactNode } from 'react';
import type { HowRead } from '#app/core/shared/howRead.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { MappedColumn } from '#app/services/imports/columnMap.ts';
import type { RecordColumn, RecordKind } from '#app/services/imports/recordColumns.ts';
import { ReadAs } from '../ReadAs.tsx';
import { ColumnTable, namedColumns } from './ColumnTable.tsx';
import { ReadingStatus } from './ReadingStatus.tsx';
import { useAsked } from './useAsked.ts';

/** What the server says of the columns of a file, or that it could not be read. */
type ToldColumns =
  | {
      readonly columns: readonly RecordColumn[];
      readonly fields: readonly string[];
      readonly read: HowRead | null;
    }
  | { readonly error: { readonly message: string } };

/**
 * What the columns of a chosen file of scores or controls are taken for, which a lead can change: what a form of
 * `ImportFileForm` is given for it.
 */
export function useRecordColumns(
  slug: string,
  kind: RecordKind,
): {
  readonly more: Readonly<Record<string, string>>;
  readonly beneath: ReactNode;
  readonly onFile: (file: File | null) => void;
} {
  const { t } = useTranslation('systems');
  const { t: study } = useTranslation('study');
  const id = useId();
  const { told, busy, sent, ask } = useAsked<ToldColumns>();
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState<readonly MappedColumn[] | null>(null);
  const read = told === null || told === 'unanswered' || 'error' in told ? null : told;
  const guessed = read?.columns.flatMap(({ name, field }) =>
    field === null ? [] : [{ field, column: name }],
  );
  const mapped: readonly MappedColumn[] | null = said ?? guessed ?? null;
  return {
    more: mapped === null ? {} : { columns: JSON.stringify(mapped) },
    onFile(file) {
      setSaid(null);
      setChosen(file?.name ?? null);
      if (file === null) return void ask(null, true);
      const body = new FormData();
      body.set('file', file);
      body.set('kind', kind);
      void ask({ address: `/studies/${slug}/columns`, request: { method: 'POST', body } }, true);
    },
    beneath: chosen !== null && (
      <div className="grid min-w-0 gap-3 border-l-2 border-line pl-5">
        <ReadingStatus busy={busy} sent={sent}>
          {told === 'unanswered' && t('outputs.unanswered')}
          {told !== null && told !== 'unanswered' && 'error' in told && (
            <span className="text-fault">{told.error.message}</span>
          )}
          {read !== null && study('items.columnsFound', { count: namedColumns(read.columns).length })}
        </ReadingStatus>
        {read !== null && mapped !== null && (
          <>
            <ReadAs read={read.read} />
            <ColumnTable
              id={id}
              file={chosen}
              columns={read.columns}
              meanings={read.fields.map((value) => ({
                value,
                label: t(`columns.records.${value as 'item'}`),
              }))}
              valueOf={({ name }) => mapped.find(({ column }) => column === name)?.field ?? ''}
              onChange={(name, field) =>
                setSaid([
                  // No field has two columns: the one that was chosen last has it.
                  ...mapped.filter((one) => one.column !== name && one.field !== field),
                  ...(field === '' ? [] : [{ field, column: name }]),
                ])
              }
            />
          </>
        )}
      </div>
    ),
  };
}
