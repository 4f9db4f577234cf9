import { describe, expect, it } from 'vitest';
import type { Preparation } from '#app/components/study/preparation.ts';
import { standingOf } from '#app/components/study/standing.ts';
import { STUDY_STATES, type StudyState } from '#app/core/studies/lifecycle.ts';

const study = (state: StudyState, submitted = 3, links = 1) => ({
  state,
  strategy: 'open' as 'open' | 'panel',
  seats: 0,
  links: Array.from({ length: links }, () => ({ state: 'open' as const })),
  progress: { blocks: { asked: 10, submitted }, raters: { people: 1, simulated: 0 } },
});
const job = (state: Preparation['state']): Preparation => ({ state, progress: null, error: null });

describe('standingOf', () => {
  it.each([
    ['draft', null, 'draft', 'generate'],
    ['generating', 'queued', 'queued', null],
    ['generating', 'running', 'running', null],
    ['generating', 'cancelled', 'stopped', 'generate'],
    ['generating', null, 'stopped', 'generate'],
    ['draft', 'failed', 'failed', 'generate'],
    ['ready', 'done', 'ready', 'open'],
    ['open', 'done', 'open', null],
    ['paused', 'done', 'paused', 'resume'],
    ['closed', 'done', 'closed', 'report'],
    ['withdrawn', null, 'withdrawn', null],
  ] as const)('%s with a job that is %s: %s, next %s', (state, preparation, sentence, next) => {
    const standing = standingOf(study(state), preparation === null ? null : job(preparation));
    expect(standing).toMatchObject({ sentence, next });
  });

  it('asks for a link where nobody has one, and for the closing once all is in', () => {
    expect(standingOf(study('open', 3, 0), null)).toMatchObject({ sentence: 'openNoLink', next: 'link' });
    expect(standingOf(study('open', 10), null)).toMatchObject({ sentence: 'openComplete', next: 'close' });
  });

  it('says that nobody has come yet, of a panel and of a study that is open to anyone', () => {
    const nobody = (strategy: 'open' | 'panel') => ({
      ...study('open', 0),
      strategy,
      progress: { blocks: { asked: 10, submitted: 0 }, raters: { people: 0, simulated: 0 } },
    });
    expect(standingOf(nobody('open'), null).sentence).toBe('openWaiting');
    expect(standingOf(nobody('panel'), null).sentence).toBe('openWaitingPanel');
  });

  it('offers the closing only to studies that can be closed', () => {
    const closable = STUDY_STATES.filter((state) => {
      const { next, also } = standingOf(study(state), null);
      return next === 'close' || also.includes('close');
    });
    expect(closable).toEqual(['open', 'paused']);
  });
});
