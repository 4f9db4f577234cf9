import { AppError, problem, said, type Problem } from '#app/core/shared/errors.ts';
import { figureDifferences } from '#app/core/reports/record/compareFigures.ts';
import { recordedVerdict } from '#app/core/reports/record/figures.ts';
import type { ChainLink, RecordFile } from '#app/core/reports/record/record.ts';
import { TABLES } from '#app/core/reports/tables/tables.ts';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import { jsonOf } from '#app/core/shared/jsonOf.ts';
import { ANALYSIS_VERSION } from '#app/core/verdict/canonical.ts';
import { judgeTables } from '#app/core/verdict/judging/judgeTables.ts';
import { verdictJson } from '#app/core/verdict/judging/verdictJson.ts';
import { canonicalHash } from '#app/services/records/canonical.ts';
import { isSigned } from '#app/services/records/signature.ts';
import { tableHash } from '#app/services/records/tableHash.ts';
import { VERDICT_DATA } from '#scripts/compute/measures/verdict.ts';
import { referencedItems, TABLE_SCHEMAS } from '#scripts/compute/verdict/tables.ts';
import { textOfFile, unusable, type ExportFiles } from '#app/services/imports/exported/exportFiles.ts';
import { exportedTable, type TypedRow } from '#app/services/imports/exported/exportTables.ts';
import { keyPrint } from '#app/services/records/keyPrint.ts';

/** What a good record was found to be. */
export interface Verified {
  /** Figures of the verdict that came out the same. */
  readonly figures: number;
  /** Rows of each table, by file. */
  readonly tables: Readonly<Record<string, number>>;
  /** Records before it, whose chain leads to it. */
  readonly before: number;
  /** Of the key that signed. */
  readonly key: string;
  /** Whether that is the key that was given; null where none was. */
  readonly isKnownKey: boolean | null;
}

/**
 * Checks a decision record against an export: signature, key, chain, configuration, every table, and every figure of the
 * verdict, which is computed again. All that is wrong is told; what explains the rest decides the error's code: another
 * configuration, then other data, other figures, and then what was signed.
 *
 * @param key the bytes of the public key that is trusted, Base64; null = none was given
 * @throws AppError `record_configuration`, `record_data`, `record_figures`, `record_signature`, `record_chain`; as
 *   `exportedTable`
 */
export async function verifyRecord(
  record: RecordFile,
  files: ExportFiles,
  { key }: { key: string | null },
): Promise<Verified> {
  const configuration = await configurationOf(files);
  const tables = await tablesOf(files);
  const problems = [
    ...configurationProblems(record, configuration),
    ...(await dataProblems(record, tables)),
    ...figureProblems(record, configuration, tables, files),
    ...signatureProblems(record, key),
    ...chainProblems(record),
  ];
  const [first] = problems;
  if (first !== undefined) {
    const { reason, params } = first;
    throw new AppError(reason as 'record-altered', params as never, { problems: problems.slice(1) });
  }
  return {
    figures: countFigures(record.body.verdict),
    tables: Object.fromEntries(
      Object.keys(record.body.data.tables).map((file) => [file, tables.get(file)!.length]),
    ),
    before: record.chain.length,
    key: keyPrint(record.header.key),
    isKnownKey: key === null ? null : true,
  };
}

type Tables = ReadonlyMap<string, readonly TypedRow[]>;
type Json = Readonly<Record<string, unknown>>;

async function configurationOf(files: ExportFiles): Promise<Json> {
  const missing = () => unusable(files, said('export-file-missing', { file: 'study.json' }));
  if (!files.names.includes('study.json')) throw missing();
  const read = jsonOf(await textOfFile(files, 'study.json'));
  if (typeof read !== 'object' || read === null) throw missing();
  return read as Json;
}

async function tablesOf(files: ExportFiles): Promise<Tables> {
  const found = new Map<string, readonly TypedRow[]>();
  for (const table of TABLES) {
    const read = await exportedTable(files, table);
    if (read !== null) found.set(table.file, read.rows);
  }
  return found;
}

