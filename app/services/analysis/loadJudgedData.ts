import { sql, type RawBuilder } from 'kysely';
import type { StudyData } from '#app/core/evidence/data.ts';
import type { SameText } from '#app/core/evidence/kindJudging.ts';
import type { JudgedWhen } from '#app/core/kinds/judged.ts';
import { entryOf } from '#app/core/shared/entryOf.ts';
import { lookPlaces } from '#app/core/studies/looks.ts';
import { measuresOf } from '#app/core/studies/measures.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { standingRows } from '#app/core/verdict/judging/standing.ts';
import { missingBlocks, type ToldBlock } from '#app/core/verdict/judging/missingBlocks.ts';
import type { JudgedOutput, JudgedTables, VerdictTables } from '#app/core/verdict/judging/tables.ts';
import { analyses } from '#app/core/verdict/analyses.ts';
import { askedAnalyses } from '#app/core/verdict/kinds.ts';
import { identicalTies } from '#app/core/verdict/people/differences.ts';
import type { Executor } from '#db/database.ts';
import { judgedAnswers, judgedRows } from '#db/kinds/answers.ts';
import type { OfJudgment } from '#db/kinds/store.ts';
import { isLatest } from '#db/queries/analysis.ts';
import { exportedCorpusScores, exportedScores } from '#db/queries/export.ts';
import { judgedItems, judgedOutputs, judgedRaters, judgedSystems } from '#db/queries/judged.ts';
import { REFERENCE_NLL } from '#db/queries/referenceScores.ts';
import { givenSkips, unfinishedTasks } from '#db/queries/missingBlocks.ts';
import type { Row } from '#db/schema.ts';
import { loadStudyData } from './loadStudyData.ts';

/** A study's data as the rule of version 2 takes it. */
export interface JudgedData {
  /** What its report describes, of the judgments that count for the verdict. */
  readonly data: StudyData;
  readonly tables: VerdictTables;
  /** Whether a judgment counts. */
  readonly counted: RawBuilder<boolean>;
}

/** All positions that an item may have. */
const ALL_ITEMS = { from: 0, to: 2 ** 31 - 1 };

/**
 * Everything that rule 2 reads of a study: of each text the rating that counts, pairs whose texts are the same as ties,
 * blocks that were not finished, and the measures as they are stored.
 */
export async function loadJudgedData(
  db: Executor,
  study: JudgedRow,
  { now = new Date() }: { now?: Date } = {},
): Promise<JudgedData> {
  const { id: studyId, configuration } = study;
  const systems = await judgedSystems(db, studyId);
  const answers = await judgedAnswers(db, studyId);
  const standing = standingRows({ systems, ...answers });
  const counted = countedJudgments(answers, standing);
  const outputs = await judgedOutputs(db, studyId);
  const known = { answers: standing, textOf: textsOf(outputs) };
  const data = await loadStudyData(db, studyId, configuration, counted, known);
  const tables: VerdictTables = {
    items: await judgedItems(db, studyId),
    systems,
    outputs,
    ...withTies(answers, data, configuration),
    skips: (await loadMissingBlocks(db, study, now)).map(({ reason: _, at: __, ...block }) => block),
    measures: await measuredValues(db, studyId, configuration),
    raters: await judgedRaters(db, studyId),
  };
  return { data, tables, counted };
}

/** What the texts of outputs are known by. */
function textsOf(outputs: readonly JudgedOutput[]): (item: string, system: string) => string {
  const bySystem = new Map<string, Map<string, string>>();
  for (const { item, system, sharedTextId } of outputs) {
    entryOf(bySystem, system, () => new Map<string, string>()).set(item, sharedTextId!);
  }
  return (item, system) => bySystem.get(system)!.get(item)!;
}

/** What of a study's row says how its judgments are read. */
type JudgedRow = Pick<Row<'studies'>, 'id' | 'configuration' | 'closed_at'>;

/**
 * The blocks of a study that were skipped or abandoned after something of them had been seen. A study with looks may be
 * looked at, and stopped, while raters are in the middle: what they had then, nobody has abandoned. Where there are no
 * looks a study is closed when its raters are done, and what they had counts as left.
 *
 * @param now the moment of the look; the closing is that of a study that is closed
 */
export async function loadMissingBlocks(
  db: Executor,
  { id, configuration, closed_at }: JudgedRow,
  now = new Date(),
): Promise<ToldBlock[]> {
  const looks = lookPlaces(configuration.looks).length > 0;
  const unfinished = missingBlocks(await unfinishedTasks(db, id, looks ? (closed_at ?? now) : null));
  return [...unfinished, ...(await givenSkips(db, id))];
}

type Answers = Awaited<ReturnType<typeof judgedAnswers>>;

/** Those that no correction has replaced, but where the rule counts another revision. */
function countedJudgments(answers: Answers, standing: Answers): RawBuilder<boolean> {
  const all = judgedRows(answers);
  const stands = new Set(judgedRows(standing).map(({ judgment }) => judgment));
  const instead = new Set<number>();
  const replaced = new Set<number>();
  for (const { judgment, latest } of all) {
    if (stands.has(judgment) && !latest) instead.add(judgment);
    if (!stands.has(judgment) && latest) replaced.add(judgment);
  }
  if (instead.size === 0 && replaced.size === 0) return isLatest;
  return sql<boolean>`(judgments.id = any(${[...instead]}::int[])
    or (${isLatest} and judgments.id <> all(${[...replaced]}::int[])))`;
}

/** What was answered, with a tie of each pair that wasn't shown where a kind's table tells of these. */
function withTies(
  answers: Answers,
  data: StudyData,
  { systems, protocol }: Pick<StudyConfiguration, 'systems' | 'protocol'>,
): JudgedTables {
  const asked = new Set(askedAnalyses(protocol).map(({ kind }) => kind));
  const tables = analyses.all.map(({ kind, judging: { table, compares } }) => {
    const rows = answers[table as keyof Answers].map(withoutJudgment);
    const sameText = asked.has(kind) ? (compares?.sameText ?? null) : null;
    return [table, sameText === null ? rows : [...rows, ...tiesOf(data, { systems }).map(sameText)]];
  });
  return Object.fromEntries(tables) as JudgedTables;
}

function withoutJudgment({ judgment: _, latest: __, ...row }: OfJudgment<JudgedWhen>): JudgedWhen {
  return row;
}

/** A tie for each rater of an item whose pair wasn't shown, because its texts are the same. */
export function tiesOf(data: StudyData, { systems }: Pick<StudyConfiguration, 'systems'>): SameText[] {
  const baseline = systems.find(({ role }) => role === 'baseline')!.name;
  return systems.flatMap(({ name, role }) =>
    role !== 'candidate'
      ? []
      : identicalTies(data, baseline, name).map(({ item, rater }) => ({
          item,
          rater,
          systemA: baseline,
          systemB: name,
        })),
  );
}

async function measuredValues(
  db: Executor,
  studyId: number,
  configuration: Pick<StudyConfiguration, 'measures' | 'customMeasures'>,
): Promise<VerdictTables['measures']> {
  const known = new Set<string>([...measuresOf(configuration).map(({ name }) => name), REFERENCE_NLL]);
  const rows = [
    ...(await exportedCorpusScores(db, studyId)),
    ...(await exportedScores(db, { studyId, ...ALL_ITEMS })),
  ];
  return rows.flatMap(({ item, system, measure, value, lower, upper }) =>
    value === null || !known.has(measure) ? [] : [{ item, system, measure, value, lower, upper }],
  );
}
