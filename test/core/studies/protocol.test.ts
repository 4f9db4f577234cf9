import { describe, expect, it } from 'vitest';
import { anchorOf, criterionSchema, FLUENCY } from '#app/core/studies/criteria.ts';
import { CRITERION_LIBRARY } from '#app/core/studies/criterionLibrary.ts';
import { pairwiseOptions } from '#app/core/kinds/pairwise/protocol.ts';
import { protocolSchema } from '#app/core/studies/protocol.ts';

const scaled = (scale: number, anchors: number, zh = anchors) => ({
  ...FLUENCY,
  scale,
  anchors: {
    en: Array.from({ length: anchors }, (_, i) => `point ${i}`),
    zh: Array.from({ length: zh }, (_, i) => `${i} 分`),
  },
});
const fits = (criterion: unknown) => criterionSchema.safeParse(criterion).success;

const KIND = { key: 'accuracy', label: { en: 'Accuracy' } };

describe('criteria', () => {
  it.each([
    [3, 3, true],
    [3, 2, false],
    [5, 5, true],
    [5, 2, false],
    [7, 7, true],
    [7, 2, true],
    [7, 3, false],
    [100, 2, true],
    [100, 100, false],
    [4, 4, false],
  ])('a scale of %d points with %d anchors: %s', (scale, anchors, fit) => {
    expect(fits(scaled(scale, anchors))).toBe(fit);
  });

  it('need as many anchors in both languages', () => {
    expect(fits(scaled(7, 7, 2))).toBe(false);
    expect(fits(scaled(7, 2, 7))).toBe(false);
  });

  it('name points, or the ends alone', () => {
    expect(anchorOf(FLUENCY, 1, 'en')).toBe(FLUENCY.anchors.en[0]);
    expect(anchorOf(FLUENCY, 5, 'zh')).toBe(FLUENCY.anchors.zh[4]);
    const slider = criterionSchema.parse(scaled(100, 2));
    expect([1, 2, 99, 100].map((value) => anchorOf(slider, value, 'en'))).toEqual([
      'point 0',
      null,
      null,
      'point 1',
    ]);
  });

  it('of the library are whole, and no two points say the same', () => {
    expect(CRITERION_LIBRARY.map(({ key }) => key)).toEqual([
      'fluency',
      'relevance',
      'consistency',
      'informativeness',
      'coherence',
      'style',
      'compliance',
    ]);
    const texts: string[] = [];
    for (const criterion of CRITERION_LIBRARY) {
      expect(fits(criterion)).toBe(true);
      for (const anchors of [criterion.anchors.en, criterion.anchors.zh]) {
        expect(new Set(anchors).size).toBe(5);
        texts.push(...anchors);
      }
      texts.push(criterion.question.en, criterion.question.zh);
      expect(criterion.anchors.zh.join('')).toMatch(/\p{Script=Han}/u);
      expect(criterion.anchors.en.join('')).not.toMatch(/\p{Script=Han}/u);
    }
    expect(new Set(texts).size).toBe(texts.length);
    // Raters read them a thousand times: short enough to be taken in at a glance.
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(75);
  });
});

describe('the protocol', () => {
  it('changes nothing for a study that asks for nothing new', () => {
    expect(protocolSchema.parse({})).toMatchObject({
      pairwise: true,
      strategy: 'open',
      overlap: { share: 1 },
      repeats: { share: 0 },
      leastItemsPerRater: null,
      eligibility: [],
      training: null,
      ranking: false,
      highlights: false,
    });
  });

  it('takes a ranking in place of pairs, and spans with the severities asked for', () => {
    const asked = protocolSchema.parse({
      pairwise: false,
      ranking: { form: 'best-worst' },
      highlights: { severities: ['minor', 'critical'] },
    });
    expect(asked.ranking).toEqual({ form: 'best-worst', ties: true });
    expect(asked.highlights).toEqual({
      severities: ['minor', 'critical'],
      criteria: false,
      comments: false,
    });
  });

  it('takes pairs as yes or no, or with their options', () => {
    const options = (pairwise: unknown) => pairwiseOptions(protocolSchema.parse({ pairwise }));
    expect(options(true)).toEqual({ ties: true, strength: false });
    expect(options(false)).toBeNull();
    expect(options({})).toEqual({ ties: true, strength: false });
    expect(options({ ties: false, strength: true })).toEqual({ ties: false, strength: true });
  });

  it.each([
    [{ criteria: [{ ...FLUENCY, required: false }] }, 'criteria'],
    [{ leastItemsPerRater: 9, mostItemsPerRater: 5 }, 'leastItemsPerRater'],
    [{ criteria: [], pairwise: false }, ''],
    [{ repeats: { share: 0.6 } }, 'repeats.share'],
    [{ ranking: { form: 'ranking' } }, 'ranking'],
    [{ pairwise: false, ranking: { form: 'sorting' } }, 'ranking'],
    [{ criteria: [], highlights: {} }, 'highlights'],
    [{ highlights: { severities: [] } }, 'highlights.severities'],
    [{ highlights: { severities: ['major', 'major'] } }, 'highlights.severities'],
    [{ highlights: { categories: [] } }, 'highlights.categories'],
    [{ highlights: { categories: [KIND, KIND] } }, 'highlights.categories'],
    [{ highlights: { weights: { minor: -1 } } }, 'highlights.weights.minor'],
    [
      { highlights: { categories: [{ ...KIND, weights: { major: 1001 } }] } },
      'highlights.categories.0.weights.major',
    ],
  ])('refuses %j', (protocol, path) => {
    const result = protocolSchema.safeParse(protocol);
    expect(result.success).toBe(false);
    expect(result.error!.issues[0]!.path.join('.')).toBe(path);
  });
});
