import { inLocale, type Locale } from '../../shared/localized.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { Report } from '../report.ts';

/** All that a paper about a study is made of. */
export interface PaperInput {
  /** Of a closed study; with who opened it and what was tried before. */
  readonly report: Report;
  /** As it was frozen. */
  readonly configuration: StudyConfiguration;
  readonly facts: PaperFacts;
  /** The questions of a comparison and of a ranking as raters read them; null where the study asks for none. */
  readonly asked: { readonly preference: string | null; readonly ranking: string | null };
  /** The version of the program. */
  readonly version: string;
}

/** What a study knows of its items and raters beyond its report. */
export interface PaperFacts {
  /** How many items have each language, as they are labelled; null = not labelled. */
  readonly languages: readonly { readonly language: string | null; readonly items: number }[];
  readonly items: {
    readonly all: number;
    readonly withReferences: number;
    readonly withSource: number;
    readonly conversations: number;
  };
  /** Raters that a recruiting platform sent. */
  readonly recruited: number;
}

/** What a paper speaks of again and again. */
export interface Spoken {
  readonly baseline: string;
  readonly candidates: readonly string[];
  /** Raters who judged something, and those whose judgments count. */
  readonly raters: { readonly all: number; readonly counted: number };
  /** A criterion's name, in English where it has one. */
  readonly criterion: (key: string) => string;
  /** Whether its judgments came from elsewhere: nobody opened it here. */
  readonly judgedElsewhere: boolean;
}

export function spokenOf({ report, configuration }: Pick<PaperInput, 'report' | 'configuration'>): Spoken {
  const { verdict, criteria } = report;
  const judges = report.raters.filter(({ judgments }) => judgments > 0);
  const labels = new Map(criteria.map(({ key, label }) => [key, inLocale(label, 'en')]));
  return {
    baseline: verdict.baseline,
    candidates: configuration.systems.flatMap(({ name, role }) => (role === 'candidate' ? [name] : [])),
    raters: { all: judges.length, counted: judges.filter(({ included }) => included).length },
    criterion: (key) => labels.get(key) ?? key,
    judgedElsewhere: report.opened === undefined,
  };
}

/** "1 item", "2 items". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The language in which raters read a study's questions. */
export function askedIn({ locale }: StudyConfiguration): Locale {
  return locale;
}