function configurationProblems({ body }: RecordFile, given: Json): Problem[] {
  const recorded = body.configuration as Json;
  const names = [...new Set([...Object.keys(recorded), ...Object.keys(given)])];
  const other = names.filter((name) => canonicalJson(recorded[name]) !== canonicalJson(given[name]));
  if (other.length === 0) return [];
  return [problem('study.json', 'record-other-configuration', { fields: other.join(', ') })];
}

async function dataProblems({ body }: RecordFile, tables: Tables): Promise<Problem[]> {
  const other: string[] = [];
  for (const [file, { columns, rows, hash }] of Object.entries(body.data.tables)) {
    const given = tables.get(file);
    const same =
      given !== undefined && given.length === rows && (await tableHash(given, columns)).hash === hash;
    if (!same) other.push(file);
  }
  return other.length === 0 ? [] : [problem(other[0]!, 'record-data-differs', { tables: other.join(', ') })];
}

function figureProblems({ body }: RecordFile, study: Json, tables: Tables, files: ExportFiles): Problem[] {
  const { analysis } = body.program;
  if (analysis !== ANALYSIS_VERSION) {
    return [
      problem('program.analysis', 'record-other-analysis', {
        recorded: analysis,
        computed: ANALYSIS_VERSION,
      }),
    ];
  }
  const computed = judged(study, tables, files).find(({ system }) => system === body.candidate);
  const differences = figureDifferences(
    body.verdict,
    computed === undefined ? null : (JSON.parse(JSON.stringify(recordedVerdict(computed))) as object),
  );
  const [first] = differences;
  if (first === undefined) return [];
  const told = (value: unknown) => (value === undefined ? '–' : JSON.stringify(value));
  return [
    problem(`verdict.${first.path}`, 'record-figures-differ', {
      count: differences.length,
      path: first.path,
      recorded: told(first.recorded),
      computed: told(first.computed),
    }),
  ];
}

/** The verdict on every candidate, from the export alone. */
function judged(study: Json, found: Tables, files: ExportFiles) {
  const given = Object.keys(TABLE_SCHEMAS).map((name) => [name, found.get(`${name}.csv`) ?? []]);
  const parsed = VERDICT_DATA.safeParse({ study, ...Object.fromEntries(given) });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const first = `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`;
    throw unusable(files, said('export-unjudged', { first }));
  }
  const { study: ruled, ...tables } = parsed.data;
  return verdictJson(
    ruled,
    tables,
    judgeTables(ruled, tables, { referencedItems: referencedItems(tables.items) }),
    'en',
  ).candidates;
}

function signatureProblems({ header, signature, body }: RecordFile, key: string | null): Problem[] {
  return [
    ...(canonicalHash(body) === header.body ? [] : [problem('body', 'record-altered')]),
    ...(isSigned(header, signature) ? [] : [problem('signature', 'record-not-signed')]),
    ...(key === null || key === header.key
      ? []
      : [
          problem('header.key', 'record-other-key', { recorded: keyPrint(header.key), given: keyPrint(key) }),
        ]),
  ];
}

/** The first link that doesn't follow the one before it. */
function chainProblems({ chain, header, signature }: RecordFile): Problem[] {
  const links: readonly ChainLink[] = [...chain, { header, signature }];
  const broken = links.findIndex((own, index) => {
    const before = index === 0 ? null : canonicalHash(links[index - 1]!.header);
    const isLast = index === links.length - 1;
    return (
      own.header.number !== index + 1 ||
      own.header.previous !== before ||
      // The record's own signature is told of by itself.
      (!isLast && !isSigned(own.header, own.signature))
    );
  });
  return broken === -1 ? [] : [problem('chain', 'record-chain-broken', { number: broken + 1 })];
}

/** The numbers in what a record froze. */
function countFigures(value: unknown): number {
  if (typeof value === 'number') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + countFigures(inner), 0);
}
