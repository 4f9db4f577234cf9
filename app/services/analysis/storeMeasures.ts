import { measureScores } from '#app/core/reports/measureScores.ts';
import type { StudyData } from '#app/core/evidence/data.ts';
import type { Database } from '#db/database.ts';
import { listItems } from '#db/queries/items.ts';
import { upsertScores } from '#db/queries/scores.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Store } from '../generation/turn.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { computeApart } from './computeApart.ts';
import { loadStudyData } from './loadStudyData.ts';

/** Characters of outputs times resamples up to which the measures take well under a tenth of a second. */
const SMALL = 1_000_000;

/**
 * Computes BLEU and ROUGE of every output, and all measures of every system over the corpus, and stores them as
 * scores; called once outputs are complete. Calling it again replaces them. What takes longer is computed in a
 * process of its own.
 *
 * @param store writes while the study's state allows it
 * @returns how many scores were stored
 * @throws AppError `not_found`
 */
export async function storeMeasures(db: Database, slug: string, store: Store): Promise<number> {
  const study = await requireStudy(db, slug);
  const { configuration } = study;
  const data = await loadStudyData(db, study.id, configuration);
  const input = { data, configuration };
  const isSmall = charactersOf(data) * configuration.resamples <= SMALL;
  const scores = isSmall ? measureScores(input) : await computeApart('measures', input);
  const items = new Map((await listItems(db, study.id)).map(({ key, id }) => [key, id]));
  const systems = new Map((await listSystems(db, study.id)).map(({ name, id }) => [name, id]));
  const rows = scores.map(({ item, system, language, detail, ...figures }) => ({
    study_id: study.id,
    item_id: item === null ? null : items.get(item)!,
    system_id: systems.get(system)!,
    ...figures,
    detail: detail === null && language === null ? null : JSON.stringify(detail ?? { language }),
  }));
  await store((trx) => upsertScores(trx, rows));
  return rows.length;
}

function charactersOf({ outputs }: StudyData): number {
  return outputs.reduce((sum, { text }) => sum + text.length, 0);
}
