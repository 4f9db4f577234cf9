import { z } from 'zod';
import type { Kind } from '#app/core/kinds/kind.ts';
import { SEVERITIES } from '#app/core/kinds/likert/highlights.ts';
import { STRENGTHS } from '#app/core/kinds/pairwise/answer.ts';
import { said } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { endsOf } from '#app/core/studies/criteria.ts';
import type { GivenAnswer } from '../given/givenStudy.ts';

/** What an answer of a kind is, and what may be wrong with one that can be read. */
export interface AnswerReader {
  readonly schema: z.ZodType<GivenAnswer>;
  /** @param systems those of the task */
  fault(
    answer: GivenAnswer,
    protocol: StudyConfiguration['protocol'],
    systems: ReadonlySet<string>,
  ): Said | null;
}

const place = z.int().min(0);

export const ANSWERS: Readonly<Record<Kind, AnswerReader>> = {
  likert: {
    schema: z.strictObject({
      ratings: z.record(z.string(), z.number()),
      highlights: z.array(
        z.strictObject({
          start: place,
          end: place,
          severity: z.enum(SEVERITIES),
          criterion: z.string().nullable(),
          category: z.string().optional(),
          comment: z.string().nullable(),
        }),
      ),
    }),
    fault: ({ ratings = {}, highlights: marks = [] }, { criteria, highlights }) => {
      for (const [criterion, value] of Object.entries(ratings)) {
        const own = criteria.find(({ key }) => key === criterion);
        if (own === undefined) {
          return said('criterion-not-given', {
            criterion,
            known: criteria.map(({ key }) => key).join(', '),
          });
        }
        const { lowest, highest } = endsOf(own);
        if (value < lowest || value > highest) {
          return said('off-scale', { criterion, value, lowest, highest });
        }
      }
      const kinds = highlights === false ? [] : (highlights.categories ?? []).map(({ key }) => key);
      const other = marks.find(({ category }) => category !== undefined && !kinds.includes(category));
      if (other !== undefined) {
        return said('category-not-given', { category: other.category!, known: kinds.join(', ') });
      }
      return null;
    },
  },
  pairwise: {
    schema: z.strictObject({
      choice: z.enum(['a', 'b', 'tie']),
      strength: z.enum(STRENGTHS).nullable(),
    }),
    fault: () => null,
  },
  ranking: {
    schema: z.strictObject({ ranks: z.record(z.string(), z.int().min(1).max(9)) }),
    fault: ({ ranks = {} }, _, systems) => {
      const named = Object.keys(ranks);
      const other = named.find((system) => !systems.has(system));
      if (other !== undefined) {
        return said('system-unknown', { system: other, systems: [...systems].join(', ') });
      }
      return named.length === systems.size ? null : said('is-missing');
    },
  },
};
