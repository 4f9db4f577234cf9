import { z } from 'zod';
import { localizedText } from './criteria.ts';

/** The ratings that count as right for a criterion, both ends included. */
const range = z
  .object({ lowest: z.int().min(1), highest: z.int().min(1).max(100) })
  .refine((r) => r.lowest <= r.highest, { message: 'lowest must not exceed highest', path: ['lowest'] });

const example = {
  prompt: z.string().min(1).max(100_000),
  source: z.string().max(1_000_000).optional(),
  /** What a rater is told after answering, right or wrong. */
  feedback: localizedText,
};

/** A task of the training round, whose right answers are known. None of it is an item of the study. */
export const trainingTaskSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('likert'),
    ...example,
    text: z.string().min(1),
    /** By criterion key; criteria without a range are asked and any answer is right. */
    expected: z.record(z.string(), range),
  }),
  z.object({
    kind: z.literal('pairwise'),
    ...example,
    left: z.string().min(1),
    right: z.string().min(1),
    expected: z.array(z.enum(['left', 'right', 'tie'])).min(1),
  }),
]);
export type TrainingTask = z.infer<typeof trainingTaskSchema>;

/** The training round before the first task; null = none. */
export const trainingSchema = z.object({
  tasks: z.array(trainingTaskSchema).min(1).max(30),
  /** Share of the tasks that must be right for a rater to go on. */
  passMark: z.number().min(0).max(1).default(0.7),
  /** How often a rater may go through the round. */
  attempts: z.int().min(1).max(10).default(2),
});
export type Training = z.infer<typeof trainingSchema>;

/** Where a rater stands in the training round; the last attempt's answers, one for each task judged so far. */
export interface TrainingRecord {
  /** From 1. */
  readonly attempt: number;
  readonly right: readonly boolean[];
  readonly state: 'running' | 'passed' | 'failed';
}
