import { z } from 'zod';
import type { likertTraining } from '../kinds/likert/training.ts';
import type { pairwiseTraining } from '../kinds/pairwise/training.ts';
import { kinds } from '../kinds/kinds.ts';

/** A task of the training round, whose right answers are known. None of it is an item of the study. */
export type TrainingTask = z.output<(typeof likertTraining | typeof pairwiseTraining)['schema']>;

const schemas = kinds.all.flatMap(({ training }) => training?.schema ?? []);
export const trainingTaskSchema = z.discriminatedUnion(
  'kind',
  schemas as unknown as [z.ZodObject<{ kind: z.ZodLiteral<string> }>],
) as unknown as z.ZodType<TrainingTask, z.input<(typeof likertTraining | typeof pairwiseTraining)['schema']>>;

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
