import path from 'node:path';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { Item } from '#app/core/studies/items.ts';
import { PROGRAM_FOLDER } from '#app/config/programFolder.ts';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import type { Database } from '#db/database.ts';
import { findStudy } from '#db/queries/studies.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { showJobProgress } from '#scripts/cli/jobProgress.ts';
import type { Running } from '#scripts/cli/runningServer.ts';
import { readConfiguration } from '#scripts/files/configuration.ts';
import { readItems } from '#scripts/files/items.ts';
import { readLanguages } from '#scripts/simulation/languageKnowledge.ts';
import { simulatedControlLoss } from './controlLoss.ts';

const FIXTURES = path.join(PROGRAM_FOLDER, 'fixtures');
const KNOWLEDGE = path.join(FIXTURES, 'datasets/blurb/language.json');
const SLUG = 'product-blurbs';

/** The sample study's slug; makes the study if it is not there. */
export async function sampleStudy(db: Database): Promise<string> {
  if ((await findStudy(db, SLUG)) !== undefined) return SLUG;
  const items = await readItems(FIXTURES, 'datasets/blurb/items.jsonl');
  const configuration = withControlLoss(await readConfiguration(FIXTURES, 'studies/blurb.json'), items);
  const { slug } = await createStudy(db, {
    slug: SLUG,
    configuration,
    items,
    access: { ...NO_ACCESS, anywhere: true },
  });
  return slug;
}

/**
 * The configuration with what slight faults cost raters who read attentively: no people have told it, so simulated ones
 * do, and the study's question says so.
 */
function withControlLoss(configuration: StudyConfiguration, items: readonly Item[]): StudyConfiguration {
  const controlLoss = simulatedControlLoss(items, configuration, readLanguages(KNOWLEDGE));
  const told = 'D, what a slight fault costs, was found with simulated attentive raters.';
  return {
    ...configuration,
    question: `${configuration.question} ${told}`,
    gates: { ...configuration.gates, controlLoss },
  };
}

/** Generates what is missing, builds the tasks and opens the study; does nothing for one that is further. */
export async function prepareAndOpen(
  { db, jobs }: Running,
  slug: string,
  { io, signal }: Pick<CommandContext, 'io' | 'signal'>,
): Promise<void> {
  const before = (await findStudy(db, slug))?.state;
  if (before === 'draft' || before === 'generating') {
    await jobs.enqueue(prepareStudyJob, { slug });
    const progress = showJobProgress(io);
    try {
      await jobs.wait(prepareStudyJob, { slug }, { onProgress: progress.update, signal });
    } finally {
      progress.end();
    }
  }
  if ((await findStudy(db, slug))?.state === 'ready') await openStudy(db, slug);
}
