import { createHash } from 'node:crypto';
import { insertMany, nextIds } from '#db/queries/givenRows.ts';
import { cellOf, idsOf, type Ids, type Storing } from './stored.ts';
import type { StoredSystem } from './storeSystems.ts';

const OUTPUT = {
  ...({ id: 'int', study_id: 'int', item_id: 'int', system_id: 'int', text: 'text' } as const),
  ...({ text_hash: 'text', shown_hash: 'text', source_system_id: 'int', token_count: 'int' } as const),
  ...({ latency_ms: 'float8', finish_reason: 'text', provenance_id: 'int', prompt_tokens: 'int' } as const),
  ...({ first_token_ms: 'float8', truncated_tokens: 'int', near_ties: 'int' } as const),
} as const;

type Systems = ReadonlyMap<string, StoredSystem>;

/** Stores the texts of a study; their numbers are by item and system, see `cellOf`. */
export async function storeOutputs(
  { trx, studyId, given }: Storing,
  items: Ids,
  systems: Systems,
): Promise<Ids> {
  const ids = await nextIds(trx, 'outputs', given.outputs.length);
  const rows = given.outputs.map((output, index) => {
    const system = systems.get(output.system)!;
    const textHash = hashOf(output.text);
    // Texts that were judged one by one stay two, even where they are the same.
    const shown = output.sharedTextId ?? hashOf(cellOf(output.item, output.system));
    return {
      id: ids[index],
      study_id: studyId,
      item_id: items.get(output.item),
      system_id: system.id,
      text: output.text,
      text_hash: textHash,
      shown_hash: shown === textHash ? null : shown,
      source_system_id: output.sourceSystem === null ? null : systems.get(output.sourceSystem)!.id,
      token_count: output.tokens,
      latency_ms: output.latencyMs,
      finish_reason: output.finishReason,
      provenance_id: output.provenance === null ? null : system.provenances[output.provenance],
      prompt_tokens: output.promptTokens,
      first_token_ms: output.firstTokenMs,
      truncated_tokens: output.truncatedTokens,
      near_ties: output.nearTies,
    };
  });
  await insertMany(trx, 'outputs', OUTPUT, rows);
  return idsOf(
    given.outputs.map(({ item, system }) => cellOf(item, system)),
    ids,
  );
}

const SCORE = {
  ...({ study_id: 'int', item_id: 'int', system_id: 'int', measure: 'text', value: 'float8' } as const),
  ...({ lower: 'float8', upper: 'float8', signature: 'text', detail: 'jsonb' } as const),
} as const;

/** Stores what measures say of single texts and of all. */
export async function storeScores(
  { trx, studyId, given }: Storing,
  items: Ids,
  systems: Systems,
): Promise<void> {
  const rows = given.scores.map(({ item, system, ...score }) => ({
    ...score,
    study_id: studyId,
    item_id: item === null ? null : items.get(item),
    system_id: systems.get(system)!.id,
  }));
  await insertMany(trx, 'scores', SCORE, rows);
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
