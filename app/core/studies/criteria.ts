import { because } from '../shared/errors.ts';
import { z } from 'zod';
import { inLocale, LOCALES, type EveryLocale, type Locale, type Localized } from '../shared/localized.ts';
import { keySchema } from './key.ts';

/** A text in languages of the interface, in one at least; see `inLocale` for those that it is not written in. */
export const localizedText = localized(z.string().min(1));
export type LocalizedText = z.infer<typeof localizedText>;

function localized<T extends z.ZodType>(schema: T) {
  const shape = Object.fromEntries(LOCALES.map((locale) => [locale, schema.optional()]));
  return z
    .object(shape as Record<Locale, z.ZodOptional<T>>)
    .refine((texts) => LOCALES.some((locale) => texts[locale as keyof typeof texts] !== undefined), {
      message: because('is-missing'),
      path: ['en'],
    });
}

/** Numbers of points that a scale may have; 100 is a slider. */
export const SCALES = [3, 5, 7, 100] as const;
export type Scale = (typeof SCALES)[number];

/** Both ends of a scale. */
const rangeSchema = z
  .object({
    lowest: z.number(),
    highest: z.number(),
    /** Whether values between whole numbers occur; absent = they don't. */
    fractions: z.boolean().optional(),
  })
  .refine((r) => r.lowest < r.highest, { message: because('lowest-above-highest'), path: ['lowest'] });

/**
 * One quality dimension. `scale` is the number of points (values 1 … scale). `anchors[i]` is the text of point
 * i + 1; scales of 7 and 100 points may, and the latter must, have two texts alone, those of the ends. See
 * `anchorOf`.
 */
export const criterionSchema = z
  .object({
    key: keySchema,
    label: localizedText,
    question: localizedText,
    scale: z.literal(SCALES).default(5),
    anchors: localized(z.array(z.string().min(1))),
    /** Whether a task is complete only with a rating of it; absent = it is. */
    required: z.boolean().optional(),
    /** Of judgments made elsewhere alone: the values that they may have, fractions among them; absent = 1 … scale. */
    range: rangeSchema.optional(),
  })
  .refine((c) => c.range !== undefined || hasAnchors(c.scale, lengthsOf(c.anchors)), {
    message: because('anchors-incomplete'),
    path: ['anchors'],
  });
export type Criterion = z.infer<typeof criterionSchema>;

/** A criterion of ours, which is written in every language. */
export interface LibraryCriterion extends Criterion {
  label: EveryLocale<string>;
  question: EveryLocale<string>;
  anchors: EveryLocale<string[]>;
}

/** How many texts there are in each language that has any. */
function lengthsOf(anchors: Localized<readonly string[]>): number[] {
  return LOCALES.flatMap((locale) => anchors[locale]?.length ?? []);
}

/** Whether a scale has its texts, as many in each language. */
function hasAnchors(scale: Scale, [count = 0, ...others]: readonly number[]): boolean {
  if (others.some((other) => other !== count)) return false;
  if (scale === 100) return count === 2;
  return count === scale || (scale === 7 && count === 2);
}

/** What says how far a criterion's values go. */
export type Ranged = Pick<Criterion, 'scale' | 'range'>;

/** Both ends of a criterion's scale. */
export function endsOf({ scale, range }: Ranged): { readonly lowest: number; readonly highest: number } {
  return range ?? { lowest: 1, highest: scale };
}

/** How far apart the ends of a criterion's scale are, in its points: what margins are shares of. */
export function rangeOf(criterion: Ranged): number {
  const { lowest, highest } = endsOf(criterion);
  return highest - lowest;
}

/** Whether all criteria have the same scale: points of different ones don't add up. */
export function onOneScale(criteria: readonly Ranged[]): boolean {
  return new Set(criteria.map((criterion) => Object.values(endsOf(criterion)).join())).size === 1;
}

/** Most points of a scale that are counted one by one. */
const MOST_COUNTED = 101;

/** Every value that a criterion's scale has; null where there are too many, or it has fractions. */
export function pointsOf(criterion: Ranged): number[] | null {
  const { lowest, highest } = endsOf(criterion);
  const points = highest - lowest + 1;
  if (
    criterion.range?.fractions === true ||
    !Number.isInteger(lowest) ||
    !Number.isInteger(highest) ||
    points > MOST_COUNTED
  )
    return null;
  return Array.from({ length: points }, (_, index) => lowest + index);
}

/**
 * The text of a point of a criterion's scale; null where it has none.
 * @param value 1 … scale
 */
export function anchorOf(
  { scale, range, anchors }: Ranged & Pick<Criterion, 'anchors'>,
  value: number,
  locale: Locale,
): string | null {
  const texts = inLocale(anchors, locale);
  const { lowest, highest } = endsOf({ scale, range });
  if (texts.length === highest - lowest + 1) return texts[value - lowest] ?? null;
  return (value === lowest ? texts[0] : value === highest ? texts[1] : undefined) ?? null;
}

export const FLUENCY: LibraryCriterion = {
  key: 'fluency',
  label: { en: 'Fluency', zh: '流畅度' },
  question: { en: 'Is it well-formed, natural language?', zh: '语言是否通顺自然？' },
  scale: 5,
  anchors: {
    en: [
      'Unreadable: broken or garbled language',
      'Hard to read: many errors',
      'Readable: several errors or awkward phrases',
      'Good: a small slip at most',
      'Flawless: reads like a careful writer',
    ],
    zh: [
      '无法阅读：语句破碎或混乱',
      '难以阅读：错误很多',
      '可以读懂：有几处错误或别扭的表达',
      '良好：至多一处小毛病',
      '完美：如同用心写作的人所写',
    ],
  },
};

export const RELEVANCE: LibraryCriterion = {
  key: 'relevance',
  label: { en: 'Relevance', zh: '相关性' },
  question: { en: 'Does it do what the prompt asks for?', zh: '是否回应了提示的要求？' },
  scale: 5,
  anchors: {
    en: [
      'Off topic: about something else',
      'Mostly beside the point',
      'In part: important things are missing',
      'Mostly: a minor thing is missing',
      'Fully: everything asked for is there',
    ],
    zh: [
      '离题：写的是别的内容',
      '大部分没有切题',
      '部分切题：缺少重要内容',
      '基本切题：缺少次要内容',
      '完全切题：要求的内容都有',
    ],
  },
};

export const CONSISTENCY: LibraryCriterion = {
  key: 'consistency',
  label: { en: 'Consistency', zh: '一致性' },
  question: {
    en: 'Does everything it states agree with the prompt, the source and itself?',
    zh: '所述内容是否与提示、原文及自身一致？',
  },
  scale: 5,
  anchors: {
    en: [
      'Contradicts the given facts throughout',
      'Several statements are wrong or invented',
      'One important statement is wrong or invented',
      'One minor statement is inexact',
      'Every statement is supported',
    ],
    zh: [
      '通篇与所给事实矛盾',
      '多处陈述有误或凭空捏造',
      '一处重要陈述有误或凭空捏造',
      '一处次要陈述不够准确',
      '每一处陈述都有依据',
    ],
  },
};

export const DEFAULT_CRITERIA: readonly LibraryCriterion[] = [FLUENCY, RELEVANCE, CONSISTENCY];
