import { controlRecords } from '#app/core/quality/controls.ts';
import type { Report } from '#app/core/reports/report.ts';
import { isFrozen } from '#app/core/studies/lifecycle.ts';
import { provenanceWarnings, type SystemProvenance } from '#app/core/studies/provenance.ts';
import type { StudyWarning } from '#app/core/studies/warnings.ts';
import { noticedRanges } from '#app/core/verdict/exclusions.ts';
import type { Executor } from '#db/database.ts';
import { controlTallies } from '#db/kinds/answers.ts';
import { findCurrentAnalysis } from '#db/queries/analysis.ts';
import { impossiblePaces, joinBursts } from '#db/queries/joinAttempts.ts';
import { countControls, raterStandings } from '#db/queries/quality.ts';
import { studiesOfSameModels } from '#db/queries/sameModels.ts';
import type { Row } from '#db/schema.ts';
import { faultWarnings } from '../pairs/faultWarnings.ts';
import type { ImportedMeasure } from './importedMeasures.ts';
import {
  BURST_JOINS,
  BURST_MINUTES,
  IMPOSSIBLE_PACE,
  IMPOSSIBLE_TASKS,
  scoreWarnings,
  studyWarnings,
} from './studyWarnings.ts';

/** What is known of a study already, so that it isn't asked for again. */
interface Known {
  readonly items: number;
  /** Its measures whose scores are imported. */
  readonly customMeasures: readonly ImportedMeasure[];
  readonly provenances: readonly SystemProvenance[];
}

/** What a lead should know of a study at the moment; nothing of one that was withdrawn. */
export async function warningsOfStudy(
  db: Executor,
  study: Row<'studies'>,
  known: Known,
): Promise<StudyWarning[]> {
  if (study.state === 'withdrawn') return [];
  const ready = study.state === 'ready';
  return [
    ...(ready ? scoreWarnings(known.customMeasures, known.items) : []),
    ...(ready ? await triedBefore(db, study.id) : []),
    ...(await faultWarnings(db, study)),
    ...(await ofRatersAndControls(db, study, known.provenances)),
  ];
}

/** That the same models have been compared already, while there is a choice whether to open one more study. */
async function triedBefore(db: Executor, studyId: number): Promise<StudyWarning[]> {
  const studies = [...new Set((await studiesOfSameModels(db, studyId)).map(({ name }) => name))];
  return studies.length === 0 ? [] : [{ kind: 'tried-before', studies }];
}

async function ofRatersAndControls(
  db: Executor,
  { id, state, configuration }: Row<'studies'>,
  provenances: readonly SystemProvenance[],
): Promise<StudyWarning[]> {
  // What raters do and what controls tell comes later.
  if (!isFrozen(state)) return provenanceWarnings(provenances);
  const closed = state === 'closed' || state === 'decided';
  const analysis = closed ? await findCurrentAnalysis(db, id) : undefined;
  return studyWarnings({
    state,
    configuration,
    controls: await countControls(db, id),
    raters: await raterStandings(db, id),
    bursts: await joinBursts(db, id, { minutes: BURST_MINUTES, least: BURST_JOINS }),
    paces: await impossiblePaces(db, id, {
      charactersPerSecond: IMPOSSIBLE_PACE,
      least: IMPOSSIBLE_TASKS,
    }),
    provenances,
    records: controlRecords(await controlTallies(db, id), noticedRanges(configuration)),
    report: analysis === undefined ? null : (analysis.result as Report),
  });
}
