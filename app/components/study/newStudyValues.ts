import type { Locale } from '#app/core/shared/localized.ts';
import type { Margins, ProfileName } from '#app/core/studies/margins.ts';
import type { DecisionValues } from './decision.ts';
import type { SystemValues } from './generation/systemValues.ts';
import type { ProtocolValues } from './protocol/values.ts';
import type { StakesValues } from './stakes/values.ts';

/** A measure whose scores are imported; a margin that is left empty is none. */
export interface CustomMeasureValues {
  name: string;
  direction: 'higher' | 'lower';
  unit: string;
  margin: { accept: number | null; limit: number | null };
  votes: boolean;
}

/**
 * What the form holds. Its names are the paths of the configuration that it makes, so that a problem of the
 * configuration belongs to the field of that name; for the exceptions see `fieldOfPath`.
 */
export interface NewStudyValues {
  name: string;
  question: string;
  raterTitle: string;
  locale: Locale;
  seed: string;
  systems: SystemValues[];
  protocol: ProtocolValues;
  guidelines: string;
  consent: string;
  decision: DecisionValues;
  profile: 'default' | 'own' | ProfileName;
  /** Used where the profile is `own`; in percent, BLEU in points. */
  margins: Record<keyof Margins, { accept: number; limit: number }>;
  voters: string[];
  customMeasures: CustomMeasureValues[];
  /** How many raters are thought of, and what an hour of theirs costs: for the plan alone. */
  planning: { raters: number | null; pricePerHour: number | null };
  /** What is at stake; prices stand with the systems. */
  stakes: StakesValues;
  /** Without a folder no encoder compares the outputs. */
  bertscore: { modelFolder: string; idf: boolean };
}
