import type { RawBuilder } from 'kysely';
import { PREFERENCES } from '#app/core/kinds/pairwise/tables.ts';
import {
  agreementRows,
  dictionaryRows,
  followingRows,
  overTimeRows,
  penaltyRows,
  penaltyScoreRows,
  exclusionText,
  raterRows,
} from '#app/core/reports/tables/rows.ts';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import type { Table, TableRow } from '#app/core/tables/table.ts';
import type {
  EVENTS,
  ITEMS,
  JUDGMENTS,
  LOOKS,
  MEASURES_TABLE,
  OUTPUTS,
  PENALTIES,
  SKIPS,
  SYSTEMS,
  TableFile,
} from '#app/core/reports/tables/tables.ts';
import type { Report } from '#app/core/reports/report.ts';
import type { StudyData } from '#app/core/evidence/data.ts';
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
import { listEvents } from '#db/queries/events.ts';
import { exportedJudgments } from '#db/queries/exportJudgments.ts';
import { listLooks } from '#db/queries/looks.ts';
import { joinedRaters } from '#db/queries/raters.ts';
import { provenancePlaces, systemProvenances } from '#db/queries/provenance.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import { loadMissingBlocks, tiesOf } from '../analysis/loadJudgedData.ts';

/** Items whose rows are read in one query. */
const PAGE_ITEMS = 100;

/** What rows are made of. */
export interface ExportSource {
  readonly db: Executor;
  readonly study: Pick<
    Row<'studies'>,
    'id' | 'slug' | 'configuration' | 'rule_version' | 'closed_at' | 'pilot_of'
  >;
  /** Of which items alone, by their positions, and whether none come after; left out, of all. */
  readonly items?: { readonly from: number; readonly to: number; readonly isLast: boolean };
  /** The study's report, computed at most once for all files. */
  report(): Promise<Report>;
  /** Its data, all of it in memory: read at most once, and only where something can't be told without. */
  data(): Promise<StudyData>;
  /** Which of its judgments count. */
  counted(): Promise<RawBuilder<boolean>>;
}

type Rows<T extends Table> = AsyncGenerator<TableRow<T>>;

/** The rows of a file, read page by page. */
export function rowsOfFile(file: TableFile, source: ExportSource): Rows<Table> {
  const exported = stores.all.flatMap((store) =>
    Object.hasOwn(store.exported, file) ? [store.exported[file]!] : [],
  )[0];
  return exported === undefined ? MAKERS[file as OwnFile](source) : judgedRows(file, source, exported);
}

/** The files that no kind of task fills. */
type OwnFile = Exclude<TableFile, TypesOf[Kind]['table']['file']>;

const MAKERS: Record<OwnFile, (source: ExportSource) => Rows<Table>> = {
  'items.csv': itemRows,
  'systems.csv': systemRows,
  'outputs.csv': outputRows,
  'measures.csv': measureRows,
  'raters.csv': async function* (source) {
    yield* raterRows(await source.report(), await joinedRaters(source.db, source.study.id));
  },
  'agreement.csv': async function* (source) {
    yield* agreementRows(await source.report());
  },
  'following.csv': async function* (source) {
    yield* followingRows(await source.report());
  },
  'skips.csv': skipRows,
  'events.csv': eventRows,
  'judgments.csv': judgmentRows,
  'looks.csv': lookRows,
  'over-time.csv': async function* (source) {
    yield* overTimeRows(await source.report());
  },
  'penalties.csv': penaltyTable,
  'penalty-scores.csv': async function* (source) {
    yield* penaltyScoreRows(await source.report());
  },
  'dictionary.csv': async function* ({ study }) {
    yield* dictionaryRows(study.configuration.customMeasures);
  },
};

async function* pages({ db, study, items }: ExportSource): AsyncGenerator<ItemPage> {
  const end = items?.to ?? (await itemPositions(db, study.id));
  for (let from = items?.from ?? 0; from < end; from += PAGE_ITEMS) {
    yield { studyId: study.id, from, to: Math.min(from + PAGE_ITEMS, end) };
  }
}

/** The rows of each page; those of the next one are read while these are written. */
async function* byPage<R>(
  source: ExportSource,
  read: (page: ItemPage) => Promise<readonly R[]>,
): AsyncGenerator<readonly R[]> {
  let before: Promise<readonly R[]> | undefined;
  for await (const page of pages(source)) {
    const next = read(page);
    // Whoever asks for it hears of a failure; who breaks off doesn't.
    next.catch(() => {});
    if (before !== undefined) yield await before;
    before = next;
  }
  if (before !== undefined) yield await before;
}

