import type { HighlightRow, OutputRow, RatingRow, StudyData } from '#app/core/evidence/data.ts';
import { penaltySection } from '#app/core/kinds/likert/analysis/penalties.ts';
import { createRandom, type Random } from '#app/core/shared/random.ts';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';

// How often the intervals of scores from marked faults cover the true ones: points a text and 100 words, and the
// difference of two systems. Items (how hard, how long), raters (how readily they mark), how each of them takes to each
// system, and the faults themselves are drawn anew in every study; marks are Poisson, one in four is major (5 points),
// the others minor (1).
// Usage: tsx scripts/research/simulations/penalties.ts [studies]

const STUDIES = Number(process.argv[2] ?? 1000);
const configuration = studyConfigurationSchema.parse({
  name: 'penalties',
  seed: 'penalties',
  resamples: 100,
  systems: [
    { name: 'a', role: 'baseline', provider: { kind: 'import' } },
    { name: 'b', role: 'candidate', provider: { kind: 'import' } },
  ],
  protocol: { highlights: {} },
});

interface Setting {
  /** Marks a hundred words of each system. */
  readonly rates: readonly [number, number];
  readonly items: number;
  readonly raters: number;
  readonly ratersPerItem: number;
  /** Standard deviation of the logarithm of a text's length, of an item's and of a rater's readiness. */
  readonly lengths: number;
  readonly readiness: number;
}

const SETTINGS: readonly Setting[] = [
  { rates: [1, 1], items: 60, raters: 8, ratersPerItem: 3, lengths: 0.3, readiness: 0.4 },
  { rates: [1, 2], items: 60, raters: 8, ratersPerItem: 3, lengths: 0.3, readiness: 0.4 },
  { rates: [1, 1.5], items: 60, raters: 8, ratersPerItem: 3, lengths: 0.8, readiness: 0.4 },
  { rates: [1, 1.5], items: 200, raters: 20, ratersPerItem: 3, lengths: 0.3, readiness: 0.4 },
  { rates: [1, 1.5], items: 40, raters: 4, ratersPerItem: 4, lengths: 0.3, readiness: 0.4 },
  { rates: [1, 1.5], items: 60, raters: 8, ratersPerItem: 3, lengths: 0.3, readiness: 0.8 },
  { rates: [0.2, 0.3], items: 60, raters: 8, ratersPerItem: 3, lengths: 0.3, readiness: 0.4 },
  { rates: [0.2, 0.3], items: 300, raters: 20, ratersPerItem: 2, lengths: 0.3, readiness: 0.4 },
];
const WORDS = 60;
const MAJOR = 0.25;
const POINTS = MAJOR * 5 + (1 - MAJOR);

function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean);
  let product = random.next();
  let count = 0;
  while (product > limit) {
    product *= random.next();
    count += 1;
  }
  return count;
}

/** A factor with the mean 1, lognormal. */
const factor = (sd: number, random: Random) => Math.exp(sd * random.normal() - (sd * sd) / 2);

function study(
  { rates, items, raters, ratersPerItem, lengths, readiness }: Setting,
  seed: string,
): StudyData {
  const random = createRandom(seed);
  const people = Array.from({ length: raters }, () => ({
    own: factor(readiness, random),
    taste: rates.map(() => factor(0.15, random)),
  }));
  const ratings: RatingRow[] = [];
  const highlights: HighlightRow[] = [];
  const outputs: OutputRow[] = [];
  for (let item = 0; item < items; item++) {
    const hard = factor(0.5, random);
    const long = WORDS * factor(lengths, random);
    const texts = rates.map(() => Math.max(1, Math.round(long * factor(0.15, random))));
    const owns = rates.map(() => factor(0.3, random));
    const chosen = random.shuffle(people.map((_, rater) => rater)).slice(0, ratersPerItem);
    rates.forEach((rate, at) => {
      const system = 'ab'[at]!;
      outputs.push({
        ...{ item: `${item}`, system, text: 'x '.repeat(texts[at]!), finishReason: null },
        ...{ tokens: null, latencyMs: null },
        ...{ referenceNll: null, referenceTokens: null, referenceBytes: null },
      });
      for (const rater of chosen) {
        const place = { item: `${item}`, system, rater: `${rater}` };
        ratings.push({ ...place, criterion: 'fluency', value: 3, sharedTextId: system });
        const { own, taste } = people[rater]!;
        const marks = poisson((rate / 100) * texts[at]! * hard * owns[at]! * own * taste[at]!, random);
        for (let mark = 0; mark < marks; mark++) {
          const severity = random.next() < MAJOR ? 'major' : 'minor';
          highlights.push({ ...place, severity, start: mark, end: mark + 1, criterion: null, comment: null });
        }
      }
    });
  }
  const system = { criterion: null, provider: 'import', sizeBytes: null, tokensPerSecond: null };
  const costs = { peakMemoryBytes: null, latencyP50Ms: null, latencyP95Ms: null, firstTokenMs: null };
  const rest = { ...system, ...costs, generationMs: null, tokenizerHash: null };
  return {
    ...{ items: [], raters: [], repeats: [], preferences: [], rankings: [], outputs, ratings, highlights },
    systems: [
      { system: 'a', role: 'baseline', ...rest },
      { system: 'b', role: 'candidate', ...rest },
    ],
  };
}

interface Figure {
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

for (const [index, setting] of SETTINGS.entries()) {
  const [a, b] = setting.rates;
  const truth = { rate: b * POINTS, rateGain: (a - b) * POINTS };
  const perText = (rate: number) => (rate / 100) * WORDS * POINTS;
  const truths = {
    'a text': perText(b),
    '100 words': truth.rate,
    'difference, a text': perText(a) - perText(b),
    'difference, 100 words': truth.rateGain,
  };
  const covered = { 'a text': 0, '100 words': 0, 'difference, a text': 0, 'difference, 100 words': 0 };
  const sums = { 'a text': 0, '100 words': 0, 'difference, a text': 0, 'difference, 100 words': 0 };
  for (let number = 0; number < STUDIES; number++) {
    const found = penaltySection(study(setting, `penalties/${index}/${number}`), configuration)!;
    const own = found.systems.find(({ system }) => system === 'b')!;
    const [difference] = found.differences;
    const figures: Record<keyof typeof truths, Figure> = {
      'a text': own.perText,
      '100 words': own.perHundred!,
      'difference, a text': difference!.perText,
      'difference, 100 words': difference!.perHundred!,
    };
    for (const [name, { estimate, lower, upper }] of Object.entries(figures)) {
      const key = name as keyof typeof truths;
      sums[key] += estimate;
      if (lower !== null && upper !== null && lower <= truths[key] && truths[key] <= upper) covered[key] += 1;
    }
  }
  const told = Object.entries(truths).map(([name, value]) => {
    const key = name as keyof typeof truths;
    const mean = sums[key] / STUDIES;
    return `${name} ${((100 * covered[key]) / STUDIES).toFixed(1)} % (true ${value.toFixed(3)}, mean ${mean.toFixed(3)})`;
  });
  console.log(`${JSON.stringify(setting)}: covered ${told.join('; ')}`);
}
