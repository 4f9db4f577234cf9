import {
  bertScore,
  type BertScore,
  type BertScoreBaseline,
  bertScoreOfEmptyText,
  bestBertScore,
} from '#app/core/measures/bertscore/bertScore.ts';
import { inverseDocumentFrequency } from '#app/core/measures/bertscore/documentFrequency.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { embedTokens, type TokenEmbeddings } from './embedTokens.ts';
import type { Encoder } from './encoder.ts';
import type { EncoderTokens } from './encoderTokens.ts';
import { outputOfLayer } from './hiddenStates.ts';

/** A text and the references that it is compared with, one or more. */
export interface Segment {
  readonly hypothesis: string;
  readonly references: readonly string[];
}

export interface SegmentOptions {
  /** Layer whose hidden states are compared, 0 for the embeddings; the last where it is left out. */
  readonly layer?: number | undefined;
  /** Whether tokens count by their inverse document frequency over all references; else equally. */
  readonly idf?: boolean | undefined;
  readonly baseline?: BertScoreBaseline | undefined;
}

/** Bytes of embeddings that are held at once, and segments that are answered together. */
const MOST_BYTES = 256 * 2 ** 20;
const MOST_SEGMENTS = 128;
const USUAL_DIMENSIONS = 1024;

/**
 * BERTScore of each segment, in order, some segments at a time. Tokens that the tokenizer puts around a text count
 * nothing, but others may match them; of several references each figure's best counts; an empty text scores 0 before
 * rescaling. All of this is as in the reference implementation (bert-score 0.3.13).
 *
 * @throws AppError `invalid_input` for a segment without references, a layer that the encoder does not give or a wrong
 *   baseline; `model_unusable` when the encoder fails
 */
export async function* scoreSegments(
  encoder: Encoder,
  segments: readonly Segment[],
  { layer, idf = false, baseline }: SegmentOptions = {},
  signal?: AbortSignal,
): AsyncGenerator<BertScore[], void, undefined> {
  const output = outputOfLayer(encoder.bindings, layer, encoder.file);
  const empty = bertScoreOfEmptyText(baseline);
  const read = readEachOnce(encoder);
  segments.forEach(({ references }, index) => {
    if (references.length === 0) throw new AppError('segment-without-reference', { segment: index });
  });
  const weightOf = weights(encoder, idf ? segments.flatMap(({ references }) => references.map(read)) : null);
  for (const chunk of chunksOf(encoder, segments, read)) {
    const texts = [...new Set(chunk.flatMap(({ hypothesis, references }) => [hypothesis, ...references]))];
    const tokens = texts.map(read);
    const embedded = await embedTokens(
      encoder,
      tokens.map((text) => text.tokens),
      output,
      signal,
    );
    const known = new Map(
      texts.map((text, index) => [text, { ...tokens[index]!, embeddings: embedded[index]! }]),
    );
    const compare = (hypothesis: string, reference: string): BertScore => {
      const [a, b] = [known.get(hypothesis)!, known.get(reference)!];
      if (a.isEmpty || b.isEmpty) return empty;
      return bertScore(weighted(a), weighted(b), baseline);
    };
    const weighted = ({ tokens: own, embeddings }: EncoderTokens & { embeddings: TokenEmbeddings }) => ({
      embeddings,
      weights: own.map(weightOf),
    });
    yield chunk.map(({ hypothesis, references }) =>
      bestBertScore(references.map((reference) => compare(hypothesis, reference))),
    );
  }
}

function readEachOnce({ tokenizer }: Encoder): (text: string) => EncoderTokens {
  const known = new Map<string, EncoderTokens>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const tokens = tokenizer.encode(text);
    known.set(text, tokens);
    return tokens;
  };
}

/** @param documents the references whose frequencies count; null for equal weights */
function weights(
  { tokenizer }: Encoder,
  documents: readonly EncoderTokens[] | null,
): (token: number) => number {
  const frequency =
    documents === null ? () => 1 : inverseDocumentFrequency(documents.map(({ tokens }) => tokens));
  return (token) => (tokenizer.special.has(token) ? 0 : frequency(token));
}

/** Segments whose embeddings are held together. */
function* chunksOf(
  { dimensions = USUAL_DIMENSIONS }: Encoder,
  segments: readonly Segment[],
  read: (text: string) => EncoderTokens,
): Generator<Segment[]> {
  let chunk: Segment[] = [];
  let bytes = 0;
  for (const segment of segments) {
    const texts = [segment.hypothesis, ...segment.references];
    const own = texts.reduce((sum, text) => sum + read(text).tokens.length, 0) * dimensions * 4;
    if (chunk.length > 0 && (chunk.length === MOST_SEGMENTS || bytes + own > MOST_BYTES)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(segment);
    bytes += own;
  }
  if (chunk.length > 0) yield chunk;
}
