import type { StudyOverview } from '#app/services/studies/studyOverview.ts';
import type { Preparation } from './preparation.ts';

/** What a lead can do next; each is the name of a form's action. */
export type NextAction = 'generate' | 'cancel' | 'pause' | 'resume' | 'close';

export interface Standing {
  /** Key of the sentence under `standing` in the catalogue. */
  readonly sentence:
    | 'draft'
    | 'queued'
    | 'running'
    | 'stopped'
    | 'failed'
    | 'ready'
    | 'readyNoPanel'
    | 'openNoLink'
    | 'openWaiting'
    | 'openWaitingPanel'
    | 'open'
    | 'openComplete'
    | 'openPartComplete'
    | 'paused'
    | 'closed'
    | 'decided'
    | 'withdrawn';
  /** What to do next: the one primary button. `open`, `report` and `link` lead to a place instead. */
  readonly next: NextAction | 'open' | 'report' | 'link' | null;
  /** What else can be done. */
  readonly also: readonly NextAction[];
}

type Standable = Pick<StudyOverview, 'state' | 'strategy' | 'seats'> & {
  readonly looks?: Pick<NonNullable<StudyOverview['looks']>, 'extension'> | null;
  readonly progress: Pick<StudyOverview['progress'], 'raters'> & {
    readonly blocks: Pick<StudyOverview['progress']['blocks'], 'asked' | 'submitted'>;
  };
  readonly links: readonly Pick<StudyOverview['links'][number], 'state'>[];
};

/** Where a study stands and what to do next. */
export function standingOf(study: Standable, preparation: Preparation | null): Standing {
  switch (study.state) {
    case 'draft':
    case 'generating':
      return preparingStanding(study, preparation);
    case 'ready':
      return study.strategy === 'panel' && study.seats === 0
        ? { sentence: 'readyNoPanel', next: 'link', also: [] }
        : { sentence: 'ready', next: 'open', also: [] };
    case 'open':
      return openStanding(study);
    case 'paused':
      return { sentence: 'paused', next: 'resume', also: ['close'] };
    case 'closed':
    case 'decided':
      return { sentence: study.state, next: 'report', also: [] };
    case 'withdrawn':
      return { sentence: 'withdrawn', next: null, also: [] };
  }
}

function preparingStanding({ state }: Standable, preparation: Preparation | null): Standing {
  switch (preparation?.state) {
    case 'queued':
    case 'running':
      return { sentence: preparation.state, next: null, also: ['cancel'] };
    case 'failed':
      return { sentence: 'failed', next: 'generate', also: [] };
    case 'cancelled':
      return { sentence: 'stopped', next: 'generate', also: [] };
    case 'done':
    case undefined:
      return { sentence: state === 'generating' ? 'stopped' : 'draft', next: 'generate', also: [] };
  }
}

function openStanding({ progress, links, strategy, looks = null }: Standable): Standing {
  const { asked, submitted } = progress.blocks;
  // What is reserved may follow: a look says whether it has to.
  if (submitted >= asked && looks?.extension?.extendedAt === null)
    return { sentence: 'openPartComplete', next: null, also: ['pause', 'close'] };
  if (submitted >= asked) return { sentence: 'openComplete', next: 'close', also: ['pause'] };
  // A panel's seats have their links from the beginning.
  if (strategy === 'open' && !links.some(({ state }) => state === 'open'))
    return { sentence: 'openNoLink', next: 'link', also: ['pause', 'close'] };
  const { people, simulated } = progress.raters;
  const waiting = strategy === 'panel' ? 'openWaitingPanel' : 'openWaiting';
  return { sentence: people + simulated === 0 ? waiting : 'open', next: null, also: ['pause', 'close'] };
}
