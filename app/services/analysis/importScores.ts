import { customMeasure, type CustomMeasure } from '#app/core/measures/custom/custom.ts';
import { measureScores } from '#app/core/reports/measureScores.ts';
import { AppError, problem, type Problem } from '#app/core/shared/errors.ts';
import { mayImportScores } from '#app/core/studies/customMeasures.ts';
import { SYSTEM, type Doing } from '#app/services/studies/actor.ts';
import { requireLocked } from '#app/services/studies/requireStudy.ts';
import type { Database, OpenTransaction } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { listItems } from '#db/queries/items.ts';
import { listOutputs } from '#db/queries/outputs.ts';
import { deleteCorpusScores, outputScores, upsertScores } from '#db/queries/scores.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import { loadStudyData } from './loadStudyData.ts';
import type { ImportedScore } from './parseScores.ts';

export interface ScoresToImport {
  readonly slug: string;
  /** The name of one of the study's custom measures. */
  readonly measure: string;
  readonly scores: readonly ImportedScore[];
  /** Faults of the file that the scores were read from, to be told with those found here. */
  readonly problems?: readonly Problem[];
  /** SHA-256 of the file that the scores were read from. */
  readonly fileHash?: string;
  /** Whether a score that is there already gives way to a different one. */
  readonly replace?: boolean;
}

export interface ScoreImport {
  /** New or replaced. */
  readonly imported: number;
  /** There already, with the same value. */
  readonly unchanged: number;
  /** Outputs of each system that still have no score, and the first of them. */
  readonly missing: readonly { readonly system: string; readonly outputs: number; readonly first: string }[];
}

/**
 * Takes scores of a study's custom measure that were computed elsewhere: all of them or none. Those of a measure that
 * votes are taken until the study opens, since who has seen judgments, or a rater, could choose what to score by them;
 * those of a measure that is only shown until it is closed. While outputs are being generated none are taken.
 *
 * @throws AppError `not_found` for the study or the measure; `conflict` where the study's state doesn't allow it;
 *   `invalid_input` with every fault by line and field: unknown items and systems, outputs that aren't there, and that
 *   occur twice, and, unless they are to be replaced, other scores than those that are there
 */
export async function importScores(
  db: Database,
  input: ScoresToImport,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<ScoreImport> {
  return await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, input.slug);
    const measure = measureToFill(study, input.measure);
    const systems = (await listSystems(trx, study.id)).filter(({ role }) => role !== 'control');
    const items = new Map((await listItems(trx, study.id)).map(({ key, id }) => [key, id]));
    const there = new Map(
      (await outputScores(trx, study.id, [measure.name])).map((score) => [keyOf(score), score.value]),
    );
    const outputs = new Map<string, ReadonlySet<string>>();
    for (const { name } of systems) {
      outputs.set(name, new Set((await listOutputs(trx, study.id, name)).map(({ item }) => item)));
    }
    const problems = [...(input.problems ?? []), ...faultsOf(input, { items, outputs, there })];
    if (problems.length > 0) throw refusal(problems);
    const changed = input.scores.filter((score) => there.get(keyOf(score)) !== score.score);
    const idOf = new Map(systems.map(({ name, id }) => [name, id]));
    const signature = customMeasure(measure).signature([], { tokenizers: [], settings: {}, ofItem: true });
    await upsertScores(
      trx,
      changed.map(({ item, system, score }) => ({
        study_id: study.id,
        item_id: items.get(item)!,
        system_id: idOf.get(system)!,
        measure: measure.name,
        value: score,
        lower: null,
        upper: null,
        signature,
        detail: null,
      })),
    );
    // Before that they come with the other measures, once all outputs are there.
    if (study.state !== 'draft') await storeCorpora(trx, study, measure, idOf);
    const replaced = changed.filter((score) => there.has(keyOf(score))).length;
    const { fileHash = null } = input;
    const detail = { measure: measure.name, imported: changed.length, replaced, fileHash };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'scores-imported', detail });
    const scored = new Set([...there.keys(), ...changed.map(keyOf)]);
    return {
      imported: changed.length,
      unchanged: input.scores.length - changed.length,
      missing: [...outputs].flatMap(([system, written]) => {
        const open = [...written].filter((item) => !scored.has(keyOf({ item, system })));
        return open.length === 0 ? [] : [{ system, outputs: open.length, first: open[0]! }];
      }),
    };
  });
}

