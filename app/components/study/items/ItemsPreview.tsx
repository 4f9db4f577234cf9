import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { ItemColumn, ItemColumns, ItemField } from '#app/services/studies/parseItems.ts';
import type { ReadItemsFile } from '#app/services/studies/previewItems.ts';
import { ReadAs } from '../ReadAs.tsx';

/** What the server says of a file of items: how it was read, or that it could not be. */
export type ToldItemsFile =
  | (Omit<ReadItemsFile, 'refusal'> & {
      readonly refusal: {
        readonly message: string;
        readonly problems: readonly { readonly path: string; readonly message: string }[];
      } | null;
    })
  | { readonly error: { readonly message: string } };

/** Most faults that are told here; the rest is counted. */
const MOST_FAULTS = 20;

/** The fields that a column may be taken for, as they are listed. */
const FIELDS = [
  ...(['prompt', 'references', 'source', 'segment', 'language', 'item', 'messages'] as const),
] satisfies readonly ItemField[];

/** What a chosen file of items holds: its columns, each with what it is taken for, and its first items or its faults. */
export function ItemsPreview({
  id,
  told,
  busy,
  said,
  onColumns,
}: {
  id: string;
  told: ToldItemsFile | 'unanswered' | null;
  busy: boolean;
  /** What the lead has said of the columns, which the server may not have answered yet; null = nothing. */
  said: ItemColumns | null;
  onColumns: (columns: ItemColumns) => void;
}) {
  const { t } = useTranslation('study');
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3 border-l-2 border-line pl-5">
      <p role="status" className="min-h-6">
        {busy ? t('items.reading') : told !== null && <Summary told={told} />}
      </p>
      {told !== null && told !== 'unanswered' && !('error' in told) && (
        <>
          <ReadAs read={told.read} />
          {told.refusal !== null && <Faults faults={told.refusal.problems} message={told.refusal.message} />}
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

function Faults({
  faults,
  message,
}: {
  faults: readonly { readonly path: string; readonly message: string }[];
  message: string;
}) {
  const { t } = useTranslation('study');
  if (faults.length === 0) return <p className="text-fault">{message}</p>;
  const more = faults.length - MOST_FAULTS;
  return (
    <ul className="grid list-disc gap-1 pl-5">
      {faults.slice(0, MOST_FAULTS).map(({ path, message: fault }, index) => (
        <li key={index}>
          {path}: {fault}
        </li>
      ))}
      {more > 0 && <li>{t('items.moreFaults', { count: more })}</li>}
    </ul>
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
  // A column that has no name, or that of another, can't be said to mean anything.
  const named = columns.filter(
    ({ name }, index) => name !== '' && columns.findIndex((other) => other.name === name) === index,
  );
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
    <Table caption={t('items.caption')}>
      <thead>
        <tr>
          <HeadCell>{t('items.column')}</HeadCell>
          <HeadCell>{t('items.means')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {named.map(({ name, field, examples }) => (
          <tr key={name}>
            <Cell className="min-w-24 [overflow-wrap:anywhere]">
              <span className="font-medium">{name}</span>
              <span className="line-clamp-2 text-sm whitespace-pre-line text-quiet">
                {examples.find((example) => example !== '') ?? ''}
              </span>
            </Cell>
            <Cell>
              <select
                id={`${id}-column-${name}`}
                aria-label={t('items.meansOf', { column: name })}
                className="min-h-touch w-full min-w-32 rounded-md border border-edge bg-raised px-2 hover:border-accent"
                value={field ?? ''}
                onChange={(event) => change(name, event.currentTarget.value as ItemField | '')}
              >
                <option value="">{t('items.leftOut')}</option>
                {FIELDS.map((one) => (
                  <option key={one} value={one}>
                    {t(`items.fields.${one}`)}
                  </option>
                ))}
              </select>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
