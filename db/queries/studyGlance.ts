import { sql } from 'kysely';
import type { Row } from '#db/schema.ts';

/** A study as every step of a rater needs it. */
export interface StudyGlance {
  state: Row<'studies'>['state'];
  /** Changes whenever the study's row does. */
  version: string;
  /** As it was stored, for `readConfiguration`; null where the version is the one that is known already. */
  configuration: unknown;
  configurationVersion: number;
}

// The writing transaction and the row's place, together, are of one state of the row alone: no counter of ours could
// be forgotten, and no statement changes a study without them.
export const studyVersion = sql<string>`studies.xmin::text || studies.ctid::text`;

/** The columns of a `StudyGlance`. A study's configuration is long and rarely changes, so it is sent only when it has. */
export const studyGlance = (known: string) => sql<StudyGlance>`
  studies.state as state, ${studyVersion} as version, studies.configuration_version as "configurationVersion",
  case when ${studyVersion} = ${known} then null else studies.configuration end as configuration`;
