import { useTranslation } from '#app/i18n/index.ts';
import type { OutputColumn, ReadOutputsFile } from '#app/services/generation/previewOutputs.ts';
import type { MappedColumn } from '#app/services/imports/columnMap.ts';
import { ColumnTable, namedColumns } from '../columns/ColumnTable.tsx';
import { FileFaults } from '../columns/FileFaults.tsx';
import { ReadingStatus } from '../columns/ReadingStatus.tsx';
import { ReadAs } from '../ReadAs.tsx';
import type { ToldOutputsFile } from './useOutputsFile.ts';

/** The fields that a column may be taken for beside the outputs, as they are listed. */
const OTHERS = ['tokens', 'finishReason', 'latencyMs', 'logprobs', 'truncatedTokens', 'nearTies'] as const;

/** What a chosen file of outputs holds: its columns, each with what it is taken for, and what would come of it. */
export function OutputsPreview({
  id,
  told,
  busy,
  sent,
  systems,
  said,
  onColumns,
}: {
  id: string;
  told: ToldOutputsFile | 'unanswered' | null;
  busy: boolean;
  sent: number | null;
  systems: readonly string[];
  /** What the lead has said of the columns, which the server may not have answered yet; null = nothing. */
  said: readonly MappedColumn[] | null;
  onColumns: (columns: readonly MappedColumn[]) => void;
}) {
  const read = told === null || told === 'unanswered' || 'error' in told ? null : told;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3 border-l-2 border-line pl-5">
      <ReadingStatus busy={busy} sent={sent}>
        {told !== null && <Summary told={told} />}
      </ReadingStatus>
      {read !== null && (
        <>
          <ReadAs read={read.read} />
          {read.refusal !== null && <FileFaults {...read.refusal} />}
          {read.columns.length > 0 && (
            <Columns
              id={id}
              systems={systems}
              columns={columnsAsSaid(read.columns, said)}
              onColumns={onColumns}
            />
          )}
        </>
      )}
    </div>
  );
}

/** Columns with what the lead took them for last: two may be changed before the first is answered. */
function columnsAsSaid(columns: readonly OutputColumn[], said: readonly MappedColumn[] | null) {
  if (said === null) return columns;
  return columns.map((column) => ({
    ...column,
    means: said.find((one) => one.column === column.name) ?? null,
  }));
}

function Summary({ told }: { told: ToldOutputsFile | 'unanswered' }) {
  const { t } = useTranslation('study');
  const { t: systems } = useTranslation('systems');
  if (told === 'unanswered') return <p>{systems('outputs.unanswered')}</p>;
  if ('error' in told) return <p className="text-fault">{told.error.message}</p>;
  if (told.preview === null) return <p className="font-medium text-fault">{systems('outputs.faulty')}</p>;
  if (told.preview.systems.length === 0) return <p>{t('items.found', { count: 0 })}</p>;
  return (
    <ul className="grid gap-1">
      {told.preview.systems.map((one) => (
        <li key={one.system}>
          <OfSystem {...one} />
        </li>
      ))}
    </ul>
  );
}

function OfSystem({
  system,
  imported,
  unchanged,
  missing,
  firstMissing,
}: NonNullable<ReadOutputsFile['preview']>['systems'][number]) {
  const { t } = useTranslation('systems');
  return (
    <>
      {t('outputs.sees', { count: imported + unchanged, system })}
      {missing === 0
        ? t('outputs.wouldComplete')
        : t('outputs.wouldMiss', { count: missing, first: firstMissing ?? '' })}
    </>
  );
}

/** A meaning as the value of a select, and back. */
const valueOf = (means: OutputColumn['means']) =>
  means === null ? '' : means.system === undefined ? means.field : `${means.field}:${means.system}`;

function Columns({
  id,
  systems,
  columns,
  onColumns,
}: {
  id: string;
  systems: readonly string[];
  columns: readonly OutputColumn[];
  onColumns: (columns: readonly MappedColumn[]) => void;
}) {
  const { t } = useTranslation('systems');
  const named = namedColumns(columns);
  const choices: { readonly means: NonNullable<OutputColumn['means']>; readonly label: string }[] = [
    { means: { field: 'item' }, label: t('columns.fields.item') },
    ...systems.map((system) => ({
      means: { field: 'output', system },
      label: t('columns.fields.outputOf', { system }),
    })),
    { means: { field: 'output' }, label: t('columns.fields.output') },
    { means: { field: 'system' }, label: t('columns.fields.system') },
    ...OTHERS.map((field) => ({ means: { field }, label: t(`columns.fields.${field}`) })),
  ];
  const change = (name: string, value: string) => {
    const means = choices.find((choice) => valueOf(choice.means) === value)?.means ?? null;
    onColumns(
      named.flatMap((column): MappedColumn[] => {
        // Nothing has two columns: the one that was chosen last has it.
        const own = column.name === name ? means : valueOf(column.means) === value ? null : column.means;
        return own === null ? [] : [{ ...own, column: column.name }];
      }),
    );
  };
  return (
    <ColumnTable
      id={id}
      columns={columns}
      meanings={choices.map(({ means, label }) => ({ value: valueOf(means), label }))}
      valueOf={({ means }) => valueOf(means)}
      onChange={change}
    />
  );
}
