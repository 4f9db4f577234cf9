import type { z } from 'zod';
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
import { onceEach } from '../imports/problems.ts';
import { generatedRow } from './generatedRow.ts';
import { importedOutputSchema, type ImportedOutput } from './parseOutputs.ts';

export interface OutputsToImport {
  readonly slug: string;
  /** Whose outputs they are, where they don't say themselves. */
  readonly system?: string | undefined;
  readonly outputs: readonly (ImportedOutput & { readonly line?: number })[];
  /** Faults of the file that the outputs were read from, to be told with those found here. */
  readonly problems?: readonly Problem[];
  /** SHA-256 of the file that the outputs were read from. */
  readonly fileHash?: string;
  /** Whether an output that is there already gives way to a different one. */
  readonly replace?: boolean;
  /** Whether only to say what would be imported. */
  readonly check?: boolean;
}

/** What came of an import. */
interface Counts {
  /** New or replaced. */
  readonly imported: number;
  /** There already, with the same text. */
  readonly unchanged: number;
  /** Items of the study that there is still no output for. */
  readonly missing: number;
  readonly firstMissing: string | null;
}

export interface ImportResult extends Counts {
  /** For each system that the outputs are of. */
  readonly systems: readonly (Counts & { readonly system: string })[];
}

/**
 * Takes outputs that were made elsewhere, for one system of a study that is a draft or for several: all of them or none.
 *
 * @throws AppError `not_found`; `conflict` where the study is no draft; `invalid_input` with every fault by line
 *   and field, the same one once: unknown items and systems, items that occur twice, and, unless they are to be replaced,
 *   other texts than those that are there
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
  const systems = await systemsToFill(trx, study, input.system);
  const idOf = new Map((await listItems(trx, id)).map((item) => [item.key, item.id]));
  const there = new Map<string, ReadonlyMap<string, string>>();
  for (const { name } of systems) {
    const written = await listOutputs(trx, id, name);
    there.set(name, new Map(written.map(({ item, output }) => [item, output])));
  }
  const problems = [...(input.problems ?? [])];
  const outputs: Output[] = [];
  for (const [index, { line, ...given }] of input.outputs.entries()) {
    if (index % AT_ONCE === 0) await letOthers();
    const parsed = importedOutputSchema.safeParse(given);
    if (parsed.success) outputs.push({ line, ...parsed.data, system: parsed.data.system ?? input.system });
    for (const issue of parsed.error?.issues ?? []) {
      problems.push(problemAt([`outputs[${index}]`, ...issue.path].join('.'), saidOfIssue(issue)));
    }
  }
  problems.push(...faultsOf(input, outputs, idOf, there));
  if (problems.length > 0) throw refusal(problems);
  const named = new Set(outputs.map(({ system }) => system));
  const filled = systems.filter(({ name }) => name === input.system || named.has(name));
  const results: ImportResult['systems'][number][] = [];
  for (const system of filled) {
    const own = outputs.filter((output) => output.system === system.name);
    const before = there.get(system.name)!;
    const changed = own.filter(({ item, output }) => before.get(item) !== output);
    const replaced = changed.filter(({ item }) => before.has(item)).map(({ item }) => idOf.get(item)!);
    if (input.check !== true) {
      await storeOutputs(trx, system, changed, { idOf, replaced, fileHash: input.fileHash ?? null });
      const detail = { system: system.name, imported: changed.length, replaced: replaced.length };
      await insertEvent(trx, { studyId: id, at: now, actor, kind: 'outputs-imported', detail });
    }
    const all = new Set([...before.keys(), ...changed.map(({ item }) => item)]);
    const missing = [...idOf.keys()].filter((item) => !all.has(item));
    results.push({
      system: system.name,
      imported: changed.length,
      unchanged: own.length - changed.length,
      missing: missing.length,
      firstMissing: missing[0] ?? null,
    });
  }
  const sum = (of: 'imported' | 'unchanged' | 'missing') => results.reduce((all, one) => all + one[of], 0);
  return {
    ...{ imported: sum('imported'), unchanged: sum('unchanged'), missing: sum('missing') },
    firstMissing: results.find(({ firstMissing }) => firstMissing !== null)?.firstMissing ?? null,
    systems: results,
  };
}

/** So many outputs are checked before others, raters among them, have their turn. */
const AT_ONCE = 1000;
const letOthers = () => new Promise<void>((resolve) => setImmediate(resolve));

type Output = Omit<z.output<typeof importedOutputSchema>, 'system'> & {
  readonly line: number | undefined;
  readonly system: string | undefined;
};

async function storeOutputs(
  trx: Executor,
  system: Row<'systems'>,
  changed: readonly Output[],
  {
    idOf,
    replaced,
    fileHash,
  }: { idOf: ReadonlyMap<string, number>; replaced: readonly number[]; fileHash: string | null },
): Promise<void> {
  await deleteOutputs(trx, system.id, replaced);
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
}

/** The systems that outputs are taken for: the one that is named, else all whose outputs are imported. */
async function systemsToFill(
  trx: Executor,
  { id, slug, state }: Row<'studies'>,
  name: string | undefined,
): Promise<Row<'systems'>[]> {
  if (state !== 'draft') throw new AppError('import-when-draft', { slug, state });
  const systems = (await listSystems(trx, id)).filter(({ provider }) => provider?.kind === 'import');
  if (name === undefined) {
    if (systems.length === 0) throw new AppError('nothing-imported', { slug });
    return systems;
  }
  const system = systems.find((candidate) => candidate.name === name);
  if (system !== undefined) return [system];
  throw systems.length === 0
    ? new AppError('no-import-systems', { slug, system: name })
    : new AppError('no-import-system', {
        ...{ slug, system: name },
        systems: systems.map((each) => each.name).join(', '),
      });
}

function faultsOf(
  { replace = false, system: only }: Pick<OutputsToImport, 'replace' | 'system'>,
  outputs: readonly Output[],
  known: ReadonlyMap<string, number>,
  there: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Problem[] {
  const firstOf = new Map<string, string>();
  return outputs.flatMap(({ item, output, line, system }, index): Problem[] => {
    const place = line === undefined ? `outputs[${index}]` : `line ${line}`;
    const at = (field: string) => (line === undefined ? `${place}.${field}` : `${place}, field ${field}`);
    if (system === undefined) return [problem(at('system'), 'system-unsaid')];
    const written = there.get(system);
    if (written === undefined) {
      const systems = [...there.keys()].join(', ');
      return [
        only === undefined
          ? problem(at('system'), 'system-not-imported', { system, systems })
          : problem(at('system'), 'output-of-other-system', { system, only }),
      ];
    }
    const key = `${system}\u0000${item}`;
    const first = firstOf.get(key);
    if (first !== undefined) return [problem(at('item'), 'item-there-already', { item, place: first })];
    firstOf.set(key, place);
    if (!known.has(item)) return [problem(at('item'), 'item-unknown', { item })];
    if (replace || (written.get(item) ?? output) === output) return [];
    return [problem(at('item'), 'other-output-there', { item })];
  });
}

function refusal(all: readonly Problem[]): AppError {
  // An item that isn't known is so for each system that its line has an output of.
  const problems = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  const told = onceEach(problems);
  const [first] = told as [Problem];
  return new AppError('import-refused', { count: problems.length, first }, { problems: told });
}
