import type { GenerationSettings } from '../settings/schema.ts';
import { bestContinuations, type Continuation } from './continuations.ts';
import { NEAR, type Decoding, type Ending, type FinishReason } from './decoding.ts';
import type { ScoreRules } from './scoreRules.ts';

/** What transformers gives a beam that is not there yet, or must not be chosen. */
const LOWEST = Math.fround(-1e9);

interface Beam {
  readonly tokens: readonly number[];
  /** Log-probability of its tokens. */
  readonly score: number;
}

interface Finished {
  readonly tokens: readonly number[];
  /** Log-probability divided by a power of the length. */
  readonly score: number;
  /** undefined in a place that no finished text has taken. */
  readonly finishReason: FinishReason | undefined;
}

type BeamSettings = Pick<GenerationSettings, 'numBeams' | 'lengthPenalty' | 'earlyStopping' | 'eosTokenId'>;

/**
 * Beam search as transformers 4.57 does it, in single precision as it does: so many beams go on, and the best
 * texts that ended while they were among the best are kept, until none that goes on can become better.
 * @param start what the decoder reads before the text
 * @param limit most tokens of the text
 */
export function createBeams(
  start: readonly number[],
  rules: ScoreRules,
  ending: Ending,
  limit: number,
  settings: BeamSettings,
): Decoding {
  const { numBeams, earlyStopping, lengthPenalty } = settings;
  const considered = Math.max(2, 1 + settings.eosTokenId.length) * numBeams;
  let beams: Beam[] = Array.from({ length: numBeams }, (_, index) => ({
    tokens: [],
    score: index === 0 ? 0 : LOWEST,
  }));
  let finished: Finished[] = Array.from({ length: numBeams }, () => ({
    tokens: [],
    score: LOWEST,
    finishReason: undefined,
  }));
  let canImprove = true;
  let nearTies = 0;

  /** The rows of the beams: a single one as long as they all begin with the prompt. */
  const rowOf = (beam: number, rows: number) => (rows === 1 ? 0 : beam);

  return {
    advance(scores) {
      const rows = scores.length;
      const candidates = bestContinuations(
        beams.map(({ tokens, score }, beam) => ({
          before: score,
          scores: scores[rowOf(beam, rows)]!,
          tokens: [...start, ...tokens],
        })),
        rules,
        considered,
      ).map((candidate) => ({ ...candidate, ...withReason(candidate) }));
      const going = candidates
        .map((candidate) => ({
          ...candidate,
          score: Math.fround(candidate.score + (candidate.finishReason === undefined ? 0 : LOWEST)),
        }))
        .sort((a, b) => b.score - a.score);
      const last = going[numBeams - 1]!.score;
      if (last > LOWEST / 2 && last - (going[numBeams]?.score ?? -Infinity) < NEAR) nearTies += 1;
      finished = stillBest(candidates);
      beams = going.slice(0, numBeams);
      canImprove &&= improvementPossible();
      const full = earlyStopping === true && finished.every(({ finishReason }) => finishReason !== undefined);
      const allEnded = candidates.every(({ finishReason }) => finishReason !== undefined);
      if (canImprove && !full && !allEnded) {
        return {
          finished: false,
          parents: going.slice(0, numBeams).map(({ beam }) => rowOf(beam, rows)),
          tokens: beams.map(({ tokens }) => tokens.at(-1)!),
        };
      }
      const [best, second] = finished;
      if (second !== undefined && best!.score - second.score < NEAR) nearTies += 1;
      return {
        finished: true,
        text: { tokens: best!.tokens, finishReason: best!.finishReason ?? 'length', nearTies },
      };
    },
  };

  function withReason({ beam, token }: Continuation) {
    const tokens = [...beams[beam]!.tokens, token];
    return { tokens, finishReason: ending.reasonOf(tokens) };
  }

  /** The best of the finished texts and of those that ended now among the best. */
  function stillBest(
    candidates: readonly { tokens: number[]; score: number; finishReason: FinishReason | undefined }[],
  ): Finished[] {
    const full = earlyStopping === true && finished.every(({ finishReason }) => finishReason !== undefined);
    const ended = candidates.map(({ tokens, score, finishReason }, index) => {
      const counts = index < numBeams && finishReason !== undefined;
      let value = Math.fround(score / tokens.length ** lengthPenalty);
      if (full) value = Math.fround(value + LOWEST);
      if (!canImprove) value = Math.fround(value + LOWEST);
      if (!counts) value = Math.fround(value + LOWEST);
      return { tokens, score: value, finishReason: counts ? finishReason : undefined };
    });
    return [...finished, ...ended].sort((a, b) => b.score - a.score).slice(0, numBeams);
  }

  /** Whether a beam may become better than the worst finished text, by transformers' rule of thumb. */
  function improvementPossible(): boolean {
    const [first] = beams;
    const length = earlyStopping === 'never' && lengthPenalty > 0 ? limit : first!.tokens.length;
    const possible = Math.fround(first!.score / length ** lengthPenalty);
    const worst = Math.min(...finished.map(({ score }) => score));
    return finished.some(({ finishReason }) => possible > (finishReason === undefined ? LOWEST : worst));
  }
}
