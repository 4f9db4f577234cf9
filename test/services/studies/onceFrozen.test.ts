import { expect, it } from 'vitest';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { onceFrozen } from '#app/services/studies/onceFrozen.ts';
import type { Executor } from '#db/database.ts';

const study = (id: number, state: StudyState) => ({ id, state });

it('asks once of a study that has opened, and each time before', async () => {
  const db = {} as Executor;
  let asked = 0;
  const ask = async () => ++asked;
  const of = (id: number, state: StudyState, what = 'outputs') => onceFrozen(db, study(id, state), what, ask);
  expect([await of(1, 'ready'), await of(1, 'ready'), await of(1, 'withdrawn')]).toEqual([1, 2, 3]);
  expect([await of(1, 'open'), await of(1, 'paused'), await of(1, 'closed')]).toEqual([4, 4, 4]);
  expect([await of(2, 'open'), await of(1, 'open', 'endings')]).toEqual([5, 6]);
  expect(await onceFrozen({} as Executor, study(1, 'open'), 'outputs', ask)).toBe(7);
});

it('asks again after an answer that failed', async () => {
  const db = {} as Executor;
  const failing = () => Promise.reject(new Error('no connection'));
  await expect(onceFrozen(db, study(1, 'open'), 'outputs', failing)).rejects.toThrow('no connection');
  expect(await onceFrozen(db, study(1, 'open'), 'outputs', async () => 3)).toBe(3);
});
