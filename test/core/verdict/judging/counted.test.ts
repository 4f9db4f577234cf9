import { describe, expect, it } from 'vitest';
import { standingRows } from '#app/core/verdict/judging/standing.ts';
import type { JudgedRank } from '#app/core/kinds/ranking/judged.ts';
import type { JudgedSystem } from '#app/core/verdict/judging/tables.ts';

const system = (name: string, role: JudgedSystem['role']): JudgedSystem => ({
  ...{ system: name, role, criterion: null },
  ...{ dose: role === 'control' ? 'slight' : null, maker: role === 'control' ? 'one' : null },
});
const SYSTEMS = [system('old', 'baseline'), system('new', 'candidate'), system('spoiled', 'control')];

/** A ranking of one item, first named best, as its first revision or a later one. */
const ranked = (item: string, revision: number, ...order: string[]): JudgedRank[] =>
  order.map((name, index) => ({
    ...{ item, system: name, rater: 'r1', rank: index + 1, revision },
    ...{ position: 0, submittedAt: revision, activeMs: null },
  }));

const standing = (rankings: readonly JudgedRank[]) =>
  standingRows({ systems: SYSTEMS, ratings: [], preferences: [], rankings }).rankings.map((row) => [
    row.system,
    row.rank,
    row.revision,
  ]);

describe('Of corrected rankings counts', () => {
  it('the latest where the texts are of systems', () => {
    expect(standing([...ranked('i1', 1, 'old', 'new'), ...ranked('i1', 2, 'new', 'old')])).toEqual([
      ['old', 2, 2],
      ['new', 1, 2],
    ]);
  });

  it('the first, for all its texts, where a control is among them', () => {
    expect(
      standing([
        ...ranked('i1', 1, 'old', 'new', 'spoiled'),
        ...ranked('i1', 2, 'new', 'spoiled', 'old'),
        ...ranked('i2', 1, 'old', 'new'),
        ...ranked('i2', 2, 'new', 'old'),
      ]),
    ).toEqual([
      ['old', 1, 1],
      ['new', 2, 1],
      ['spoiled', 3, 1],
      ['old', 2, 2],
      ['new', 1, 2],
    ]);
  });
});
