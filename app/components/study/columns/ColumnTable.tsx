import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';

/** A column of a chosen file, with what stands in its first rows. */
export interface FileColumn {
  readonly name: string;
  readonly examples: readonly string[];
}

/** What a column may be taken for: the value of a select's option, with its words. */
export interface ColumnMeaning {
  readonly value: string;
  readonly label: string;
}

/** Columns that can be said to mean something: one without a name, or with that of another, can't. */
export const namedColumns = <T extends FileColumn>(columns: readonly T[]): readonly T[] =>
  columns.filter(
    ({ name }, index) => name !== '' && columns.findIndex((other) => other.name === name) === index,
  );

/** The columns of a table with what stands in the first rows, and a select for what each is taken for. */
export function ColumnTable<T extends FileColumn>({
  id,
  columns,
  meanings,
  valueOf,
  onChange,
  file,
}: {
  id: string;
  columns: readonly T[];
  meanings: readonly ColumnMeaning[];
  /** The value of what a column is taken for; '' = it is left out. */
  valueOf: (column: T) => string;
  onChange: (name: string, value: string) => void;
  /** What the file is called, where a page may show the columns of several. */
  file?: string;
}) {
  const { t } = useTranslation('study');
  return (
    <Table caption={file === undefined ? t('items.caption') : t('items.captionOf', { file })}>
      <thead>
        <tr>
          <HeadCell>{t('items.column')}</HeadCell>
          <HeadCell>{t('items.means')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {namedColumns(columns).map((column) => (
          <tr key={column.name}>
            <Cell className="min-w-24 [overflow-wrap:anywhere]">
              <span className="font-medium">{column.name}</span>
              <span className="line-clamp-2 text-sm whitespace-pre-line text-quiet">
                {column.examples.find((example) => example !== '') ?? ''}
              </span>
            </Cell>
            <Cell>
              <select
                id={`${id}-column-${column.name}`}
                aria-label={t('items.meansOf', { column: column.name })}
                className="min-h-touch w-full min-w-32 rounded-md border border-edge bg-raised px-2 hover:border-accent"
                value={valueOf(column)}
                onChange={(event) => onChange(column.name, event.currentTarget.value)}
              >
                <option value="">{t('items.leftOut')}</option>
                {meanings.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
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
