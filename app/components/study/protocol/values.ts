import type { Kind } from '#app/core/kinds/kind.ts';
import { DEFAULT_CONTROLS, type ControlCounts } from '#app/core/studies/controlCounts.ts';
import { everyLocale, type EveryLocale } from '#app/core/shared/localized.ts';
import { DEFAULT_CRITERIA, type LibraryCriterion } from '#app/core/studies/criteria.ts';
import { SEVERITIES, type Severity } from '#app/core/kinds/likert/highlights.ts';
import type { RankingForm } from '#app/core/kinds/ranking/options.ts';
import { protocolSchema } from '#app/core/studies/protocol.ts';

/** A criterion of the lead's own. */
export interface OwnCriterion {
  /** Empty = made of the name. */
  key: string;
  label: EveryLocale<string>;
  question: EveryLocale<string>;
  scale: '3' | '5' | '7' | '100';
  /** Whether only the ends of seven points have a text. */
  ends: boolean;
  /** Text of each point, by index; the last one is that of the upper end, whatever the scale. */
  anchors: EveryLocale<string[]>;
  required: boolean;
}

/** Points by severity; null where nothing is said. */
export type FormWeights = Record<Severity, number | null>;

/** A kind of fault that the lead names. */
export interface OwnCategory {
  /** Empty = made of the name. */
  key: string;
  label: EveryLocale<string>;
  weights: FormWeights;
}

export interface OwnQuestion {
  question: EveryLocale<string>;
  options: { label: EveryLocale<string>; eligible: boolean }[];
}

export interface OwnTrainingTask {
  kind: Kind;
  prompt: string;
  source: string;
  text: string;
  left: string;
  right: string;
  /** By criterion key; null = any answer is right. */
  expected: Record<string, { lowest: number | null; highest: number | null } | undefined>;
  /** Which preferences are right. */
  preferences: ('left' | 'tie' | 'right')[];
  feedback: EveryLocale<string>;
}

/** What the form holds of a protocol: shares in percent, no number = null. */
export interface ProtocolValues {
  /** Criteria of the library, by their keys. */
  library: string[];
  own: OwnCriterion[];
  comparison: 'none' | 'pairwise' | RankingForm;
  ties: boolean;
  strength: boolean;
  marks: boolean;
  highlights: {
    severities: Severity[];
    criteria: boolean;
    comments: boolean;
    /** Points that a fault takes off; null = the usual ones. */
    weights: FormWeights;
    categories: OwnCategory[];
  };
  comments: boolean;
  strategy: 'open' | 'panel';
  ratersPerItem: number;
  overlap: { share: number };
  repeats: { share: number };
  controls: ControlCounts;
  blocksPerSitting: number;
  leastItemsPerRater: number | null;
  mostItemsPerRater: number | null;
  leaseMinutes: number;
  eligibility: OwnQuestion[];
  training: { tasks: OwnTrainingTask[]; passMark: number; attempts: number };
}

/** Most points of a scale that each have a text. */
export const MOST_POINTS = 7;

export const noWords = (): EveryLocale<string> => everyLocale(() => '');
const noAnchors = () => Array.from({ length: MOST_POINTS }, () => '');

/** What the form holds at first: the defaults of the schema. */
export function protocolValues(): ProtocolValues {
  const { overlap, repeats, ...defaults } = protocolSchema.parse({});
  return {
    library: DEFAULT_CRITERIA.map(({ key }) => key),
    own: [],
    comparison: 'pairwise',
    ties: true,
    strength: false,
    marks: false,
    highlights: {
      severities: SEVERITIES.slice(0, 2),
      criteria: false,
      comments: false,
      weights: noWeights(),
      categories: [],
    },
    comments: defaults.comments,
    strategy: defaults.strategy,
    ratersPerItem: defaults.ratersPerItem,
    overlap: { share: overlap.share * 100 },
    repeats: { share: repeats.share * 100 },
    controls: { ...DEFAULT_CONTROLS },
    blocksPerSitting: defaults.blocksPerSitting,
    leastItemsPerRater: null,
    mostItemsPerRater: null,
    leaseMinutes: defaults.leaseMinutes,
    eligibility: [],
    training: { tasks: [], passMark: 70, attempts: 2 },
  };
}

export const noWeights = (): FormWeights => ({ minor: null, major: null, critical: null });

export function newCategory(): OwnCategory {
  return { key: '', label: noWords(), weights: noWeights() };
}

export function newCriterion(): OwnCriterion {
  return {
    key: '',
    label: noWords(),
    question: noWords(),
    scale: '5',
    ends: false,
    anchors: everyLocale(noAnchors),
    required: true,
  };
}

/** A criterion of the library with its wording, to be changed. */
export function adaptedCriterion({ key, label, question, scale, anchors }: LibraryCriterion): OwnCriterion {
  const filled = (texts: readonly string[]) => noAnchors().map((_, index) => texts[index] ?? '');
  return {
    ...newCriterion(),
    key,
    label: { ...label },
    question: { ...question },
    scale: String(scale) as OwnCriterion['scale'],
    anchors: everyLocale((locale) => filled(anchors[locale])),
  };
}

export function newQuestion(): OwnQuestion {
  return {
    question: noWords(),
    options: [
      { label: noWords(), eligible: true },
      { label: noWords(), eligible: false },
    ],
  };
}

export function newTrainingTask(kind: OwnTrainingTask['kind']): OwnTrainingTask {
  return {
    kind,
    prompt: '',
    source: '',
    text: '',
    left: '',
    right: '',
    expected: {},
    preferences: [],
    feedback: noWords(),
  };
}

/** The indices of the anchor texts that a criterion needs: each point's, or those of the ends. */
export function anchorPlaces({ scale, ends }: Pick<OwnCriterion, 'scale' | 'ends'>): number[] {
  if (scale === '100' || (scale === '7' && ends)) return [0, MOST_POINTS - 1];
  return Array.from({ length: Number(scale) }, (_, index) => index);
}
