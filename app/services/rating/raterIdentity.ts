import { createHash } from 'node:crypto';
import type { Locale } from '#app/core/shared/localized.ts';
import type { Row } from '#db/schema.ts';

/** A rater who has joined, as the other services take it. */
export interface Rater {
  id: number;
  studyId: number;
  /** `rater-01` …, `simulated-01` … */
  name: string;
  simulated: boolean;
  locale: Locale;
  /** Languages the rater reads; null = all. */
  languages: readonly string[] | null;
}

export function toRater(
  row: Pick<Row<'raters'>, 'id' | 'study_id' | 'name' | 'simulated' | 'locale' | 'languages'>,
): Rater {
  const { id, study_id, name, simulated, locale, languages } = row;
  return { id, studyId: study_id, name, simulated, locale, languages };
}

/** How a rater's secret is stored: its SHA-256, hex. The secret is random, so a plain hash is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
