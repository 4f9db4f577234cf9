import { because } from '../../shared/errors.ts';
import { z } from 'zod';
import { criterionSchema, DEFAULT_CRITERIA, type Criterion } from '../../studies/criteria.ts';
import type { PartProblem } from '../definition.ts';
import {
  askedCategories,
  highlightsSchema,
  type AskedCategory,
  type HighlightOptions,
  type Severity,
} from './highlights.ts';

export const likertShape = {
  /** Likert criteria rated for each output; empty = no Likert tasks. */
  criteria: z
    .array(criterionSchema)
    .default([...DEFAULT_CRITERIA])
    .refine((list) => new Set(list.map((c) => c.key)).size === list.length, because('criterion-keys-differ')),
  /** Whether raters may mark faulty spans of the text that they rate. */
  highlights: z.union([z.literal(false), highlightsSchema]).default(false),
};

export interface LikertPart {
  readonly criteria: Criterion[];
  readonly highlights: false | HighlightOptions;
}

/** What raters may know: the criteria, how bad a marked fault can be, and of which kind; neither where none are marked. */
export interface LikertFacts {
  readonly criteria: readonly Criterion[];
  readonly severities: readonly Severity[];
  readonly categories: readonly AskedCategory[];
}

export function likertFacts({ criteria, highlights }: LikertPart): LikertFacts {
  if (highlights === false) return { criteria, severities: [], categories: [] };
  return { criteria, severities: highlights.severities, categories: askedCategories(highlights) };
}

export function likertProtocolProblems({ criteria, highlights }: LikertPart): PartProblem[] {
  const problems: PartProblem[] = [];
  if (highlights !== false && criteria.length === 0) {
    problems.push({
      path: ['highlights'],
      message: because('spans-need-criteria'),
    });
  }
  if (criteria.length > 0 && criteria.every(({ required }) => required === false)) {
    problems.push({
      path: ['criteria'],
      message: because('one-required-criterion'),
    });
  }
  return problems;
}
