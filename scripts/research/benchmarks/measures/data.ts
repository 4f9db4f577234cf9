import { createRandom, type Random } from '#app/core/shared/random.ts';

const ONSETS = ['b', 'c', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'br', 'st', 'tr', 'ch'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou', 'y'];
const CODAS = ['', '', 'n', 'r', 's', 't', 'l', 'ck', 'nd'];
const ENDINGS = ['', '', '', 's', 'ed', 'ing', 'ly', 'ness', 'ation', 'ational', 'ies', 'ful', 'ement'];
const MARKS = [',', '.', ' -', ':', "'s", '…'];

/** Sentences like written ones: a few words often, many seldom, with inflections, figures and punctuation. */
export interface Writer {
  sentence(words: number): string[];
  /** The same with words left out, moved and replaced. */
  variant(words: readonly string[]): string[];
}

export function createWriter(seed: string, vocabulary = 20_000): Writer {
  const random = createRandom(seed);
  const words = Array.from({ length: vocabulary }, () => newWord(random));
  // Zipf's law: the k-th word is about 1/k as frequent as the first.
  const draw = () => words[Math.floor(vocabulary ** random.next()) - 1]!;
  const token = () => {
    if (random.next() < 0.02) return String(random.integer(10_000) / 100);
    return random.next() < 0.1 ? draw() + random.pick(MARKS) : draw();
  };
  return {
    sentence: (count) => Array.from({ length: count }, token),
    variant(source) {
      const result = source.flatMap((word) => {
        const chance = random.next();
        if (chance < 0.06) return [];
        if (chance < 0.2) return [token()];
        return chance < 0.24 ? [word, token()] : [word];
      });
      if (result.length > 6 && random.next() < 0.5) {
        const run = result.splice(random.integer(result.length - 3), 3);
        result.splice(random.integer(result.length), 0, ...run);
      }
      return result;
    },
  };
}

function newWord(random: Random): string {
  let word = '';
  for (let k = 1 + random.integer(3); k > 0; k--) {
    word += random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS);
  }
  return word + random.pick(ENDINGS);
}

/** `pairs` hypotheses with a reference each, of `from` to `to` words. */
export function segments(seed: string, pairs: number, [from, to]: readonly [number, number]) {
  const writer = createWriter(seed);
  const random = createRandom(`${seed}/length`);
  const references: string[][] = [];
  const hypotheses: string[] = [];
  for (let k = 0; k < pairs; k++) {
    const words = writer.sentence(from + random.integer(to - from + 1));
    references.push([words.join(' ')]);
    hypotheses.push(writer.variant(words).join(' '));
  }
  return { hypotheses, references };
}

/** `ratings[rater][unit]` from 1 to `values`, scattered around each unit's own level, a tenth of them missing. */
export function ratings(seed: string, raters: number, units: number, values: number) {
  const random = createRandom(seed);
  const level = Array.from({ length: units }, () => random.next() * values);
  return {
    ratings: Array.from({ length: raters }, () =>
      level.map((center) => {
        if (random.next() < 0.1) return null;
        return Math.min(values, Math.max(1, Math.ceil(center + random.normal() * values * 0.2)));
      }),
    ),
  };
}
