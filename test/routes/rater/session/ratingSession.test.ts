import { describe, expect, it } from 'vitest';
import { NO_ANSWERS } from '#app/components/rating/answers.ts';
import {
  progressOf,
  ratingReducer,
  shownOf,
  startSession,
  type RatingEvent,
  type RatingSession,
} from '#app/routes/rater/session/ratingSession.ts';
import type { RaterState } from '#app/services/rating/raterState.ts';
import { LIKERT, PAIR } from '#test/components/rating/tasks.ts';

const THIRD = { ...PAIR, id: 'third' };
const FOURTH = { ...LIKERT, id: 'fourth' };
const state = (over: Partial<RaterState> = {}): RaterState => ({
  task: LIKERT,
  progress: { done: 1, total: 5, medianActiveMs: null },
  finished: null,
  last: 'last-id',
  ...over,
});
const answers = { ...NO_ANSWERS, ratings: { fluency: 4 } };
const refused = { kind: 'refused', detail: 'why' } as const;
const play = (session: RatingSession, ...events: RatingEvent[]) => events.reduce(ratingReducer, session);
const ids = (session: RatingSession) => session.stock.map(({ id }) => id);
const started = startSession(state({ ahead: [PAIR, THIRD] }));

describe('ratingReducer', () => {
  it('goes on at once with what was fetched ahead, and counts what waits', () => {
    const session = play(
      started,
      { type: 'answered', answers },
      { type: 'given' },
      { type: 'outbox', waiting: { count: 1, first: 1, stuck: null } },
    );
    expect(shownOf(session)).toEqual({ task: PAIR, answers: NO_ANSWERS });
    expect(session.given[LIKERT.id]).toEqual({ task: LIKERT, answers });
    expect(progressOf(session)).toMatchObject({ done: 2, total: 5 });
  });

  it('never shows a task again that is given, though the server does not know yet', () => {
    const session = play(
      started,
      { type: 'given' },
      { type: 'told', state: state({ ahead: [PAIR, FOURTH] }) },
    );
    expect(ids(session)).toEqual([PAIR.id, FOURTH.id, THIRD.id]);
  });

  it('keeps the task on the screen whatever the server names first', () => {
    const session = play(started, { type: 'told', state: state({ task: FOURTH }) });
    expect(ids(session)).toEqual([LIKERT.id, FOURTH.id, PAIR.id, THIRD.id]);
  });

  it('drops tasks that are no longer the rater’s, and all when there are none', () => {
    const replaced = play(started, { type: 'replaced', state: state({ task: THIRD, ahead: [LIKERT] }) });
    expect(ids(replaced)).toEqual([LIKERT.id, THIRD.id]);
    const closed = play(started, { type: 'told', state: state({ task: null, finished: 'closed' }) });
    expect(shownOf(closed)).toBeNull();
    expect(closed.finished).toBe('closed');
  });

  it('leaves out what waits from before when the page is opened again, and takes drafts up', () => {
    const session = play(started, { type: 'restored', drafts: { [PAIR.id]: answers }, taken: [LIKERT.id] });
    expect(shownOf(session)).toEqual({ task: PAIR, answers });
  });

  it('offers a refused judgment again as it was filled in', () => {
    const session = play(
      started,
      { type: 'answered', answers },
      { type: 'given' },
      { type: 'lost', assignment: LIKERT.id, first: true, failure: refused },
      { type: 'replaced', state: state({ ahead: [PAIR] }) },
    );
    expect(ids(session)).toEqual([PAIR.id, LIKERT.id]);
    expect(session).toMatchObject({ notice: refused, uncounted: 1, drafts: { [LIKERT.id]: answers } });
  });

  it('shows a judged task again, keeps what the present one has, and returns to it', () => {
    const changed = { ...NO_ANSWERS, comment: 'changed' };
    const begun = play(started, { type: 'given' }, { type: 'answered', answers });
    const recalled = play(
      begun,
      { type: 'recalled', given: begun.given[LIKERT.id]! },
      { type: 'answered', answers: changed },
    );
    expect(shownOf(recalled)).toEqual({ task: LIKERT, answers: changed });
    expect(shownOf(play(recalled, { type: 'left' }))).toEqual({ task: PAIR, answers });
    const sent = play(recalled, { type: 'given' });
    expect(shownOf(sent)).toEqual({ task: PAIR, answers });
    expect(sent.given[LIKERT.id]!.answers).toBe(changed);
    expect(sent.order).toEqual([LIKERT.id]);
  });

  it('never counts backwards when an older answer comes late', () => {
    const late = state({ progress: { done: 0, total: 9, medianActiveMs: null } });
    expect(play(started, { type: 'told', state: late }).progress).toEqual(started.progress);
  });
});
