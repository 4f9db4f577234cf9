import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import type { Database } from '#db/database.ts';
import { listItems } from '#db/queries/items.ts';
import { insertOutputs } from '#db/queries/outputs.ts';
import { listSystems } from '#db/queries/systems.ts';
import { findStudyById } from '#db/queries/studies.ts';
import type { Row } from '#db/schema.ts';

/** A small configuration: three criteria, pairwise, two raters an item, sittings of four blocks. */
export function configurationOf(
  protocol: StudyConfigurationInput['protocol'] = {},
  rest: Partial<StudyConfigurationInput> = {},
): StudyConfigurationInput {
  return {
    name: 'Two blurb writers',
    seed: 'seed',
    systems: ['base', 'tiny'].map((name, i) => ({
      name,
      role: i === 0 ? 'baseline' : 'candidate',
      provider: { kind: 'import' },
    })),
    protocol: { ratersPerItem: 2, blocksPerSitting: 4, controls: { share: 0, minimum: 3 }, ...protocol },
    ...rest,
  };
}

export function itemsOf(
  count: number,
): { item: string; prompt: string; segment: string; language: string }[] {
  return Array.from({ length: count }, (_, i) => ({
    item: `item-${i}`,
    prompt: `Product: Lamp ${i}\nColour: ${['red', 'blue', 'green'][i % 3]}\nPower: ${i + 3} W\nDescription:`,
    segment: i % 2 === 0 ? 'even' : 'odd',
    language: 'en',
  }));
}

/** The text of a system for an item; the third item's texts are the same for all systems. */
export function outputOf(system: string, position: number): string {
  const writer = position === 2 ? 'Both' : system === 'base' ? 'One' : 'Other';
  return `${writer} says: lamp ${position} is ${['red', 'blue', 'green'][position % 3]} and needs ${position + 3} W.`;
}

/** Stores an output of every system for every item. */
export async function writeOutputs(db: Database, studyId: number, write = outputOf): Promise<void> {
  const items = await listItems(db, studyId);
  for (const system of await listSystems(db, studyId)) {
    const rows = items.map((item) => {
      const text = write(system.name, item.position);
      const text_hash = createHash('sha256').update(text).digest('hex');
      return { study_id: studyId, item_id: item.id, system_id: system.id, text, text_hash };
    });
    await insertOutputs(
      db,
      rows.map((row) => ({
        ...row,
        token_ids: null,
        token_count: null,
        finish_reason: null,
        latency_ms: null,
      })),
    );
  }
}

/** An open study with its outputs, tasks and a rater's link. */
export async function openSample(
  db: Database,
  options: {
    items?: number;
    protocol?: StudyConfigurationInput['protocol'];
    rest?: Partial<StudyConfigurationInput>;
    write?: typeof outputOf;
    /** What a lead does before it opens, once all outputs are there. */
    before?: (slug: string) => Promise<unknown>;
    now?: Date;
    /** By which rule it is judged. By rule 1 raters who always answer alike go on, as most tests do for brevity. */
    rule?: 1 | 2;
  } = {},
): Promise<{ study: Row<'studies'>; token: string }> {
  const { slug, id } = await createStudy(db, {
    configuration: configurationOf(options.protocol, options.rest),
    items: itemsOf(options.items ?? 6),
  });
  // The same orders and sides in every study of the same shape.
  await db.updateTable('studies').set({ blinding_key: 'sample' }).where('id', '=', id).execute();
  await writeOutputs(db, id, options.write);
  await options.before?.(slug);
  const opened = await openStudy(db, slug, { now: options.now });
  const { rule = 1 } = options;
  if (rule === 1) await openedByRule1(db, id);
  const study = rule === 1 ? (await findStudyById(db, id))! : opened;
  const { token } = await createInvitation(db, { slug, label: 'test' });
  return { study, token };
}

/** Opens a study as an earlier release did: by its rule, raters who always answer alike go on. */
export async function openByRule1(db: Database, slug: string): Promise<void> {
  const { id } = await openStudy(db, slug);
  await openedByRule1(db, id);
}

/** Makes a study one that an earlier release opened. */
async function openedByRule1(db: Database, studyId: number): Promise<void> {
  await sql`alter table studies disable trigger frozen_configuration_kept`.execute(db);
  await sql`update studies set rule_version = 1 where id = ${studyId}`.execute(db);
  await sql`alter table studies enable trigger frozen_configuration_kept`.execute(db);
}
