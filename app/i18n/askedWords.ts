import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { LANGUAGES } from './languages.ts';

/** The questions of a study's comparisons and rankings as its raters read them; null where it asks for none. */
export function askedWords({ protocol, locale }: Pick<StudyConfiguration, 'protocol' | 'locale'>): {
  readonly preference: string | null;
  readonly ranking: string | null;
} {
  const { rating, ranking } = LANGUAGES[locale].messages;
  const asked = protocol.ranking;
  return {
    preference: protocol.pairwise === false ? null : rating.rate.preference,
    ranking: asked === false ? null : asked.form === 'ranking' ? ranking.question : ranking.endsQuestion,
  };
}