function measureToFill({ slug, state, configuration }: Row<'studies'>, name: string): CustomMeasure {
  const { customMeasures = [], voters } = configuration;
  const measure = customMeasures.find((each) => each.name === name);
  if (measure === undefined) {
    if (customMeasures.length === 0) throw new AppError('no-custom-measures', { slug, measure: name });
    const measures = customMeasures.map((each) => each.name).join(', ');
    throw new AppError('no-custom-measure', { slug, measure: name, measures });
  }
  const votes = voters.includes(name);
  if (mayImportScores(state, votes)) return measure;
  if (state === 'generating') throw new AppError('scores-while-generating', { slug });
  if (votes) throw new AppError('scores-of-voter-too-late', { slug, state, measure: name });
  throw new AppError('scores-too-late', { slug, state });
}

interface Known {
  readonly items: ReadonlyMap<string, number>;
  /** The items that each system wrote something for. */
  readonly outputs: ReadonlyMap<string, ReadonlySet<string>>;
  readonly there: ReadonlyMap<string, number>;
}

function faultsOf({ scores, replace = false }: ScoresToImport, { items, outputs, there }: Known): Problem[] {
  const firstOf = new Map<string, string>();
  return scores.flatMap(({ line, ...score }, index): Problem[] => {
    const { item, system } = score;
    const place = line === undefined ? `scores[${index}]` : `line ${line}`;
    const at = (field: string) => (line === undefined ? `${place}.${field}` : `${place}, field ${field}`);
    const key = keyOf(score);
    const first = firstOf.get(key);
    if (first !== undefined) {
      return [problem(at('item'), 'score-there-already', { item, system, place: first })];
    }
    firstOf.set(key, place);
    if (!Number.isFinite(score.score)) {
      return [problem(at('score'), 'wrong-type', { expected: 'number' })];
    }
    const written = outputs.get(system);
    if (written === undefined) {
      const names = [...outputs.keys()].join(', ');
      return [problem(at('system'), 'system-unknown', { system, systems: names })];
    }
    if (!items.has(item)) return [problem(at('item'), 'item-unknown', { item })];
    if (!written.has(item)) return [problem(at('item'), 'output-not-there', { item, system })];
    const known = there.get(key);
    if (replace || known === undefined || known === score.score) return [];
    return [problem(at('score'), 'other-score-there', { item, system })];
  });
}

/** Two names as one, whatever is in them. */
function keyOf({ item, system }: { readonly item: string; readonly system: string }): string {
  return JSON.stringify([item, system]);
}

/** The measure over all items of each system, anew. */
async function storeCorpora(
  trx: OpenTransaction,
  { id, configuration }: Row<'studies'>,
  measure: CustomMeasure,
  idOf: ReadonlyMap<string, number>,
): Promise<void> {
  const alone = { ...configuration, customMeasures: [measure] };
  const data = await loadStudyData(trx, id, alone);
  const scores = measureScores({ data, configuration: alone, measures: [customMeasure(measure)] });
  await deleteCorpusScores(trx, id, measure.name);
  const corpora = scores.filter(({ item }) => item === null);
  await upsertScores(
    trx,
    corpora.map(({ item: _, system, language: __, detail, ...figures }) => ({
      study_id: id,
      item_id: null,
      system_id: idOf.get(system)!,
      ...figures,
      detail: JSON.stringify(detail),
    })),
  );
}

function refusal(problems: readonly Problem[]): AppError {
  const inOrder = problems
    .map((one, index) => ({ one, index, line: Number(/^line (\d+)/.exec(one.path)?.[1] ?? 0) }))
    .sort((a, b) => a.line - b.line || a.index - b.index)
    .map(({ one }) => one);
  const [first] = inOrder as [Problem];
  return new AppError('scores-refused', { count: problems.length, first }, { problems: inOrder });
}
