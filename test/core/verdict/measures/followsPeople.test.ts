import { describe, expect, it } from 'vitest';
import { followsPeople } from '#app/core/verdict/measures/followsPeople.ts';
import { STUDY_MEASURES, type StudyMeasureName } from '#app/core/measures/registry.ts';
import type { SystemScores } from '#app/core/verdict/measures/itemScores.ts';

const ITEMS = Array.from({ length: 60 }, (_, k) => `item-${k}`);
const scoresOf = (name: StudyMeasureName, statistics: (k: number) => unknown): SystemScores =>
  new Map([
    [
      STUDY_MEASURES[name].scorer,
      new Map(ITEMS.map((item, k) => [item, statistics(k)] as const).filter(([, own]) => own !== null)),
    ],
  ]);
const scored = (f1: (k: number) => number) =>
  scoresOf('rouge1', (k) => ({ rouge1: { precision: 0, recall: 0, f1: f1(k) } }));
const comparison = {
  baseline: scored(() => 0.2),
  candidate: scored((k) => 0.2 + k / 100),
  items: ITEMS,
  sharedTokenizer: true,
  level: 0.95,
  samples: 200,
  seed: 'seed',
};
const people = (difference: (k: number) => number) => new Map(ITEMS.map((item, k) => [item, difference(k)]));
const all = new Set(ITEMS);

describe('how far a measure follows people', () => {
  it('is 1 where both order the items alike', () => {
    const follows = followsPeople(
      STUDY_MEASURES.rouge1,
      people((k) => k / 100),
      all,
      comparison,
    );
    expect(follows).toMatchObject({ tau: 1, items: 60, struck: false });
  });

  it('strikes a voter that goes against them on at least 50 items', () => {
    expect(
      followsPeople(
        STUDY_MEASURES.rouge1,
        people((k) => -k),
        all,
        comparison,
      ),
    ).toMatchObject({ tau: -1, struck: true });
    const few = new Set(ITEMS.slice(0, 49));
    expect(
      followsPeople(
        STUDY_MEASURES.rouge1,
        people((k) => -k),
        few,
        comparison,
      ),
    ).toMatchObject({ tau: -1, items: 49, struck: false });
  });

  it('is null, and strikes nothing, where people saw no difference at all', () => {
    expect(
      followsPeople(
        STUDY_MEASURES.rouge1,
        people(() => 0),
        all,
        comparison,
      ),
    ).toMatchObject({ tau: null, struck: false });
    expect(
      followsPeople(
        STUDY_MEASURES.perplexity,
        people((k) => k),
        all,
        comparison,
      ),
    ).toMatchObject({ tau: null, items: 0 });
  });

  it('takes BERTScore by F1, on the items that have it', () => {
    const meanings = (f1: (k: number) => number | null) =>
      scoresOf('bertscore', (k) => {
        const value = f1(k);
        return value === null ? null : { precision: 0, recall: 0, f1: value, signature: 'nrefs:1' };
      });
    const follows = followsPeople(
      STUDY_MEASURES.bertscore,
      people((k) => k),
      all,
      {
        ...comparison,
        baseline: meanings(() => 0.5),
        candidate: meanings((k) => (k < 10 ? null : -k / 100)),
      },
    );
    expect(follows).toMatchObject({ tau: -1, items: 50 });
    expect(
      followsPeople(
        STUDY_MEASURES.bertscore,
        people((k) => k),
        all,
        comparison,
      ),
    ).toMatchObject({ tau: null, items: 0 });
  });
});
