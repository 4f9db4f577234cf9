import { AppError, problem, problemAt, saidOfIssue, type Problem } from '#app/core/shared/errors.ts';
import { MAKER } from '#app/inference/provenance/maker.ts';
import { SYSTEM, type Doing } from '#app/services/studies/actor.ts';
import { requireLocked } from '#app/services/studies/requireStudy.ts';
import type { Database, Executor, OpenTransaction } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { recordEfficiency } from '#db/queries/generation.ts';
import { listItems } from '#db/queries/items.ts';
import { recordProvenance } from '#db/queries/provenance.ts';
import { deleteOutputs, insertOutputs, listOutputs } from '#db/queries/outputs.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import { generatedRow } from './generatedRow.ts';
import { importedOutputSchema, type ImportedOutput, type ReadOutputs } from './parseOutputs.ts';

export interface OutputsToImport {
  readonly slug: string;
  readonly system: string;
  readonly outputs: readonly (ImportedOutput & { readonly line?: number })[];
  /** Faults of the file that the outputs were read from, to be told with those found here. */
  readonly problems?: readonly Problem[];
  /** SHA-256 of the file that the outputs were read from. */
  readonly fileHash?: string;
  /** Whether an output that is there already gives way to a different one. */
  readonly replace?: boolean;
}

export interface ImportResult {
  /** New or replaced. */
  readonly imported: number;
  /** There already, with the same text. */
  readonly unchanged: number;
  /** Items of the study that the system still has no output for. */
  readonly missing: number;
  readonly firstMissing: string | null;
}

/**
 * Takes outputs that were made elsewhere, for one system of a study that is a draft: all of them or none.
 *
 * @throws AppError `not_found`; `conflict` where the study is no draft; `invalid_input` with every fault by line
 *   and field: unknown items, items that occur twice, and, unless they are to be replaced, other texts than those
 *   that are there
 */
export async function importOutputs(
  db: Database,
  input: OutputsToImport,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<ImportResult> {
  return await db
    .transaction()
    .execute(async (trx) => takeOutputs(trx, await requireLocked(trx, input.slug), input, { now, actor }));
}

/** The same for a study whose row the caller has locked. */
export async function takeOutputs(
  trx: OpenTransaction,
  study: Row<'studies'>,
  input: Omit<OutputsToImport, 'slug'>,
  { now, actor }: Required<Doing>,
): Promise<ImportResult> {
  const { id } = study;
  const system = await systemToFill(trx, study, input.system);
  const idOf = new Map((await listItems(trx, id)).map((item) => [item.key, item.id]));
  const there = new Map((await listOutputs(trx, id, system.name)).map(({ item, output }) => [item, output]));
  const problems = [...(input.problems ?? [])];
  const outputs = input.outputs.flatMap(({ line, ...given }, index) => {
    const parsed = importedOutputSchema.safeParse(given);
    if (parsed.success) return [{ line, ...parsed.data }];
    for (const issue of parsed.error.issues) {
      problems.push(problemAt([`outputs[${index}]`, ...issue.path].join('.'), saidOfIssue(issue)));
    }
    return [];
  });
  problems.push(...faultsOf(input, outputs, idOf, there));
  if (problems.length > 0) throw refusal(problems);
  const changed = outputs.filter(({ item, output }) => there.get(item) !== output);
  const gone = changed.filter(({ item }) => there.has(item)).map(({ item }) => idOf.get(item)!);
  await deleteOutputs(trx, system.id, gone);
  const { fileHash = null } = input;
  const way = { kind: 'import', fileHash, evenhand: MAKER.evenhand } as const;
  const provenanceId = changed.length === 0 ? null : await recordProvenance(trx, system, way);
  await insertOutputs(
    trx,
    changed.map(({ item, output, tokens, finishReason, latencyMs, logprobs, ...counts }) =>
      generatedRow(
        system,
        idOf.get(item)!,
        {
          text: output,
          tokenIds: Array.isArray(tokens) ? tokens : null,
          tokens: (Array.isArray(tokens) ? tokens.length : tokens) ?? null,
          finishReason: finishReason ?? null,
          latencyMs: latencyMs ?? null,
          logProbabilities: logprobs ?? null,
          truncatedTokens: counts.truncatedTokens ?? null,
          nearTies: counts.nearTies ?? null,
        },
        provenanceId,
      ),
    ),
  );
  await recordEfficiency(trx, system.id);
  const detail = { system: system.name, imported: changed.length, replaced: gone.length };
  await insertEvent(trx, { studyId: id, at: now, actor, kind: 'outputs-imported', detail });
  const filled = new Set([...there.keys(), ...changed.map(({ item }) => item)]);
  const missing = [...idOf.keys()].filter((item) => !filled.has(item));
  return {
    imported: changed.length,
    unchanged: outputs.length - changed.length,
    missing: missing.length,
    firstMissing: missing[0] ?? null,
  };
}

async function systemToFill(trx: Executor, study: Row<'studies'>, name: string): Promise<Row<'systems'>> {
  if (study.state !== 'draft') {
    throw new AppError('import-when-draft', { slug: study.slug, state: study.state });
  }
  const systems = (await listSystems(trx, study.id)).filter(({ provider }) => provider?.kind === 'import');
  const system = systems.find((candidate) => candidate.name === name);
  if (system !== undefined) return system;
  throw systems.length === 0
    ? new AppError('no-import-systems', { slug: study.slug, system: name })
    : new AppError('no-import-system', {
        slug: study.slug,
        system: name,
        systems: systems.map((each) => each.name).join(', '),
      });
}

type Output = Pick<ReadOutputs['outputs'][number], 'item' | 'output'> & { line: number | undefined };

function faultsOf(
  { replace = false }: Pick<OutputsToImport, 'replace'>,
  outputs: readonly Output[],
  known: ReadonlyMap<string, number>,
  there: ReadonlyMap<string, string>,
): Problem[] {
  const firstOf = new Map<string, string>();
  return outputs.flatMap(({ item, output, line }, index): Problem[] => {
    const place = line === undefined ? `outputs[${index}]` : `line ${line}`;
    const path = line === undefined ? `${place}.item` : `${place}, field item`;
    const first = firstOf.get(item);
    if (first !== undefined) return [problem(path, 'item-there-already', { item, place: first })];
    firstOf.set(item, place);
    if (!known.has(item)) return [problem(path, 'item-unknown', { item })];
    if (replace || (there.get(item) ?? output) === output) return [];
    return [problem(path, 'other-output-there', { item })];
  });
}

function refusal(problems: readonly Problem[]): AppError {
  const inOrder = problems
    .map((problem, index) => ({ problem, index, line: Number(/^line (\d+)/.exec(problem.path)?.[1] ?? 0) }))
    .sort((a, b) => a.line - b.line || a.index - b.index)
    .map(({ problem }) => problem);
  const [first] = inOrder as [Problem];
  return new AppError('import-refused', { count: problems.length, first }, { problems: inOrder });
}
