import { MEASURES } from '#app/core/studies/configuration.ts';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import { measureSection, measureSignature } from '#app/core/reports/sections/measures.ts';
import type { StudyData } from '#app/core/verdict/data.ts';
import { scoreSystem } from '#app/core/verdict/measures/itemScores.ts';
import { resolveTokenizers } from '#app/core/verdict/measures/tokenizers.ts';
import type { Database } from '#db/database.ts';
import { listItems } from '#db/queries/items.ts';
import { upsertScores } from '#db/queries/scores.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { NewRow, Row } from '#db/schema.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { loadStudyData } from './loadStudyData.ts';

/**
 * Computes BLEU and ROUGE of every output, and all measures of every system over the corpus, and stores them as
 * scores; called once outputs are complete. Calling it again replaces them.
 *
 * @returns how many scores were stored
 * @throws AppError `not_found`
 */
export async function storeMeasures(db: Database, slug: string): Promise<number> {
  const study = await requireStudy(db, slug);
  const configuration = studyConfigurationSchema.parse(study.configuration);
  const data = await loadStudyData(db, study.id);
  const tokenizers = resolveTokenizers(configuration.tokenizer, data.items);
  const tested = data.systems.filter(({ role }) => role !== 'control').map(({ system }) => system);
  const scores = new Map(tested.map((system) => [system, scoreSystem(data, system, tokenizers)]));
  const ids = await idsOf(db, study);
  const references = new Map(data.items.map((item) => [item.item, item.references]));
  const ofOutputs = [...scores].flatMap(([system, { texts }]) =>
    [...texts].flatMap(([item, text]) =>
      MEASURES.filter((measure) => measure !== 'perplexity').map((measure): NewRow<'scores'> => ({
        study_id: study.id,
        item_id: ids.items.get(item)!,
        system_id: ids.systems.get(system)!,
        measure,
        value: measure === 'bleu' ? text.sentenceBleu : text[measure],
        lower: null,
        upper: null,
        signature: outputSignature(measure, references.get(item)!, tokenizers),
        detail: null,
      })),
    ),
  );
  const ofCorpora = measureSection(data, configuration, scores, tokenizers).map(
    (summary): NewRow<'scores'> => ({
      study_id: study.id,
      item_id: null,
      system_id: ids.systems.get(summary.system)!,
      measure: summary.measure,
      value: summary.value,
      lower: summary.lower,
      upper: summary.upper,
      signature: summary.signature,
      detail: JSON.stringify({ items: summary.items, level: summary.level }),
    }),
  );
  const rows = [...ofOutputs, ...ofCorpora];
  await db.transaction().execute((trx) => upsertScores(trx, rows));
  return rows.length;
}

/** The signature of one output's score: BLEU of a single text leaves out orders longer than it. */
function outputSignature(
  measure: (typeof MEASURES)[number],
  references: StudyData['items'][number]['references'],
  tokenizers: ReturnType<typeof resolveTokenizers>,
): string {
  const signature = measureSignature(measure, [references], tokenizers);
  return measure === 'bleu' ? signature.replace('|eff:no|', '|eff:yes|') : signature;
}

async function idsOf(db: Database, study: Row<'studies'>) {
  const items = await listItems(db, study.id);
  const systems = await listSystems(db, study.id);
  return {
    items: new Map(items.map(({ key, id }) => [key, id])),
    systems: new Map(systems.map(({ name, id }) => [name, id])),
  };
}
