import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { OutputColumn, ReadOutputsFile } from '#app/services/generation/previewOutputs.ts';
import type { MappedColumn } from '#app/services/imports/columnMap.ts';
import { ReadAs } from '../ReadAs.tsx';
import type { ToldOutputsFile } from './useOutputsFile.ts';

/** Most faults that are told here; the rest is counted. */
const MOST_FAULTS = 20;

/** The fields that a column may be taken for beside the outputs, as they are listed. */
const OTHERS = ['tokens', 'finishReason', 'latencyMs', 'logprobs', 'truncatedTokens', 'nearTies'] as const;

/** What a chosen file of outputs holds: its columns, each with what it is taken for, and what would come of it. */
export function OutputsPreview({
  id,
  told,
  busy,
  systems,
  said,
  onColumns,
}: {
  id: string;
  told: ToldOutputsFile | 'unanswered' | null;
  busy: boolean;
  systems: readonly string[];
  /** What the lead has said of the columns, which the server may not have answered yet; null = nothing. */
  said: readonly MappedColumn[] | null;
  onColumns: (columns: readonly MappedColumn[]) => void;
}) {
  const { t } = useTranslation('study');
  const read = told === null || told === 'unanswered' || 'error' in told ? null : told;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3 border-l-2 border-line pl-5">
      <div role="status" className="min-h-6">
        {busy ? t('items.reading') : told !== null && <Summary told={told} />}
      </div>
      {read !== null && (
        <>
          <ReadAs read={read.read} />
          {read.refusal !== null && <Faults {...read.refusal} />}
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

function Faults({
  problems,
  message,
}: {
  problems: readonly { readonly path: string; readonly message: string }[];
  message: string;
}) {
  const { t } = useTranslation('study');
  if (problems.length === 0) return <p className="text-fault">{message}</p>;
  const more = problems.length - MOST_FAULTS;
  return (
    <ul className="grid list-disc gap-1 pl-5 [overflow-wrap:anywhere]">
      {problems.slice(0, MOST_FAULTS).map(({ path, message: fault }, index) => (
        <li key={index}>
          {path}: {fault}
        </li>
      ))}
      {more > 0 && <li>{t('items.moreFaults', { count: more })}</li>}
    </ul>
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
  // A column that has no name, or that of another, can't be said to mean anything.
  const named = columns.filter(
    ({ name }, index) => name !== '' && columns.findIndex((other) => other.name === name) === index,
  );
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
    <Table caption={t('columns.caption')}>
      <thead>
        <tr>
          <HeadCell>{t('columns.column')}</HeadCell>
          <HeadCell>{t('columns.means')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {named.map(({ name, means, examples }) => (
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
                aria-label={t('columns.meansOf', { column: name })}
                className="min-h-touch w-full min-w-32 rounded-md border border-edge bg-raised px-2 hover:border-accent"
                value={valueOf(means)}
                onChange={(event) => change(name, event.currentTarget.value)}
              >
                <option value="">{t('columns.leftOut')}</option>
                {choices.map(({ means: choice, label }) => (
                  <option key={valueOf(choice)} value={valueOf(choice)}>
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
