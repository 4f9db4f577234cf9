import { createRandom } from '#app/core/shared/random.ts';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import type { StudyConfiguration, StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import type { OutputRow, PreferenceRow, RankingRow, RatingRow, StudyData } from '#app/core/evidence/data.ts';

/** A study whose truth is known. Quality is in points on a continuous scale that raters round to 1 … 5. */
export interface Truth {
  readonly items: number;
  readonly raters: number;
  readonly ratersPerItem: number;
  /** Candidate's true quality − baseline's. */
  readonly effects: Readonly<Record<string, number>>;
  readonly baselineQuality?: number;
  readonly controlItems?: number;
  /** Raters who answer at random. */
  readonly careless?: number;
  readonly pairwise?: boolean;
  /** Whether raters rank all texts instead of comparing pairs. */
  readonly ranking?: 'ranking' | 'best-worst';
  readonly seed?: string;
  readonly noise?: number;
  /** Standard deviation of how a rater takes to a system. */
  readonly taste?: number;
  /** Share of items on which a candidate writes the baseline's text. */
  readonly identical?: number;
}

const CRITERIA = ['fluency', 'relevance', 'consistency'];
export const BASELINE = 'old';

export function configurationOf(
  truth: Truth,
  overrides: Partial<StudyConfigurationInput> = {},
): StudyConfiguration {
  return studyConfigurationSchema.parse({
    name: 'simulated',
    seed: truth.seed ?? 'seed',
    systems: [
      { name: BASELINE, role: 'baseline', provider: { kind: 'import' } },
      ...Object.keys(truth.effects).map((name) => ({
        name,
        role: 'candidate' as const,
        provider: { kind: 'import' as const },
      })),
    ],
    protocol: {
      pairwise: truth.pairwise ?? truth.ranking === undefined,
      ranking: truth.ranking === undefined ? false : { form: truth.ranking },
      ratersPerItem: truth.ratersPerItem,
    },
    resamples: 200,
    ...overrides,
  });
}

/** The rows of a study judged under this truth. */
export function simulateStudy(truth: Truth): StudyData {
  const random = createRandom(`simulation/${truth.seed ?? 'seed'}`);
  const { noise = 0.6, taste = 0.1, identical = 0.1, baselineQuality = 3.8 } = truth;
  const candidates = Object.keys(truth.effects);
  const items = Array.from({ length: truth.items }, (_, i) => ({
    item: `item-${i}`,
    segment: ['short', 'long', 'list'][i % 3]!,
    language: 'en',
    prompt: `Describe thing ${i}`,
    references: [`the thing number ${i} is small and red and made of glass`],
  }));
  const controlled = new Set(
    random.shuffle(items.map(({ item }) => item)).slice(0, truth.controlItems ?? 21),
  );
  const outputs: OutputRow[] = [];
  const ratings: RatingRow[] = [];
  const preferences: PreferenceRow[] = [];
  const rankings: RankingRow[] = [];
  const raters = Array.from({ length: truth.raters }, (_, r) => ({
    rater: `rater-${r}`,
    careless: r < (truth.careless ?? 0),
    severity: random.normal() * 0.4,
    taste: new Map(candidates.map((name) => [name, random.normal() * taste])),
  }));
  items.forEach(({ item, references }, i) => {
    const difficulty = random.normal() * 0.5;
    const texts = new Map([[BASELINE, `${references[0]!.slice(0, 40)} and blue ${i}`]]);
    for (const name of candidates) {
      const same = random.next() < identical;
      texts.set(name, same ? texts.get(BASELINE)! : `${references[0]!.slice(0, 38)}, so ${name} says ${i}`);
    }
    const harmed = CRITERIA[i % 3]!;
    if (controlled.has(item)) texts.set(`control-${harmed}`, `glass red thing ${i} the of`);
    for (const [system, text] of texts) {
      outputs.push({
        item,
        system,
        text,
        tokens: 10,
        latencyMs: 5,
        finishReason: 'stop',
        referenceNll: system.startsWith('control') ? null : 20 + random.next(),
        referenceTokens: 12,
        referenceBytes: 55,
      });
    }
    for (const rater of random.shuffle(raters).slice(0, truth.ratersPerItem)) {
      const given = new Map<string, number>();
      for (const [system, text] of texts) {
        for (const criterion of CRITERIA) {
          const shared = `${text}/${criterion}`;
          const isControl = system.startsWith('control');
          const effect = isControl ? (criterion === harmed ? -2 : -0.5) : (truth.effects[system] ?? 0);
          const quality =
            baselineQuality +
            effect +
            difficulty +
            rater.severity +
            (rater.taste.get(system) ?? 0) +
            random.normal() * noise;
          const value = rater.careless
            ? 1 + random.integer(5)
            : Math.min(5, Math.max(1, Math.round(quality)));
          if (!given.has(shared)) given.set(shared, value);
          ratings.push({
            item,
            system,
            rater: rater.rater,
            criterion,
            value: given.get(shared)!,
            sharedTextId: text,
          });
        }
      }
      if (truth.ranking !== undefined) {
        const ranked = [BASELINE, ...candidates].map((system) => ({ system, text: texts.get(system)! }));
        const feelings = new Map(
          ranked.map(({ system, text }) => [
            text,
            (rater.careless ? 0 : (truth.effects[system] ?? 0)) + random.normal() * noise,
          ]),
        );
        const order = [...feelings].sort((a, b) => b[1] - a[1]).map(([text]) => text);
        const shown = random.shuffle(order);
        if (order.length < 2) continue;
        for (const { system, text } of ranked) {
          const place = order.indexOf(text);
          const between = order.length === 2 ? 2 : 3;
          const rank =
            truth.ranking === 'ranking'
              ? place + 1
              : place === 0
                ? 1
                : place === order.length - 1
                  ? between
                  : 2;
          const shownAt = shown.indexOf(text) + 1;
          rankings.push({ item, system, rater: rater.rater, rank, shownAt, sharedTextId: text });
        }
        continue;
      }
      if (truth.pairwise === false) continue;
      for (const name of candidates) {
        if (texts.get(name) === texts.get(BASELINE)) continue;
        const felt = (rater.careless ? 0 : truth.effects[name]!) + random.normal() * noise * 1.4;
        preferences.push({
          item,
          systemA: BASELINE,
          systemB: name,
          rater: rater.rater,
          choice: Math.abs(felt) < 0.3 ? 'tie' : felt < 0 ? 'a' : 'b',
          strength: null,
          sideA: random.next() < 0.5 ? 'left' : 'right',
        });
      }
    }
  });
  const systems = [BASELINE, ...candidates, ...CRITERIA.map((c) => `control-${c}`)].map((system) => ({
    system,
    role:
      system === BASELINE
        ? ('baseline' as const)
        : system.startsWith('control')
          ? ('control' as const)
          : ('candidate' as const),
    criterion: system.startsWith('control') ? system.slice('control-'.length) : null,
    provider: 'import',
    sizeBytes: 1000,
    tokensPerSecond: 50,
    peakMemoryBytes: null,
    latencyP50Ms: null,
    latencyP95Ms: null,
    firstTokenMs: null,
    generationMs: null,
    tokenizerHash: 'same',
  }));
  return {
    items,
    systems,
    outputs,
    ratings,
    preferences,
    rankings,
    highlights: [],
    repeats: [],
    raters: raters.map(({ rater }) => ({
      rater,
      group: null,
      simulated: true,
      medianActiveMs: 4000,
      excludedReason: null,
    })),
  };
}

/** The same study seen from the other side: baseline and candidate exchanged in every row. */
export function exchange(data: StudyData, first: string, second: string): StudyData {
  const swap = (name: string) => (name === first ? second : name === second ? first : name);
  return {
    ...data,
    systems: data.systems.map((row) => ({ ...row, system: swap(row.system) })),
    outputs: data.outputs.map((row) => ({ ...row, system: swap(row.system) })),
    ratings: data.ratings.map((row) => ({ ...row, system: swap(row.system) })),
    preferences: data.preferences.map((row) => ({
      ...row,
      systemA: swap(row.systemA),
      systemB: swap(row.systemB),
    })),
    rankings: data.rankings.map((row) => ({ ...row, system: swap(row.system) })),
    highlights: data.highlights.map((row) => ({ ...row, system: swap(row.system) })),
  };
}
