import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { readConfiguration } from '#app/core/studies/configuration/stored.ts';
import type { Database } from '#db/database.ts';
import type { StudyGlance } from '#db/queries/studyGlance.ts';

/** Studies whose configuration is kept; the one kept longest goes first. */
const MOST = 100;

interface KnownStudy {
  /** The version of the study's row that the configuration is of. */
  readonly version: string;
  readonly configuration: StudyConfiguration;
}

/** What this process knows of the studies of each database that it has open. */
const databases = new WeakMap<Database, Map<number, KnownStudy>>();

/**
 * The configuration of a study as this process read it last. A query that is told its version says whether it is
 * still the one; see `configurationOf`. Nothing else of a study is kept: its state is read each time.
 */
export function knownStudy(db: Database, studyId: number): KnownStudy | undefined {
  return databases.get(db)?.get(studyId);
}

/**
 * The configuration of a study that was read.
 *
 * @param known what the query was told to be known; returned where the study has not changed, else replaced
 */
export function configurationOf(
  db: Database,
  studyId: number,
  known: KnownStudy | undefined,
  { version, configuration: stored, configurationVersion }: StudyGlance,
): StudyConfiguration {
  if (stored === null) return known!.configuration;
  const configuration = readConfiguration(stored, configurationVersion);
  let studies = databases.get(db);
  if (studies === undefined) databases.set(db, (studies = new Map<number, KnownStudy>()));
  studies.delete(studyId);
  if (studies.size >= MOST) studies.delete(studies.keys().next().value!);
  studies.set(studyId, { version, configuration });
  return configuration;
}
