import type { ModelTokenizer } from '../models/tokenizer.ts';
import type { GenerationSettings } from '../settings/schema.ts';
import type { Ending } from './decoding.ts';

/** Tokens that hold no text of their own (an end of turn, say) and may stand within a stop string's reach. */
const SPARE_TOKENS = 8;

/**
 * @param limit most tokens of the text
 */
export function createEnding(tokenizer: ModelTokenizer, settings: GenerationSettings, limit: number): Ending {
  const ends = new Set(settings.eosTokenId);
  const stops = settings.stopStrings;
  // A token that holds text holds a byte at least, so no stop string reaches further back.
  const reach = Math.max(0, ...stops.map((stop) => Buffer.byteLength(stop))) + SPARE_TOKENS;
  return {
    reasonOf(tokens) {
      if (ends.has(tokens.at(-1)!)) return 'eos';
      if (stops.length > 0) {
        const text = tokenizer.decodeAll(tokens.slice(-reach));
        if (stops.some((stop) => text.includes(stop))) return 'stop';
      }
      return tokens.length >= limit ? 'length' : undefined;
    },
  };
}
