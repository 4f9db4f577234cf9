import { trim } from '#app/core/measures/text.ts';
import type { JsonObject } from '../models/jsonFile.ts';
import type { ModelTokenizer } from '../models/tokenizer.ts';

/** A text as an encoder reads it. */
export interface EncoderTokens {
  readonly tokens: readonly number[];
  /** Whether there is anything but the tokens that the tokenizer puts around a text. */
  readonly isEmpty: boolean;
}

/** How texts become tokens for one encoder. */
export interface EncoderTokenizer {
  /** The tokens of a text without the white space around it, cut to what the encoder can read. */
  encode(text: string): EncoderTokens;
  /** Tokens that the tokenizer puts around a text, wherever they stand. */
  readonly special: ReadonlySet<number>;
}

/** Tokenizers that see a word at the beginning of a text as another one unless a space stands before it. */
const WITH_SPACE = /^(Roberta|GPT2)Tokenizer(Fast)?$/;
/** Models whose positions are counted from behind the padding token's number. */
const SHIFTED_POSITIONS = /roberta|camembert|longformer|mpnet|xmod|data2vec-text/;
/** tokenizer_config.json states a number beyond all bounds where there is none. */
const NO_LIMIT = 1e6;

/**
 * @param tokenizerConfig tokenizer_config.json, or nothing
 * @param config config.json
 */
export function createEncoderTokenizer(
  tokenizer: ModelTokenizer,
  tokenizerConfig: JsonObject,
  config: JsonObject,
): EncoderTokenizer {
  const before = WITH_SPACE.test(String(tokenizerConfig['tokenizer_class'])) ? ' ' : '';
  const around = tokenizer.encode('', true);
  const most = Math.max(mostTokens(tokenizerConfig, config), around.length);
  return {
    special: new Set(around),
    encode(text) {
      const trimmed = trim(text);
      const inner = trimmed === '' ? [] : tokenizer.encode(before + trimmed, false);
      if (inner.length === 0) return { tokens: around, isEmpty: true };
      const whole = tokenizer.encode(before + trimmed, true);
      const excess = Math.max(0, whole.length - most);
      if (excess === 0) return { tokens: whole, isEmpty: false };
      // What the tokenizer puts around a text stays; the text loses its end.
      const lead = leading(whole, inner);
      const end = lead + inner.length;
      return { tokens: [...whole.slice(0, end - excess), ...whole.slice(end)], isEmpty: false };
    },
  };
}

/** How many tokens of `whole` stand before `inner`. */
function leading(whole: readonly number[], inner: readonly number[]): number {
  const last = whole.length - inner.length;
  for (let lead = 0; lead < last; lead++) {
    if (inner.every((token, i) => whole[lead + i] === token)) return lead;
  }
  return last;
}

function mostTokens(tokenizerConfig: JsonObject, config: JsonObject): number {
  const stated = tokenizerConfig['model_max_length'];
  const limits = typeof stated === 'number' && stated > 0 && stated < NO_LIMIT ? [stated] : [];
  const positions = config['max_position_embeddings'];
  // An encoder that knows only how far tokens are apart states no number of positions, or -1.
  if (typeof positions === 'number' && positions > 0) {
    const padding = config['pad_token_id'];
    const shifted =
      SHIFTED_POSITIONS.test(String(config['model_type'])) && typeof padding === 'number' ? padding + 1 : 0;
    limits.push(positions - shifted);
  }
  return Math.min(Infinity, ...limits);
}
