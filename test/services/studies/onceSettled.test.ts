import { expect, it } from 'vitest';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { onceSettled } from '#app/services/studies/onceSettled.ts';
import type { Executor } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from './sampleStudy.ts';

const study = (id: number, state: StudyState) => ({ id, state, created_at: new Date(0) });

it('asks once of a study that has opened, and each time before it is ready', async () => {
  const db = {} as Executor;
  let asked = 0;
  const ask = async () => ++asked;
  const of = (id: number, state: StudyState, what = 'outputs') =>
    onceSettled(db, study(id, state), what, ask);
  expect([await of(1, 'draft'), await of(1, 'generating'), await of(1, 'withdrawn')]).toEqual([1, 2, 3]);
  expect([await of(1, 'open'), await of(1, 'paused'), await of(1, 'closed')]).toEqual([4, 4, 4]);
  expect([await of(2, 'open'), await of(1, 'open', 'endings')]).toEqual([5, 6]);
  expect(await onceSettled({} as Executor, study(1, 'open'), 'outputs', ask)).toBe(7);
});

it('asks again after an answer that failed', async () => {
  const db = {} as Executor;
  const failing = () => Promise.reject(new Error('no connection'));
  await expect(onceSettled(db, study(1, 'open'), 'outputs', failing)).rejects.toThrow('no connection');
  expect(await onceSettled(db, study(1, 'open'), 'outputs', async () => 3)).toBe(3);
});

describeOnEachDatabase('a ready study', (open) => {
  it('is asked again once its record tells of a change', async () => {
    const db = await open();
    const { id } = (await openSample(db)).study;
    let asked = 0;
    const of = () => onceSettled(db, study(id, 'ready'), 'outputs', async () => ++asked);
    expect([await of(), await of()]).toEqual([1, 1]);
    await insertEvent(db, {
      studyId: id,
      at: new Date(),
      actor: 'ada',
      kind: 'outputs-imported',
      detail: {},
    });
    expect([await of(), await of()]).toEqual([2, 2]);
  });
});
