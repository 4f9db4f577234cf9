import { agreementRows, dictionaryRows, exclusionText, raterRows } from '#app/core/reports/tables/rows.ts';
import type { Table, TableRow } from '#app/core/tables/table.ts';
import type { ExportFile, ITEMS, MEASURES_TABLE, OUTPUTS, SYSTEMS } from '#app/core/reports/tables/tables.ts';
import type { Report } from '#app/core/reports/report.ts';
import type { Kind } from '#app/core/kinds/kind.ts';
import type { TypesOf } from '#app/core/kinds/kinds.ts';
import type { Executor } from '#db/database.ts';
import type { KindStore } from '#db/kinds/store.ts';
import { stores } from '#db/kinds/stores.ts';
import {
  exportedCorpusScores,
  exportedItems,
  exportedOutputs,
  exportedScores,
  itemPositions,
  type ExportedScore,
  type ItemPage,
} from '#db/queries/export.ts';
import { systemProvenances } from '#db/queries/provenance.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';

/** Items whose rows are read in one query. */
const PAGE_ITEMS = 100;

/** What rows are made of. */
export interface ExportSource {
  readonly db: Executor;
  readonly study: Pick<Row<'studies'>, 'id' | 'slug' | 'configuration'>;
  /** The study's report, computed at most once for all files. */
  report(): Promise<Report>;
}

type Rows<T extends Table> = AsyncGenerator<TableRow<T>>;

/** The rows of a file, read page by page. */
export function rowsOfFile(file: ExportFile, source: ExportSource): Rows<Table> {
  const exported = stores.all.flatMap((store) =>
    Object.hasOwn(store.exported, file) ? [store.exported[file]!] : [],
  )[0];
  return exported === undefined ? MAKERS[file as OwnFile](source) : judgedRows(source, exported);
}

/** The files that no kind of task fills. */
type OwnFile = Exclude<ExportFile, TypesOf[Kind]['table']['file']>;

const MAKERS: Record<OwnFile, (source: ExportSource) => Rows<Table>> = {
  'items.csv': itemRows,
  'systems.csv': systemRows,
  'outputs.csv': outputRows,
  'measures.csv': measureRows,
  'raters.csv': async function* (source) {
    yield* raterRows(await source.report());
  },
  'agreement.csv': async function* (source) {
    yield* agreementRows(await source.report());
  },
  'dictionary.csv': async function* ({ study }) {
    yield* dictionaryRows(study.configuration.customMeasures);
  },
};

async function* pages({ db, study }: ExportSource): AsyncGenerator<ItemPage> {
  const end = await itemPositions(db, study.id);
  for (let from = 0; from < end; from += PAGE_ITEMS) yield { studyId: study.id, from, to: from + PAGE_ITEMS };
}

async function* itemRows(source: ExportSource): Rows<typeof ITEMS> {
  for await (const page of pages(source)) {
    for (const { references, messages, ...row } of await exportedItems(source.db, page)) {
      yield {
        study: source.study.slug,
        ...row,
        references: JSON.stringify(references),
        messages: messages === null ? null : JSON.stringify(messages),
      };
    }
  }
}

async function* systemRows({ db, study }: ExportSource): Rows<typeof SYSTEMS> {
  const provenances = new Map(
    (await systemProvenances(db, study.id)).map((each) => [each.system, each.made]),
  );
  for (const system of await listSystems(db, study.id)) {
    const made = provenances.get(system.name);
    yield {
      study: study.slug,
      system: system.name,
      role: system.role,
      provider: system.provider?.kind ?? 'control',
      settings: JSON.stringify(system.settings),
      size_bytes: system.size_bytes,
      tokens_per_second: system.tokens_per_second,
      latency_p50_ms: system.latency_p50_ms,
      latency_p95_ms: system.latency_p95_ms,
      first_token_ms: system.first_token_ms,
      peak_memory_bytes: system.peak_memory_bytes,
      generation_ms: system.generation_ms,
      provenance: made === undefined ? null : JSON.stringify(made),
    };
  }
}

async function* outputRows(source: ExportSource): Rows<typeof OUTPUTS> {
  for await (const page of pages(source)) {
    for (const row of await exportedOutputs(source.db, page)) yield { study: source.study.slug, ...row };
  }
}

/** What raters gave, of whatever kind, and whether it counts. */
async function* judgedRows(source: ExportSource, exported: KindStore['exported'][string]): Rows<Table> {
  const inclusion = await inclusionOf(source);
  for await (const page of pages(source)) {
    for (const row of await exported(source.db, page)) {
      const submitted_at = row.submitted_at.toISOString();
      yield { study: source.study.slug, ...row, submitted_at, ...inclusion(row.rater) };
    }
  }
}

async function* measureRows(source: ExportSource): Rows<typeof MEASURES_TABLE> {
  const { db, study } = source;
  const toRow = (row: ExportedScore) => ({ study: study.slug, ...row });
  yield* (await exportedCorpusScores(db, study.id)).map(toRow);
  for await (const page of pages(source)) yield* (await exportedScores(db, page)).map(toRow);
}

/** Whether the analysis counts a rater, and why not. */
async function inclusionOf({ report }: ExportSource) {
  const raters = new Map((await report()).raters.map((rater) => [rater.rater, rater]));
  return (name: string) => {
    const rater = raters.get(name);
    return {
      included: rater?.included ?? true,
      exclusion_reason: rater === undefined ? null : exclusionText(rater),
    };
  };
}
