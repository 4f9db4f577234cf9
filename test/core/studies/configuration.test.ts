import { saidOfIssue } from '#app/core/shared/errors.ts';
import { describe, expect, it } from 'vitest';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';

const configuration = (systems: number, ranking: unknown) => ({
  name: 'Which of these',
  seed: 'seed',
  systems: Array.from({ length: systems }, (_, i) => ({
    name: `system ${i}`,
    role: i === 0 ? 'baseline' : 'candidate',
    provider: { kind: 'import' },
  })),
  protocol: { pairwise: false, ranking },
});

describe('a ranking', () => {
  it('is for three systems and more', () => {
    expect(studyConfigurationSchema.safeParse(configuration(3, { form: 'ranking' })).success).toBe(true);
    const two = studyConfigurationSchema.safeParse(configuration(2, { form: 'best-worst' }));
    expect(two.error!.issues).toMatchObject([{ path: ['protocol', 'ranking'] }]);
    expect(saidOfIssue(two.error!.issues[0]!)).toEqual({
      reason: 'ranking-needs-systems',
      params: { fewest: 3, count: 2 },
    });
  });
});
