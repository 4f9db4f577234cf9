import { said } from '../../shared/errors.ts';
import { shownText, toShown, toStored } from '../../shared/shownText.ts';
import type { Criterion } from '../../studies/criteria.ts';
import type { KindDefinition } from '../definition.ts';
import type { BlindTaskBase } from '../task.ts';
import {
  likertAnswerShape,
  likertProblems,
  type LikertAnswer,
  type LikertAsked,
  type LikertFields,
} from './answer.ts';
import { askedCategories, type AskedMarks, type HighlightOptions, type Severity } from './highlights.ts';
import { likertFacts, likertProtocolProblems, likertShape, type LikertFacts } from './protocol.ts';
import { cleanHighlights } from './spans.ts';
import type { LikertJudged } from './judged.ts';
import type { LikertData } from './rows.ts';
import { HIGHLIGHTS, RATINGS } from './tables.ts';
import { likertTraining } from './training.ts';

export interface BlindLikertTask extends BlindTaskBase {
  readonly kind: 'likert';
  readonly text: string;
  readonly criteria: readonly Criterion[];
  /** There where faulty spans of the text may be marked. */
  readonly highlights?: AskedMarks;
}

/** A span that was marked in a text, as it is stored: offsets in Unicode code points of the stored text. */
export interface StoredHighlight {
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
  readonly criterion: string | null;
  readonly category: string | null;
  readonly comment: string | null;
}

export interface LikertStored {
  /** By criterion key. */
  readonly ratings: Readonly<Record<string, number>>;
  readonly highlights: readonly StoredHighlight[];
}

export interface LikertTypes {
  readonly shape: typeof likertShape;
  readonly facts: LikertFacts;
  readonly task: BlindLikertTask;
  readonly asked: LikertAsked;
  readonly fields: LikertFields;
  readonly answer: LikertAnswer;
  readonly stored: LikertStored;
  readonly data: LikertData;
  readonly judged: LikertJudged;
  readonly line: never;
  readonly table: typeof RATINGS | typeof HIGHLIGHTS;
}

/** One text is rated on criteria; the outputs that share the text share the task. */
export const likert: KindDefinition<LikertTypes> = {
  kind: 'likert',
  layout: 'single',
  protocol: {
    shape: likertShape,
    asks: ({ criteria }) => criteria.length > 0,
    problems: likertProtocolProblems,
    studyProblems: () => [],
    facts: likertFacts,
  },
  lines: {},
  build: ({ all }) => all.map((same) => same.map(({ id }) => ({ output: id, slot: 'single' }))),
  blind: ({ criteria, highlights }, [text]) => ({
    kind: 'likert',
    text: text!,
    criteria: criteria.map(({ key, label, question, scale, anchors, required }) => ({
      key,
      label: { ...label },
      question: { ...question },
      scale,
      anchors: { ...anchors },
      ...(required === false ? { required } : {}),
    })),
    ...spansOf(highlights),
  }),
  answer: {
    shape: likertAnswerShape,
    takes: said('takes-ratings'),
    asked: ({ criteria, highlights }, { text }) => ({
      kind: 'likert',
      criteria,
      highlights: highlights === false || text === null ? null : { ...highlights, text: shownText(text) },
    }),
    // Nobody waits for the text of a task in which nothing is marked.
    readsText: ({ highlights: asked }, { highlights = [] }) => asked !== false && highlights.length > 0,
    problems: likertProblems,
    toStored: ({ ratings = {}, highlights = [] }, { text }) => ({
      ratings,
      // Places in the text itself, not in what is shown of it.
      highlights: cleanHighlights(highlights.map((span) => toStored(text ?? '', span))),
    }),
    fromStored: ({ ratings, highlights }, { text }) => ({
      kind: 'likert',
      ratings,
      highlights: highlights.map(({ criterion, category, comment, ...span }) => ({
        ...toShown(text ?? '', span),
        ...(criterion === null ? {} : { criterion }),
        ...(category === null ? {} : { category }),
        ...(comment === null ? {} : { comment }),
      })),
    }),
  },
  simulate: ({ text, criteria }, { impression }) => ({
    kind: 'likert',
    ratings: Object.fromEntries(
      criteria.map(({ key, scale }) => [
        key,
        Math.min(scale, Math.max(1, Math.round(impression(text, key, scale)))),
      ]),
    ),
  }),
  tables: { answers: [RATINGS], remarks: [HIGHLIGHTS] },
  training: likertTraining,
};

function spansOf(highlights: false | HighlightOptions = false): Pick<BlindLikertTask, 'highlights'> {
  if (highlights === false) return {};
  const { severities, criteria, comments } = highlights;
  const categories = askedCategories(highlights);
  const asked = { severities: [...severities], criteria, comments };
  return { highlights: categories.length === 0 ? asked : { ...asked, categories } };
}
