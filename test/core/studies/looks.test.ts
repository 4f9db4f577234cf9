import { describe, expect, it } from 'vitest';
import { dueLook, looksSchema, mayStop } from '#app/core/studies/looks.ts';
import { told } from '#test/told.ts';
import { problemAt, saidOfIssue } from '#app/core/shared/errors.ts';

const faults = (given: unknown) =>
  told(
    (looksSchema.safeParse(given).error?.issues ?? []).map((issue) =>
      problemAt(issue.path.join('.'), saidOfIssue(issue)),
    ),
  ).map(({ path }) => path);

describe('the looks that a study declares', () => {
  it('are none by default, as studies say that had none yet', () => {
    expect(looksSchema.parse({})).toEqual({ at: [], extension: null });
    expect(looksSchema.parse(1)).toEqual({ at: [], extension: null });
  });

  it.each([
    [{ at: [0.5, 0.5] }, ['at.1']],
    [{ at: [0.1] }, ['at.0']],
    [{ at: [0.97] }, ['at.0']],
    [{ at: [0.2, 0.3, 0.4, 0.5, 0.6] }, ['at']],
    [{ at: ['half'] }, ['at.0']],
    [{ extension: {} }, ['extension']],
    [{ extension: { items: -1 } }, ['extension.items']],
    [{ at: [0.5], every: 2 }, ['']],
    [3, ['']],
  ])('%j are refused at %j', (given, paths) => {
    expect(faults(given)).toEqual(paths);
  });

  it('are due one after the other, and one that was missed is passed over', () => {
    const looks = looksSchema.parse({ at: [0.4, 0.6], extension: { items: 9 } });
    expect(dueLook(looks, 0.39, [])).toBeNull();
    expect(dueLook(looks, 0.4, [])).toBe(1);
    expect(dueLook(looks, 0.5, [1])).toBeNull();
    expect(dueLook(looks, 0.7, [])).toBe(2);
    expect(dueLook(looks, 0.7, [2])).toBeNull();
    expect(dueLook(looks, 0.96, [2])).toBe(3);
    expect(dueLook(looks, 1.2, [3])).toBeNull();
  });

  it('let a study stop where every candidate is decided', () => {
    const of = (...outcomes: ('ship' | 'do-not-ship' | 'go-on' | 'unlikely')[]) =>
      mayStop(outcomes.map((outcome) => ({ system: outcome, outcome })));
    expect(of()).toBe(false);
    expect(of('ship', 'do-not-ship')).toBe(true);
    expect(of('ship', 'go-on')).toBe(false);
    expect(of('unlikely')).toBe(false);
  });
});
