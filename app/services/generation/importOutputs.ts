import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError, type Problem } from '#app/core/shared/errors.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { Database } from '#db/database.ts';
import { listItems } from '#db/queries/items.ts';
import { insertOutputs, itemsWithoutOutput } from '#db/queries/outputs.ts';
import { listSystems } from '#db/queries/systems.ts';

/** One line of a file of outputs made elsewhere. */
export const importedOutputSchema = z.object({
  item: z.string().trim().min(1, 'is missing'),
  output: z
    .string()
    .max(1_000_000, 'has more than 1,000,000 characters')
    .refine((text) => !text.includes('\u0000'), 'has a NUL character'),
  tokens: z.int().min(0).optional(),
  latencyMs: z.number().min(0).optional(),
});
export type ImportedOutput = z.infer<typeof importedOutputSchema>;

/**
 * Takes outputs that were made elsewhere, for one system of a study: all of them or none.
 * @returns how many were new; an output that is there already stays as it is
 * @throws AppError `not_found`; `conflict` once the study is ready; `invalid_input` with every line that names
 *   an unknown item
 */
export async function importOutputs(
  db: Database,
  input: { slug: string; system: string; outputs: readonly ImportedOutput[] },
): Promise<number> {
  const study = await requireStudy(db, input.slug);
  if (study.state !== 'draft') {
    throw new AppError(
      'conflict',
      `The study "${study.slug}" is ${study.state}; outputs can be imported only while it is a draft.`,
    );
  }
  const system = (await listSystems(db, study.id)).find(({ name }) => name === input.system);
  if (system?.provider?.kind !== 'import') {
    throw new AppError(
      'not_found',
      `The study "${study.slug}" has no system "${input.system}" whose outputs are imported.`,
    );
  }
  const idOf = new Map((await listItems(db, study.id)).map((item) => [item.key, item.id]));
  const problems: Problem[] = [];
  for (const [index, { item }] of input.outputs.entries()) {
    if (!idOf.has(item))
      problems.push({ path: `outputs[${index}].item`, message: `the study has no item "${item}"` });
  }
  if (problems.length > 0) {
    throw new AppError(
      'invalid_input',
      `${problems.length} outputs belong to no item of the study; the first: ${problems[0]!.message}. Nothing was imported.`,
      { problems },
    );
  }
  return await db.transaction().execute(async (trx) => {
    const before = await itemsWithoutOutput(trx, study.id, system.id);
    await insertOutputs(
      trx,
      input.outputs.map(({ item, output, tokens, latencyMs }) => ({
        study_id: study.id,
        item_id: idOf.get(item)!,
        system_id: system.id,
        text: output,
        text_hash: createHash('sha256').update(output).digest('hex'),
        token_ids: null,
        token_count: tokens ?? null,
        finish_reason: null,
        latency_ms: latencyMs ?? null,
      })),
    );
    return before.length - (await itemsWithoutOutput(trx, study.id, system.id)).length;
  });
}
