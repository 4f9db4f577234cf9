import { createHash } from 'node:crypto';
import type { NewRow, Row } from '#db/schema.ts';

/** What became of an item, whoever wrote it; null where that is not known. */
export interface WrittenOutput {
  readonly text: string;
  readonly tokenIds: readonly number[] | null;
  readonly tokens: number | null;
  readonly finishReason: string | null;
  readonly latencyMs: number | null;
  readonly firstTokenMs?: number | null;
  readonly promptTokens?: number | null;
  readonly truncatedTokens?: number | null;
  readonly nearTies?: number | null;
  readonly logProbabilities?: readonly number[] | null;
}

/** An output as a row of its system. */
export function generatedRow(
  system: Pick<Row<'systems'>, 'id' | 'study_id'>,
  itemId: number,
  output: WrittenOutput,
  provenanceId: number | null,
): NewRow<'outputs'> {
  return {
    study_id: system.study_id,
    item_id: itemId,
    system_id: system.id,
    text: output.text,
    text_hash: createHash('sha256').update(output.text).digest('hex'),
    token_ids: output.tokenIds === null ? null : JSON.stringify(output.tokenIds),
    token_count: output.tokens,
    finish_reason: output.finishReason,
    latency_ms: output.latencyMs,
    first_token_ms: output.firstTokenMs ?? null,
    prompt_tokens: output.promptTokens ?? null,
    truncated_tokens: output.truncatedTokens ?? null,
    near_ties: output.nearTies ?? null,
    provenance_id: provenanceId,
    log_probabilities: output.logProbabilities ? JSON.stringify(output.logProbabilities) : null,
  };
}
