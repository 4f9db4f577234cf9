import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { listInvitations } from '#db/queries/invitations.ts';
import { listItems } from '#db/queries/items.ts';
import { listOutputs } from '#db/queries/outputs.ts';
import { findStudy } from '#db/queries/studies.ts';
import type { Row } from '#db/schema.ts';

const SLUG = 'try-it-yourself';
/** Every sixth item: four of each segment, few enough to finish. */
const EVERY = 6;

/**
 * A rater's link to an open study for the visitor: the sample study is closed once its simulated raters are done,
 * so this one asks about some of the same texts again, of people. Each step is done where the last run has not
 * done it.
 * @param from the sample study, whose outputs it takes
 */
export async function tryOutLink(db: Database, from: string, origin: string): Promise<string> {
  const sample = (await findStudy(db, from))!;
  const study = (await findStudy(db, SLUG)) ?? (await createTryOut(db, sample));
  if (study.state === 'draft') {
    for (const { name } of study.configuration.systems) {
      const outputs = (await listOutputs(db, sample.id, name)).filter((_, index) => index % EVERY === 0);
      await importOutputs(db, { slug: SLUG, system: name, outputs });
    }
    await prepareTasks(db, study.id);
  }
  if ((await findStudy(db, SLUG))?.state === 'ready') await openStudy(db, SLUG);
  const invitation =
    (await listInvitations(db, study.id))[0] ??
    (await createInvitation(db, { slug: SLUG, label: 'Visitors of the demo' }));
  return `${origin}/r/${invitation.token}`;
}

async function createTryOut(db: Database, sample: Row<'studies'>): Promise<Row<'studies'>> {
  const { configuration } = sample;
  const items = (await listItems(db, sample.id)).filter((_, index) => index % EVERY === 0);
  return await createStudy(db, {
    slug: SLUG,
    configuration: {
      ...configuration,
      name: 'Try it yourself: product descriptions',
      seed: SLUG,
      systems: configuration.systems.map((system) => ({ ...system, provider: { kind: 'import' } })),
      protocol: {
        ...configuration.protocol,
        ratersPerItem: 50,
        controls: { share: 0, minimum: 0 },
        blocksPerSitting: 6,
      },
    },
    items: items.map((item) => ({
      item: item.key,
      prompt: item.prompt,
      references: item.reference_texts,
      ...(item.segment === null ? {} : { segment: item.segment }),
      ...(item.language === null ? {} : { language: item.language }),
    })),
  });
}