async function* itemRows(source: ExportSource): Rows<typeof ITEMS> {
  for await (const rows of byPage(source, (page) => exportedItems(source.db, page))) {
    for (const { references, messages, ...row } of rows) {
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
      criterion: system.criterion,
      dose: system.dose,
      maker: system.maker,
      tokenizer_hash: system.tokenizer_hash,
    };
  }
}

async function* outputRows(source: ExportSource): Rows<typeof OUTPUTS> {
  const ways = await provenancePlaces(source.db, source.study.id);
  for await (const rows of byPage(source, (page) => exportedOutputs(source.db, page, ways))) {
    for (const row of rows) yield { ...row, study: source.study.slug };
  }
}

/** What raters gave, of whatever kind, and whether it counts. */
async function* judgedRows(
  file: TableFile,
  source: ExportSource,
  exported: KindStore['exported'][string],
): Rows<Table> {
  const inclusion = await inclusionOf(source);
  const counted = await source.counted();
  const { slug } = source.study;
  for await (const rows of byPage(source, (page) => exported(source.db, { ...page, counted }))) {
    for (const row of rows) {
      const submitted_at = row.submitted_at?.toISOString() ?? null;
      const { included, exclusion_reason } = inclusion(row.rater);
      // Copied first and then added to, which is several times as fast as the other way round.
      yield { ...row, study: slug, submitted_at, included, exclusion_reason };
    }
  }
  const { configuration } = source.study;
  if (file !== PREFERENCES.file || configuration.protocol.pairwise === false) return;
  if (source.items?.isLast === false) return;
  for (const { item, systemA, systemB, rater } of tiesOf(await source.data(), configuration)) {
    const tie = { choice: 'tie', source: 'identical-text' };
    const row = { item, system_a: systemA, system_b: systemB, rater, ...tie };
    yield { ...EMPTY_TIE, study: source.study.slug, ...row, ...inclusion(rater) };
  }
}

/** What a pair that wasn't shown has no value for. */
const EMPTY_TIE = Object.fromEntries(PREFERENCES.columns.map(({ name }) => [name, null])) as TableRow<
  typeof PREFERENCES
>;

async function* skipRows({ db, study }: ExportSource): Rows<typeof SKIPS> {
  for (const { item, rater, kind, seen, lastSeen, reason, at } of await loadMissingBlocks(db, study)) {
    yield {
      study: study.slug,
      item,
      rater,
      kind,
      seen: JSON.stringify(seen),
      last_seen: lastSeen,
      reason,
      submitted_at: at === null ? null : at.toISOString(),
    };
  }
}

async function* eventRows({ db, study }: ExportSource): Rows<typeof EVENTS> {
  for (const { at, kind, actor, detail } of await listEvents(db, study.id)) {
    yield { study: study.slug, at: at.toISOString(), kind, actor, detail: JSON.stringify(detail) };
  }
}

async function* measureRows(source: ExportSource): Rows<typeof MEASURES_TABLE> {
  const { db, study } = source;
  const toRow = ({ detail, ...row }: ExportedScore) => ({
    study: study.slug,
    ...row,
    detail: detail === null ? null : canonicalJson(detail),
  });
  yield* (await exportedCorpusScores(db, study.id)).map(toRow);
  for await (const rows of byPage(source, (page) => exportedScores(db, page))) yield* rows.map(toRow);
}

async function* judgmentRows(source: ExportSource): Rows<typeof JUDGMENTS> {
  const counted = await source.counted();
  const { slug } = source.study;
  for await (const rows of byPage(source, (page) => exportedJudgments(source.db, { ...page, counted }))) {
    for (const row of rows) {
      yield { ...row, study: slug, submitted_at: row.submitted_at?.toISOString() ?? null };
    }
  }
}

async function* penaltyTable(source: ExportSource): Rows<typeof PENALTIES> {
  const { configuration, slug } = source.study;
  if (configuration.protocol.highlights === false) return;
  const inclusion = await inclusionOf(source);
  for (const row of penaltyRows(slug, await source.data(), configuration)) {
    yield { ...row, ...inclusion(row.rater) };
  }
}

async function* lookRows({ db, study }: ExportSource): Rows<typeof LOOKS> {
  for (const { number, taken_at, share, information, decisions, stopped_at } of await listLooks(
    db,
    study.id,
  )) {
    yield {
      study: study.slug,
      look: number,
      taken_at: taken_at.toISOString(),
      share,
      information,
      decisions: canonicalJson(decisions),
      stopped_at: stopped_at?.toISOString() ?? null,
    };
  }
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
